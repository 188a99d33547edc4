package weir.query.rowpattern;

/// What the values are that conditions over several rows work with.
public enum CellKind {
  BOOLEAN,
  /// Whole numbers, days, microseconds, milliseconds.
  WHOLE,
  DOUBLE,
  DECIMAL,
  TEXT
}
