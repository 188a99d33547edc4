package weir.query.hive;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import weir.query.sql.SqlType;
import weir.store.catalog.CatalogColumn;
import weir.store.catalog.CatalogDatabase;
import weir.store.catalog.CatalogPartition;
import weir.store.catalog.CatalogStorage;
import weir.store.catalog.CatalogTable;

/// What `DESCRIBE` says of a table, in Hive's layout.
final class DescribedTable {
  private static final String BLANK = "\t \t ";
  private static final String HEADER = row("# col_name", "data_type", "comment");

  private DescribedTable() {}

  /// The columns and behind them the partition keys.
  static List<CatalogColumn> all(CatalogTable table) {
    List<CatalogColumn> all = new ArrayList<>(table.columns());
    all.addAll(table.partitionKeys());
    return all;
  }

  static List<String> padded(List<CatalogColumn> columns) {
    return columns.stream().map(column -> padded(column.name())).toList();
  }

  private static String padded(String text) {
    return String.format(Locale.ROOT, "%-20s", text);
  }

  private static String row(String name, String type, String comment) {
    return padded(name) + "\t" + padded(type) + "\t" + padded(comment);
  }

  private static String row(CatalogColumn column) {
    return row(column.name(), column.type(), column.comment());
  }

  static HiveResult database(CatalogDatabase database, boolean extended) {
    StringJoiner line = new StringJoiner("\t");
    line.add(database.name()).add(database.description()).add(database.location());
    if (extended) {
      line.add(database.parameters().isEmpty() ? "" : database.parameters().toString());
    }
    List<String> columns = new ArrayList<>(List.of("db_name", "comment", "location"));
    if (extended) {
      columns.add("parameters");
    }
    return new HiveResult(columns, List.of(line.toString()));
  }

  /// @param partition null for the table itself
  static HiveResult of(
      CatalogTable table, DescribeStatement.Table statement, @Nullable CatalogPartition partition) {
    List<String> columns = List.of("col_name", "data_type", "comment");
    if (!statement.column().isEmpty()) {
      return new HiveResult(columns, List.of(row(column(table, statement.column()))));
    }
    CatalogStorage storage = partition == null ? table.storage() : partition.storage();
    List<String> lines = new ArrayList<>();
    boolean formatted = statement.detail() == DescribeStatement.Detail.FORMATTED;
    if (formatted) {
      lines.add(HEADER);
      lines.add(BLANK);
    }
    storage.columns().forEach(column -> lines.add(row(column)));
    if (!formatted) {
      table.partitionKeys().forEach(key -> lines.add(row(key)));
    }
    keys(table, lines);
    switch (statement.detail()) {
      case COLUMNS -> {}
      case EXTENDED -> {
        lines.add(BLANK);
        lines.add("Detailed Table Information\t" + TableDetails.line(table, storage) + "\t ");
      }
      case FORMATTED -> lines.addAll(TableDetails.formatted(table, partition));
    }
    return new HiveResult(columns, lines);
  }

  private static void keys(CatalogTable table, List<String> lines) {
    if (table.partitionKeys().isEmpty()) {
      return;
    }
    lines.add(BLANK);
    lines.add("# Partition Information\t \t ");
    lines.add(HEADER);
    lines.add(BLANK);
    table.partitionKeys().forEach(key -> lines.add(row(key)));
  }

  private static CatalogColumn column(CatalogTable table, List<String> path) {
    String first = path.getFirst();
    CatalogColumn column =
        all(table).stream()
            .filter(one -> one.name().equalsIgnoreCase(first))
            .findFirst()
            .orElseThrow(
                () -> DdlFault.semantic("[Error 10002]: Invalid column reference " + first));
    return path.size() == 1 ? column : field(column, path.subList(1, path.size()));
  }

  private static CatalogColumn field(CatalogColumn column, List<String> path) {
    SqlType type = SqlType.ofHive(column.type());
    String last = column.name();
    for (String name : path) {
      type = inner(type, name);
      last = name;
    }
    return CatalogColumn.of(last, type.hiveText());
  }

  private static SqlType inner(SqlType type, String name) {
    return switch (type) {
      case SqlType.Row row ->
          row.fields().stream()
              .filter(field -> field.name().orElse("").equalsIgnoreCase(name))
              .map(SqlType.Field::type)
              .findFirst()
              .orElseThrow(
                  () -> DdlFault.semantic("[Error 10002]: Invalid column reference " + name));
      case SqlType.Array array when name.equals("$elem$") -> array.element();
      case SqlType.MapType map when name.equals("$key$") -> map.key();
      case SqlType.MapType map when name.equals("$value$") -> map.value();
      default -> throw DdlFault.semantic("[Error 10002]: Invalid column reference " + name);
    };
  }
}
