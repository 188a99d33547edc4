package weir.store.logs;

/// Events by when they were taken: those behind the sequence `after`, as far as `last`.
///
/// Who hands on what arrives asks so, since an event may come long after its own time.
public record SequenceRange(long after, long last) {
  /// Whenever they were taken.
  static final SequenceRange ALL = new SequenceRange(-1, Long.MAX_VALUE);

  public SequenceRange {
    if (last < after) {
      throw new IllegalArgumentException(
          "sequences end at " + last + " before they begin behind " + after);
    }
  }

  boolean holds(long sequence) {
    return sequence > after && sequence <= last;
  }

  boolean mayOverlap(long smallest, long largest) {
    return largest > after && smallest <= last;
  }
}
