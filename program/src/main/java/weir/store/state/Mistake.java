package weir.store.state;

/// Something wrong in a description, and where.
///
/// @param line counted from 1
/// @param column counted from 1
public record Mistake(String file, int line, int column, String sentence) {
  /// `network.yaml:12:7: sentence`.
  @Override
  public String toString() {
    return file + ":" + line + ":" + column + ": " + sentence;
  }
}
