package weir.store.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A table or view of the catalogue.
public record CatalogTable(TableName name, TableDefinition definition, TableHistory history) {
  /// How it came to be what it is.
  ///
  /// @param id of this table and no other, also when one of the same name comes after it
  /// @param createdBy ARN of who made it; empty when Weir did
  /// @param version 0 at first, one more with each change
  public record TableHistory(
      String id, Instant created, Instant updated, String createdBy, long version) {}

  public CatalogStorage storage() {
    return definition.storage();
  }

  /// Those that lie in the objects.
  public List<CatalogColumn> columns() {
    return definition.storage().columns();
  }

  public List<CatalogColumn> partitionKeys() {
    return definition.partitionKeys();
  }

  /// `TBLPROPERTIES`
  public Map<String, String> parameters() {
    return definition.parameters();
  }

  public boolean isView() {
    return definition.isView();
  }
}
