package weir.query.files;

/// A column of an answer.
public record ResultColumn(String name, Kind kind) {
  /// How a value is shown: numbers to the right and bare in JSON, text in quotes.
  public enum Kind {
    NUMBER,
    TEXT,
    TRUTH
  }
}
