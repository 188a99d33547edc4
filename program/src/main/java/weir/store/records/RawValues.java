package weir.store.records;

/// The values of a page as the file has them, not yet of a field's type: numbers, or texts in the
/// page's own bytes.
///
/// @param numbers numbers; empty when the values are texts
/// @param bytes what the texts are in
/// @param starts where each text begins
/// @param ends where each text ends
public record RawValues(int count, long[] numbers, byte[] bytes, int[] starts, int[] ends) {
  private static final int[] NO_PLACES = new int[0];

  /// No values.
  static final RawValues NONE = ofNumbers(new long[0]);

  /// Whether these are numbers, not texts.
  public boolean isNumbers() {
    return starts.length == 0;
  }

  /// Whether these are the very same values, not equal ones.
  @SuppressWarnings("ReferenceEquality")
  boolean isSame(RawValues other) {
    return this == other;
  }

  static RawValues ofNumbers(long[] numbers) {
    return new RawValues(numbers.length, numbers, new byte[0], NO_PLACES, NO_PLACES);
  }

  /// Reads `count` values in plain encoding.
  static RawValues plain(ByteCursor in, int type, int count) throws DamagedParquetException {
    return switch (type) {
      case ParquetFormat.INT32 -> {
        check(in, count, 4);
        long[] numbers = new long[count];
        int from = in.take(4L * count);
        for (int i = 0; i < count; i++) {
          numbers[i] = ByteWords.intAt(in.bytes(), from + 4 * i);
        }
        yield ofNumbers(numbers);
      }
      case ParquetFormat.INT64 -> {
        check(in, count, 8);
        long[] numbers = new long[count];
        int from = in.take(8L * count);
        for (int i = 0; i < count; i++) {
          numbers[i] = ByteWords.longAt(in.bytes(), from + 8 * i);
        }
        yield ofNumbers(numbers);
      }
      case ParquetFormat.BYTE_ARRAY -> {
        check(in, count, 4);
        int[] starts = new int[count];
        int[] ends = new int[count];
        for (int i = 0; i < count; i++) {
          int length = in.i32();
          starts[i] = in.take(length);
          ends[i] = starts[i] + length;
        }
        yield new RawValues(count, new long[0], in.bytes(), starts, ends);
      }
      default -> throw new DamagedParquetException("has values of physical type " + type);
    };
  }

  /// Reads `count` texts whose lengths stand together before them.
  static RawValues texts(ByteCursor in, int count) throws DamagedParquetException {
    DeltaInput differences = new DeltaInput(in, count);
    long[] lengths = differences.all();
    int[] starts = new int[count];
    int[] ends = new int[count];
    for (int i = 0; i < count; i++) {
      starts[i] = in.take(lengths[i]);
      ends[i] = starts[i] + (int) lengths[i];
    }
    return new RawValues(count, new long[0], in.bytes(), starts, ends);
  }

  /// Some of the values, in the order of the places.
  RawValues picked(int[] places, int count) {
    if (isNumbers()) {
      long[] picked = new long[count];
      for (int i = 0; i < count; i++) {
        picked[i] = numbers[places[i]];
      }
      return ofNumbers(picked);
    }
    int[] pickedStarts = new int[count];
    int[] pickedEnds = new int[count];
    for (int i = 0; i < count; i++) {
      pickedStarts[i] = starts[places[i]];
      pickedEnds[i] = ends[places[i]];
    }
    return new RawValues(count, new long[0], bytes, pickedStarts, pickedEnds);
  }

  private static void check(ByteCursor in, int count, int leastBytes)
      throws DamagedParquetException {
    if ((long) count * leastBytes > in.remaining()) {
      throw new DamagedParquetException(
          "announces " + count + " values in " + in.remaining() + " bytes");
    }
  }
}
