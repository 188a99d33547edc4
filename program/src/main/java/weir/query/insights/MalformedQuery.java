package weir.query.insights;

/// A query that cannot be understood, and where in its text.
public final class MalformedQuery extends RuntimeException {
  private final int start;
  private final int end;

  MalformedQuery(String sentence, int start, int end) {
    super(sentence);
    this.start = start;
    this.end = end;
  }

  public String sentence() {
    return String.valueOf(getMessage());
  }

  /// The first character that is wrong, counted from 0.
  public int start() {
    return start;
  }

  /// The character behind the last one that is wrong.
  public int end() {
    return end;
  }
}
