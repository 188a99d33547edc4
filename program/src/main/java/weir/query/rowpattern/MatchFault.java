package weir.query.rowpattern;

/// Why a pattern cannot be looked for, or looked for any further.
public final class MatchFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String errorName;

  /// @param errorName Trino's name of the error
  public MatchFault(String errorName, String sentence) {
    super(sentence);
    this.errorName = errorName;
  }

  public String errorName() {
    return errorName;
  }

  public String sentence() {
    return String.valueOf(getMessage());
  }
}
