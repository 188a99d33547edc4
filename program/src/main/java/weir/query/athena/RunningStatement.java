package weir.query.athena;

/// A statement that runs once.
public interface RunningStatement {
  /// Runs it to its end, on this thread; its result lies in the target then.
  ///
  /// @throws AthenaFault when it fails
  StatementOutcome run();

  /// Asks for every right that it needs on the catalogue, and does nothing else.
  ///
  /// @throws AthenaFault when it may not run, or cannot
  void authorize();

  /// Ends a [#run], now or as soon as it begins, by making it fail. For any thread.
  void cancel();

  /// What was used so far.
  RunStatistics statistics();
}
