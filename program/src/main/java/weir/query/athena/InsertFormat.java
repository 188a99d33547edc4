package weir.query.athena;

import java.util.Map;
import weir.query.engine.OutputFormat;
import weir.store.catalog.CatalogTable;

/// How further objects of a table are written, so that the table reads them.
final class InsertFormat {
  private InsertFormat() {}

  /// @throws AthenaFault when they cannot be
  static OutputFormat of(CatalogTable table) {
    String library = table.storage().format().serde().library();
    Map<String, String> serde = table.storage().format().serde().parameters();
    if (library.endsWith("ParquetHiveSerDe")) {
      return new OutputFormat.Parquet(OutputFormat.Codec.GZIP);
    }
    requireNoHeader(table);
    if (library.endsWith("JsonSerDe")) {
      return new OutputFormat.Json(false);
    }
    if (library.endsWith("LazySimpleSerDe")) {
      String delimiter =
          serde.getOrDefault("field.delim", serde.getOrDefault("serialization.format", "\001"));
      if (delimiter.length() == 1) {
        return new OutputFormat.Text(delimiter.charAt(0), false);
      }
      if (delimiter.equals("1")) {
        return new OutputFormat.Text('\001', false);
      }
    }
    throw AthenaFault.named(
        "NOT_SUPPORTED", "rows cannot be inserted into a table of the SerDe " + library);
  }

  private static void requireNoHeader(CatalogTable table) {
    String lines = table.parameters().getOrDefault("skip.header.line.count", "0").strip();
    if (!lines.equals("0")) {
      throw AthenaFault.named(
          "NOT_SUPPORTED",
          "skip.header.line.count is "
              + lines
              + " in the table "
              + table.name()
              + "; rows can be inserted into text without header lines only");
    }
  }
}
