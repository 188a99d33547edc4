package weir.cli;

import java.util.Locale;

/// What `weir top` counts.
enum TopMetric {
  BYTES("sum(bytes)", "bytes"),
  PACKETS("sum(packets)", "packets"),
  FLOWS("count(*)", "packets");

  private final String sum;
  private final String column;

  TopMetric(String sum, String column) {
    this.sum = sum;
    this.column = column;
  }

  /// The word on the command line and in the answer.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The aggregate in SQL.
  String sum() {
    return sum;
  }

  /// The column without which a record carries no flow of this metric: NODATA and SKIPDATA records
  /// have none.
  String column() {
    return column;
  }
}
