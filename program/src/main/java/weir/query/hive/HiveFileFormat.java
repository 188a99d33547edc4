package weir.query.hive;

/// What `STORED AS` says.
public sealed interface HiveFileFormat {
  /// Nothing: text.
  record Unsaid() implements HiveFileFormat {}

  /// `STORED AS PARQUET`
  record Named(FileFormatName name) implements HiveFileFormat {}

  /// `STORED AS INPUTFORMAT '…' OUTPUTFORMAT '…'`
  record Classes(String input, String output) implements HiveFileFormat {}
}
