package weir.query.trino;

import java.util.List;
import weir.query.engine.LogGroupSource;
import weir.store.catalog.CatalogTable;

/// Log events as a table that a cluster may read.
///
/// @param groups whose events they are: who reads the table must be allowed to query these
/// @param files all that the table consists of
public record LentTable(
    CatalogTable table, List<LogGroupSource.Address> groups, List<LentFile> files) {
  public LentTable {
    groups = List.copyOf(groups);
    files = List.copyOf(files);
  }

  String name() {
    return table.name().table();
  }
}
