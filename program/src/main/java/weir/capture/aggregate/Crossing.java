package weir.capture.aggregate;

/// What came of looking for the interfaces that a packet crosses.
enum Crossing {
  /// At least one interface recorded it.
  RECORDED,
  /// It is of a kind that flow logs never show.
  NEVER_LOGGED,
  /// It crosses no interface that is known.
  FOREIGN
}
