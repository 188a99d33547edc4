package weir.query.rowpattern;

/// A row that an expression names by its place in the match, such as `PREV(LAST(A.x, 1), 2)`.
///
/// @param labels the rows among which is counted
/// @param fromEnd counted from the last one back, else from the first one on
/// @param offset how many of those rows are passed over
/// @param shift how many rows of the partition further; back where negative
/// @param isFinal the whole match counts, else, from the end, what of it is found so far
public record RowReference(
    LabelSet labels, boolean fromEnd, int offset, int shift, boolean isFinal) {
  /// The last of these rows so far.
  public static RowReference last(LabelSet labels) {
    return new RowReference(labels, true, 0, 0, false);
  }

  public RowReference shifted(int rows) {
    return new RowReference(labels, fromEnd, offset, rows, isFinal);
  }
}
