package weir.query.sql;

/// Why a statement cannot be run, as Athena says it.
public final class SqlFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String errorName;
  private final int line;
  private final int column;

  /// @param errorName Trino's name of the error, such as `COLUMN_NOT_FOUND`
  /// @param line counted from 1; 0 when the error has no place in the text
  /// @param sentence what is wrong, without the place
  public SqlFault(String errorName, int line, int column, String sentence) {
    super(line > 0 ? "line " + line + ":" + column + ": " + sentence : sentence);
    this.errorName = errorName;
    this.line = line;
    this.column = column;
  }

  public String errorName() {
    return errorName;
  }

  public int line() {
    return line;
  }

  public int column() {
    return column;
  }

  /// `line 1:8: Column 'x' cannot be resolved …`.
  public String message() {
    return String.valueOf(getMessage());
  }

  /// `COLUMN_NOT_FOUND: line 1:8: Column 'x' cannot be resolved …`, as in a query's state.
  public String text() {
    return errorName + ": " + message();
  }
}
