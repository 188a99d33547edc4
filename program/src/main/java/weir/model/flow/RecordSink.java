package weir.model.flow;

/// Takes the records that capture makes. `delivery` implements it; capture knows no more of
/// delivery than this.
public interface RecordSink {
  /// Takes one interface's records of one window, and answers for them once it has returned true.
  ///
  /// The batch has no `version` and no tag columns: those depend on the flow log that the records
  /// end in.
  ///
  /// @return false when there is no room for them: they are lost, and the caller owes the window a
  ///   SKIPDATA record
  boolean accept(InterfaceWindow window, RecordBatch records);
}
