package weir.query.engine;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weir.model.aws.Fault;
import weir.query.sql.SqlFault;

/// Errors of DuckDB and of storage under the names that Trino gives them.
final class TrinoErrors {
  /// How translated SQL raises an error of Trino's: `error('DIVISION_BY_ZERO: Division by zero')`.
  private static final Pattern NAMED =
      Pattern.compile("^(?:[A-Za-z ]+ Error: )?([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+): (.*)", Pattern.DOTALL);

  private TrinoErrors() {}

  static SqlFault of(SQLException error) {
    String text = String.valueOf(error.getMessage());
    int json = text.indexOf('{');
    boolean described = json >= 0 && text.contains("\"exception_type\"");
    SyntaxNode node = described ? SyntaxNode.read(text.substring(json)) : SyntaxNode.read("{}");
    String message = described ? node.text("exception_message") : text;
    Matcher named = NAMED.matcher(message);
    if (named.find()) {
      return fault(named.group(1), named.group(2), error);
    }
    String line = message.lines().findFirst().orElse(message).strip();
    return switch (node.text("exception_type")) {
      case "Conversion" -> fault("INVALID_CAST_ARGUMENT", line, error);
      case "Out of Range" -> fault("NUMERIC_VALUE_OUT_OF_RANGE", line, error);
      case "Out of Memory" ->
          message.contains("temp_directory_size")
              ? fault(
                  "EXCEEDED_SPILL_LIMIT", "Query exceeded its limit of disk for spilling", error)
              : fault(
                  "EXCEEDED_LOCAL_MEMORY_LIMIT", "Query exceeded its limit of memory", error);
      case "INTERRUPT" -> fault("USER_CANCELED", "Query cancelled", error);
      case "Invalid Input" -> fault("INVALID_FUNCTION_ARGUMENT", line, error);
      case "IO" -> fault("HIVE_CANNOT_OPEN_SPLIT", line, error);
      case "Not implemented" -> fault("NOT_SUPPORTED", line, error);
      default -> fault("GENERIC_INTERNAL_ERROR", line, error);
    };
  }

  static SqlFault of(Fault fault) {
    return switch (fault) {
      case Fault.Denied denied -> fault("PERMISSION_DENIED", denied.sentence(), denied);
      case Fault.Corrupt corrupt -> fault("HIVE_BAD_DATA", corrupt.sentence(), corrupt);
      case Fault.Unsupported unsupported ->
          fault("NOT_SUPPORTED", unsupported.sentence(), unsupported);
      case Fault.NotFound missing -> fault("HIVE_FILESYSTEM_ERROR", missing.sentence(), missing);
      case Fault.Unavailable away -> fault("HIVE_FILESYSTEM_ERROR", away.sentence(), away);
      case Fault other -> fault("GENERIC_USER_ERROR", other.sentence(), other);
    };
  }

  private static SqlFault fault(String name, String sentence, Exception cause) {
    SqlFault fault = new SqlFault(name, 0, 0, sentence);
    fault.initCause(cause);
    return fault;
  }
}
