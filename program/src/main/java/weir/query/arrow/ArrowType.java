package weir.query.arrow;

/// What a column of an [ArrowTable] holds.
public enum ArrowType {
  INT8("c", 1),
  INT16("s", 2),
  INT32("i", 4),
  INT64("l", 8),
  TEXT("u", 4);

  private final String format;
  private final int width;

  ArrowType(String format, int width) {
    this.format = format;
    this.width = width;
  }

  /// Arrow's word for it.
  String format() {
    return format;
  }

  /// Bytes of a number, or of a text's place.
  int width() {
    return width;
  }
}
