package weir.query.insights;

/// One command of a query, behind its pipe.
///
/// To add one, implement this in a file with the command's name, and name its entry in [Commands].
interface Command {
  /// Its text, which reads back to the same command.
  String text();

  /// Does to the rows what the command says.
  void apply(Plan plan);
}
