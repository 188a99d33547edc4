package weir.query.rowpattern;

/// Which rows a match becomes.
public enum RowsPerMatch {
  /// One, an empty match too.
  ONE,
  /// Those of the match; an empty match becomes the row at which it stands.
  ALL_SHOW_EMPTY,
  ALL_OMIT_EMPTY,
  /// Rows of no match too.
  ALL_WITH_UNMATCHED
}
