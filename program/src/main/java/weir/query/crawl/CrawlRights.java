package weir.query.crawl;

import weir.store.catalog.TableName;

/// What a crawler's role may do to the catalogue.
@FunctionalInterface
public interface CrawlRights {
  /// @param action of Glue: `CreateTable`
  /// @throws weir.model.aws.Fault.Denied when the role's policies do not allow it
  void require(String action, TableName table);
}
