package weir.delivery;

/// How much a spool holds.
///
/// @param reserveBytes room at the end of `capacityBytes` for the rows that tell of skipped ones
record SpoolLimits(long capacityBytes, long reserveBytes, long segmentBytes) {
  /// Whose rows want to come in.
  enum Room {
    ORDINARY,
    RESERVE
  }

  static SpoolLimits of(long capacityBytes) {
    return new SpoolLimits(
        capacityBytes,
        Math.min(1 << 20, capacityBytes / 16),
        Math.clamp(capacityBytes / 16, 64 << 10, 16 << 20));
  }

  long bytes(Room room) {
    return switch (room) {
      case ORDINARY -> capacityBytes - reserveBytes;
      case RESERVE -> capacityBytes;
    };
  }
}
