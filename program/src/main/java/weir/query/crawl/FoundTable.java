package weir.query.crawl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import weir.query.objects.ObjectAddress;
import weir.store.catalog.CatalogColumn;
import weir.store.catalog.CatalogSerde;
import weir.store.catalog.CatalogStorage;
import weir.store.catalog.StorageFormat;
import weir.store.catalog.TableDefinition;
import weir.store.records.FlowLogKey;

/// Flow-log files that are alike, as a table: those below one root with one layout, one kind of
/// file and the same columns.
record FoundTable(
    ObjectAddress root,
    FlowLogKey.Layout layout,
    FlowLogKey.Suffix suffix,
    List<CatalogColumn> columns,
    List<CatalogColumn> keys) {
  /// The parameter by which a crawler knows its table again.
  static final String MARK = "weir.crawled";

  private static final String PARQUET = "org.apache.hadoop.hive.ql.io.parquet.";

  FoundTable {
    columns = List.copyOf(columns);
    keys = List.copyOf(keys);
  }

  /// What tells it from the others below its root; the columns count for texts, whose columns have
  /// places only.
  String mark() {
    String names = columns.stream().map(CatalogColumn::name).collect(Collectors.joining(" "));
    return (layout.hive() ? "hive" : "plain")
        + (layout.perHour() ? "-hourly" : "")
        + (suffix == FlowLogKey.Suffix.PARQUET ? "-parquet-" : "-text-")
        + String.format(Locale.ROOT, "%08x", names.hashCode());
  }

  /// What the table is called when the name is free.
  String usualName() {
    return "vpcflowlogs" + (suffix == FlowLogKey.Suffix.PARQUET ? "_parquet" : "");
  }

  /// @param crawler that found it
  TableDefinition definition(String crawler) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("EXTERNAL", "TRUE");
    parameters.put("UPDATED_BY_CRAWLER", crawler);
    parameters.put(MARK, mark());
    parameters.put("typeOfData", "file");
    switch (suffix) {
      case TEXT -> {
        parameters.put("classification", "csv");
        parameters.put("delimiter", " ");
        parameters.put("skip.header.line.count", "1");
        parameters.put("areColumnsQuoted", "false");
        parameters.put("columnsOrdered", "true");
        parameters.put("compressionType", "gzip");
      }
      case PARQUET -> {
        parameters.put("classification", "parquet");
        parameters.put("compressionType", "none");
      }
    }
    return TableDefinition.external(
        CatalogStorage.of(columns, root.toString(), format()), keys, parameters);
  }

  private StorageFormat format() {
    return switch (suffix) {
      case TEXT ->
          new StorageFormat(
              "org.apache.hadoop.mapred.TextInputFormat",
              "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
              new CatalogSerde(
                  "",
                  "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe",
                  Map.of("field.delim", " ", "serialization.format", " ")));
      case PARQUET ->
          new StorageFormat(
              PARQUET + "MapredParquetInputFormat",
              PARQUET + "MapredParquetOutputFormat",
              new CatalogSerde(
                  "", PARQUET + "serde.ParquetHiveSerDe", Map.of("serialization.format", "1")));
    };
  }
}
