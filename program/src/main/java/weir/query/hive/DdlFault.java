package weir.query.hive;

/// Why a statement in Hive's dialect fails, in Athena's sentence.
public final class DdlFault extends RuntimeException {
  private final Kind kind;

  DdlFault(Kind kind, String sentence) {
    super(sentence, null, false, false);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /// `FAILED: ParseException line 1:0 …`
  public String sentence() {
    return String.valueOf(getMessage());
  }

  /// What Athena distinguishes in its error types.
  public enum Kind {
    /// The text is no statement.
    SYNTAX,
    /// The statement does not fit the catalogue.
    SEMANTIC,
    /// The catalogue refuses the change.
    TASK,
    /// Weir does not do it.
    UNSUPPORTED
  }

  static DdlFault semantic(String sentence) {
    return new DdlFault(Kind.SEMANTIC, "FAILED: SemanticException " + sentence);
  }

  static DdlFault task(String sentence) {
    return new DdlFault(
        Kind.TASK,
        "FAILED: Execution Error, return code 1 from org.apache.hadoop.hive.ql.exec.DDLTask. "
            + sentence);
  }

  static DdlFault unsupported(String sentence) {
    return new DdlFault(Kind.UNSUPPORTED, "NOT_SUPPORTED: " + sentence);
  }
}
