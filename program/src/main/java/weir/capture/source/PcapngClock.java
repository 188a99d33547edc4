package weir.capture.source;

/// How an interface of a pcapng file counts time: options `if_tsresol` and `if_tsoffset`.
///
/// @param resolution the option's octet: ticks per second as a negative power of 10, or of 2 when
///   the top bit is set
/// @param offsetSeconds what is added to every time
record PcapngClock(int resolution, long offsetSeconds) {
  static final PcapngClock MICROSECONDS = new PcapngClock(6, 0);

  /// Times are kept between 1970 and the year 2116, so that hostile ones cannot overflow sums.
  static final long LATEST_NANOS = Long.MAX_VALUE / 2;

  private static final long NANOS = 1_000_000_000L;
  private static final long LATEST_SECONDS = LATEST_NANOS / NANOS;

  /// Nanoseconds since the Unix epoch.
  ///
  /// @param ticks unsigned
  long toNanos(long ticks) {
    long sinceOffset = (resolution & 0x80) == 0 ? decimal(ticks) : binary(ticks);
    long seconds = Math.clamp(offsetSeconds, -LATEST_SECONDS, LATEST_SECONDS);
    return Math.clamp(sinceOffset + seconds * NANOS, 0, LATEST_NANOS);
  }

  private long decimal(long ticks) {
    int exponent = 9 - resolution;
    if (exponent >= 0) {
      long nanosPerTick = powerOfTen(exponent);
      return Long.compareUnsigned(ticks, LATEST_NANOS / nanosPerTick) > 0
          ? LATEST_NANOS
          : ticks * nanosPerTick;
    }
    long quotient = exponent < -19 ? 0 : Long.divideUnsigned(ticks, powerOfTen(-exponent));
    return quotient < 0 ? LATEST_NANOS : Math.min(quotient, LATEST_NANOS);
  }

  /// 10 to the exponent, unsigned; 19 is the largest that fits.
  private static long powerOfTen(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }

  /// The 128 bits of ticks times 10^9, shifted right.
  private long binary(long ticks) {
    int shift = resolution & 0x7f;
    long high = Math.unsignedMultiplyHigh(ticks, NANOS);
    long low = ticks * NANOS;
    if (shift >= 64) {
      return high >>> (shift - 64);
    }
    if (high >>> shift != 0) {
      return LATEST_NANOS;
    }
    long nanos = shift == 0 ? low : low >>> shift | high << (64 - shift);
    return nanos < 0 ? LATEST_NANOS : Math.min(nanos, LATEST_NANOS);
  }
}
