package weir.query.engine;

/// What written objects hold.
public sealed interface OutputFormat {
  /// Parquet.
  record Parquet(Codec codec) implements OutputFormat {}

  /// Lines of columns with a byte between them, as LazySimpleSerDe reads them.
  record Text(char delimiter, boolean gzip) implements OutputFormat {}

  /// A JSON object per line.
  record Json(boolean gzip) implements OutputFormat {}

  /// How Parquet's pages are packed.
  enum Codec {
    UNCOMPRESSED,
    SNAPPY,
    GZIP,
    ZSTD
  }
}
