package weir.store.records;

import java.nio.charset.StandardCharsets;

/// The numbers that stand for things in Parquet files (parquet-format, `parquet.thrift`).
final class ParquetFormat {
  /// What a file begins and ends with.
  static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  static final int INT32 = 1;
  static final int INT64 = 2;
  static final int BYTE_ARRAY = 6;

  static final int OPTIONAL = 1;
  static final int UTF8 = 0;

  static final int PLAIN = 0;
  static final int PLAIN_DICTIONARY = 2;
  static final int RLE = 3;
  static final int DELTA_BINARY_PACKED = 5;
  static final int DELTA_LENGTH_BYTE_ARRAY = 6;
  static final int RLE_DICTIONARY = 8;

  static final int DATA_PAGE = 0;
  static final int DICTIONARY_PAGE = 2;
  static final int DATA_PAGE_V2 = 3;

  private ParquetFormat() {}
}
