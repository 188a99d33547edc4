package weir.query.hive;

import weir.store.catalog.TableName;

/// Which parts of the catalogue somebody may see, for answers that leave out the rest.
public interface CatalogSight {
  /// Sees everything.
  CatalogSight ALL =
      new CatalogSight() {
        @Override
        public boolean seesDatabase(String name) {
          return true;
        }

        @Override
        public boolean seesTable(TableName name) {
          return true;
        }
      };

  boolean seesDatabase(String name);

  boolean seesTable(TableName name);
}
