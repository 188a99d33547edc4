package weir.delivery;

import java.util.BitSet;

/// What of a file its destination has taken, for a file that goes there in parts: the next attempt
/// goes on with the rest. Without it a destination with a quota would be sent the same first parts
/// at each attempt, and the last ones never. Used by one thread at a time.
///
/// It is kept in memory: after a restart a file is put from its beginning.
final class TakenParts {
  private final BitSet taken = new BitSet();
  private String key = "";
  private long refused;

  /// Begins an attempt at a file; another than the last one begins at its first part.
  void begin(String file) {
    if (!file.equals(key)) {
      taken.clear();
      refused = 0;
      key = file;
    }
  }

  boolean has(int part) {
    return taken.get(part);
  }

  /// @param refusedRecords those of the part that the destination will never take
  void add(int part, long refusedRecords) {
    taken.set(part);
    refused += refusedRecords;
  }

  /// Records of the file that the destination will never take.
  long refused() {
    return refused;
  }
}
