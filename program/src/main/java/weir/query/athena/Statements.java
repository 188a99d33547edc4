package weir.query.athena;

/// Runs statements.
public interface Statements {
  /// What kind a statement is of.
  ///
  /// @throws AthenaFault when it cannot be parsed; the reason is Athena's sentence without an
  ///   error's name
  StatementKind check(String text);

  /// Readies a statement; nothing of it happens yet.
  RunningStatement start(StatementOrder order);
}
