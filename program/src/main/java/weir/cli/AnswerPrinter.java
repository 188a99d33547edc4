package weir.cli;

import weir.query.files.QueryRows;

/// Prints rows as they come; keeps a bounded number of them.
interface AnswerPrinter {
  /// Prints the row that `rows` stands on.
  void row(QueryRows rows);

  /// Prints what is still kept.
  void end();
}
