package weir.delivery;

/// A part of a batch in the spool: rows of one slot, encoded.
///
/// @param sequence counts the frames of a spool from 1, never reused
/// @param slot the five minutes that the rows' `end` lies in
/// @param windowEndSeconds packet time at which the rows' window closed
/// @param offset where in its segment it begins
record Frame(
    long sequence,
    Slot slot,
    long windowEndSeconds,
    int rows,
    Segment segment,
    long offset,
    int lengthBytes) {
  /// Sequence, slot, window and row count before the columns.
  static final int HEADER_BYTES = 28;
}
