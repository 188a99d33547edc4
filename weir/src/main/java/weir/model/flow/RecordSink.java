package weir.model.flow;

/// Takes the records that capture makes. `delivery` implements it; capture knows no more of
/// delivery than this.
public interface RecordSink {
  /// Takes one interface's records of one window. Returns once the sink answers for them.
  ///
  /// The batch has no `version` and no tag columns: those depend on the flow log that the records
  /// end in.
  void accept(InterfaceWindow window, RecordBatch records);
}
