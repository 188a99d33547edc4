package weir.query.athena;

import weir.query.sql.SqlFault;

/// Why a statement failed, as `StateChangeReason` and `AthenaError` say it.
public final class AthenaFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String reason;
  private final ErrorKind kind;

  /// @param reason all that is said
  public AthenaFault(String reason, ErrorKind kind) {
    super(reason);
    this.reason = reason;
    this.kind = kind;
  }

  /// @param errorName Trino's, which is said before the sentence: `TABLE_NOT_FOUND`
  public static AthenaFault named(String errorName, String sentence) {
    return new AthenaFault(errorName + ": " + sentence, ErrorKind.of(errorName));
  }

  public static AthenaFault of(SqlFault fault) {
    return new AthenaFault(fault.text(), ErrorKind.of(fault.errorName()));
  }

  /// What the caller's policies do not allow.
  ///
  /// @param denial AWS's sentence: `User: … is not authorized to perform: glue:GetTable on …`
  public static AthenaFault denied(String denial) {
    return new AthenaFault(
        "Insufficient permissions to execute the query. " + denial, ErrorKind.PERMISSION);
  }

  public String reason() {
    return reason;
  }

  public ErrorKind kind() {
    return kind;
  }
}
