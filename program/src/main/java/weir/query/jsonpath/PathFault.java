package weir.query.jsonpath;

/// Why a path has no answer: what the path wants is not what the value is.
public final class PathFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  PathFault(String sentence) {
    super(sentence);
  }

  static PathFault structure(String sentence) {
    return new PathFault("structural error: " + sentence);
  }

  static PathFault kind(String wanted, JsonItem found) {
    return new PathFault("invalid item type. Expected: " + wanted + ", actual: " + found.kind());
  }

  public String sentence() {
    return String.valueOf(getMessage());
  }
}
