package weir.capture.decode;

/// Where a layer put the next one: two positions in one `long`, so that nothing is allocated, or a
/// negative number that stands for the answer other than OK.
final class Found {
  static final long TRUNCATED = -1L - Decoded.TRUNCATED.ordinal();
  static final long NOT_IP = -1L - Decoded.NOT_IP.ordinal();
  static final long UNSUPPORTED = -1L - Decoded.UNSUPPORTED.ordinal();

  private static final Decoded[] ANSWERS = Decoded.values();

  private Found() {}

  /// The next header starts at `at`; `beside` is what the layer tells about it and not negative.
  static long at(int at, int beside) {
    return (long) beside << 32 | at;
  }

  static int at(long found) {
    return (int) found;
  }

  static int beside(long found) {
    return (int) (found >>> 32);
  }

  static boolean failed(long found) {
    return found < 0;
  }

  static Decoded answer(long failure) {
    return ANSWERS[(int) (-1 - failure)];
  }
}
