package weir.model.flow;

/// What a record stands for, in the words of the `log-status` field.
public enum LogStatus {
  /// The record carries a flow.
  OK,
  /// The interface had no traffic in the window.
  NODATA,
  /// Records of the interface were lost in the window.
  SKIPDATA
}
