package weir.query.hive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import weir.store.catalog.Bucketing;
import weir.store.catalog.CatalogColumn;
import weir.store.catalog.CatalogSerde;
import weir.store.catalog.CatalogTable;

/// The statement that would make a table, in the lines of Hive's `SHOW CREATE TABLE`.
final class TableStatementText {
  private static final Set<String> DELIMITERS =
      Set.of(
          "serialization.format",
          "field.delim",
          "escape.delim",
          "collection.delim",
          "colelction.delim",
          "mapkey.delim",
          "line.delim",
          "serialization.null.format");

  private TableStatementText() {}

  static List<String> lines(CatalogTable table) {
    if (table.isView()) {
      return StoredView.statement(table);
    }
    List<String> lines = new ArrayList<>();
    lines.add("CREATE EXTERNAL TABLE " + HiveText.name(table.name().table()) + "(");
    columns(table.columns(), lines);
    if (!table.definition().description().isEmpty()) {
      lines.add("COMMENT " + HiveText.quoted(table.definition().description()));
    }
    if (!table.partitionKeys().isEmpty()) {
      lines.add("PARTITIONED BY ( ");
      columns(table.partitionKeys(), lines);
    }
    bucketing(table.storage().bucketing(), lines);
    rows(table.storage().format().serde(), lines);
    lines.add("STORED AS INPUTFORMAT ");
    lines.add("  " + HiveText.quoted(table.storage().format().input()) + " ");
    lines.add("OUTPUTFORMAT ");
    lines.add("  " + HiveText.quoted(table.storage().format().output()));
    lines.add("LOCATION");
    lines.add("  " + HiveText.quoted(table.storage().location()));
    properties(table.parameters(), lines);
    return lines;
  }

  private static void columns(List<CatalogColumn> columns, List<String> lines) {
    for (int i = 0; i < columns.size(); i++) {
      CatalogColumn column = columns.get(i);
      lines.add(
          "  "
              + HiveText.name(column.name())
              + " "
              + column.type()
              + HivePrinter.said(" COMMENT ", column.comment())
              + (i + 1 < columns.size() ? ", " : ")"));
    }
  }

  private static void bucketing(Bucketing bucketing, List<String> lines) {
    if (bucketing.number() <= 0) {
      return;
    }
    lines.add("CLUSTERED BY ( ");
    lines.add(
        bucketing.columns().stream()
            .map(HiveText::name)
            .collect(Collectors.joining(", \n  ", "  ", ") ")));
    if (!bucketing.sorted().isEmpty()) {
      lines.add(
          bucketing.sorted().stream()
              .map(one -> HiveText.name(one.name()) + (one.ascending() ? " ASC" : " DESC"))
              .collect(Collectors.joining(", ", "SORTED BY ( ", ") ")));
    }
    lines.add("INTO " + bucketing.number() + " BUCKETS");
  }

  private static void rows(CatalogSerde serde, List<String> lines) {
    Map<String, String> parameters = serde.parameters();
    if (serde.library().equals(FileFormatName.LAZY)
        && DELIMITERS.containsAll(parameters.keySet())
        && parameters.size() > 1) {
      lines.add("ROW FORMAT DELIMITED ");
      said(lines, "  FIELDS TERMINATED BY ", parameters.get("field.delim"));
      said(lines, "  ESCAPED BY ", parameters.get("escape.delim"));
      said(
          lines,
          "  COLLECTION ITEMS TERMINATED BY ",
          parameters.getOrDefault("collection.delim", parameters.get("colelction.delim")));
      said(lines, "  MAP KEYS TERMINATED BY ", parameters.get("mapkey.delim"));
      said(lines, "  LINES TERMINATED BY ", parameters.get("line.delim"));
      said(lines, "  NULL DEFINED AS ", parameters.get("serialization.null.format"));
      return;
    }
    lines.add("ROW FORMAT SERDE ");
    lines.add("  " + HiveText.quoted(serde.library()) + " ");
    if (parameters.isEmpty()
        || (serde.library().equals(FileFormatName.LAZY)
            && parameters.equals(Map.of("serialization.format", "1")))) {
      return;
    }
    lines.add("WITH SERDEPROPERTIES ( ");
    pairs(parameters, lines);
    lines.set(lines.size() - 1, lines.getLast() + " ");
  }

  private static void said(List<String> lines, String words, @Nullable String value) {
    if (value != null) {
      lines.add(words + HiveText.quoted(value) + " ");
    }
  }

  private static void properties(Map<String, String> parameters, List<String> lines) {
    Map<String, String> shown = new TreeMap<>(parameters);
    shown.remove("EXTERNAL");
    if (!shown.isEmpty()) {
      lines.add("TBLPROPERTIES (");
      pairs(shown, lines);
    }
  }

  private static void pairs(Map<String, String> pairs, List<String> lines) {
    int left = pairs.size();
    for (Map.Entry<String, String> one : new TreeMap<>(pairs).entrySet()) {
      left--;
      lines.add(
          "  "
              + HiveText.quoted(one.getKey())
              + "="
              + HiveText.quoted(one.getValue())
              + (left > 0 ? ", " : ")"));
    }
  }
}
