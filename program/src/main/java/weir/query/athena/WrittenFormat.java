package weir.query.athena;

import java.util.Map;
import weir.query.engine.OutputFormat;
import weir.store.catalog.CatalogSerde;
import weir.store.catalog.StorageFormat;

/// What the catalogue says of files that a statement wrote.
final class WrittenFormat {
  private static final String TEXT_INPUT = "org.apache.hadoop.mapred.TextInputFormat";
  private static final String TEXT_OUTPUT =
      "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat";

  private WrittenFormat() {}

  static StorageFormat storage(OutputFormat format) {
    return switch (format) {
      case OutputFormat.Parquet parquet ->
          new StorageFormat(
              "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat",
              "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat",
              serde("org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe", Map.of()));
      case OutputFormat.Text text -> {
        String delimiter = String.valueOf(text.delimiter());
        yield new StorageFormat(
            TEXT_INPUT,
            TEXT_OUTPUT,
            serde(
                "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe",
                Map.of("field.delim", delimiter, "serialization.format", delimiter)));
      }
      case OutputFormat.Json json ->
          new StorageFormat(
              TEXT_INPUT, TEXT_OUTPUT, serde("org.apache.hive.hcatalog.data.JsonSerDe", Map.of()));
    };
  }

  private static CatalogSerde serde(String library, Map<String, String> parameters) {
    return new CatalogSerde("", library, parameters);
  }
}
