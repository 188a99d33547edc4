package weir.query.session;

import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weir.model.aws.Fault;
import weir.query.sql.RunTimeFault;
import weir.query.sql.SqlFault;

/// Errors of DuckDB and of storage under the names that Trino gives them.
public final class TrinoErrors {
  private static final Pattern TYPE = Pattern.compile("\"exception_type\":\"([^\"]*)");
  private static final Pattern MESSAGE = Pattern.compile("\"exception_message\":\"([^\"]*)");

  private TrinoErrors() {}

  public static SqlFault of(SQLException error) {
    String text = String.valueOf(error.getMessage());
    int json = text.indexOf('{');
    boolean described = json >= 0 && text.contains("\"exception_type\"");
    SyntaxNode node = described ? described(text.substring(json)) : SyntaxNode.read("{}");
    String message = described ? node.text("exception_message") : text;
    Optional<SqlFault> ofValues =
        RunTimeFault.of(described ? node.text("exception_type") + " Error: " + message : message);
    if (ofValues.isPresent()) {
      ofValues.get().initCause(error);
      return ofValues.get();
    }
    if (message.contains("Java heap space")) {
      // A part of the answer that DuckDB hands to the JVM as a whole did not fit there.
      return fault("EXCEEDED_LOCAL_MEMORY_LIMIT", "Query exceeded its limit of memory", error);
    }
    String line = message.lines().findFirst().orElse(message).strip();
    return switch (node.text("exception_type")) {
      case "Out of Memory" ->
          message.contains("temp_directory_size")
              ? fault(
                  "EXCEEDED_SPILL_LIMIT", "Query exceeded its limit of disk for spilling", error)
              : fault("EXCEEDED_LOCAL_MEMORY_LIMIT", "Query exceeded its limit of memory", error);
      case "INTERRUPT" -> fault("USER_CANCELED", "Query cancelled", error);
      case "IO" -> fault("HIVE_CANNOT_OPEN_SPLIT", line, error);
      case "Not implemented" -> fault("NOT_SUPPORTED", line, error);
      default -> fault("GENERIC_INTERNAL_ERROR", line, error);
    };
  }

  /// The members of a description. The driver cuts the text by its count of bytes where it holds
  /// other letters than ASCII's; what comes first is whole.
  private static SyntaxNode described(String json) {
    try {
      return SyntaxNode.read(json);
    } catch (UncheckedIOException cut) {
      Matcher type = TYPE.matcher(json);
      Matcher message = MESSAGE.matcher(json);
      return new SyntaxNode(
          Map.of(
              "exception_type",
              type.find() ? type.group(1) : "",
              "exception_message",
              message.find() ? message.group(1) : json));
    }
  }

  public static SqlFault of(Fault fault) {
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
