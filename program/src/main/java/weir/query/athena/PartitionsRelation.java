package weir.query.athena;

import java.util.List;
import weir.query.sql.SqlColumn;
import weir.query.sql.SqlName;
import weir.query.sql.SqlRelation;
import weir.query.sql.SqlType;
import weir.store.catalog.CatalogTable;

/// `"t$partitions"`: a row per partition of a table, a column per partition key.
final class PartitionsRelation {
  private PartitionsRelation() {}

  static SqlRelation of(SqlName name, CatalogTable table, List<List<String>> values) {
    List<SqlColumn> columns =
        table.partitionKeys().stream()
            .map(key -> SqlColumn.of(key.name(), SqlType.ofHive(key.type())))
            .toList();
    return ValuesView.of(name, columns, values);
  }
}
