package weir.query.rowpattern;

/// Where the next match is looked for.
public sealed interface AfterMatch {
  /// After the match's last row.
  record PastLastRow() implements AfterMatch {}

  /// After the match's first row.
  record NextRow() implements AfterMatch {}

  /// At the first or last row with one of some labels.
  record ToRow(RowReference row) implements AfterMatch {}
}
