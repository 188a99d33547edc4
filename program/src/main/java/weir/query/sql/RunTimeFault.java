package weir.query.sql;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What DuckDB says of a translated query that fails while it runs, as Athena says it.
public final class RunTimeFault {
  private static final Pattern OWN =
      Pattern.compile("(?:^|\\s|: )([A-Z][A-Z_]{4,}): (.*)", Pattern.DOTALL);
  private static final Pattern OVERFLOW =
      Pattern.compile("Overflow in (addition|subtraction|multiplication) of (\\w+) \\((.*?)\\)");

  private static final Pattern DECIMAL =
      Pattern.compile(
          "Cast(?:ing)? value \"?([^\" ]*)\"? to type DECIMAL\\((\\d+),(\\d+)\\) failed");

  private static final Pattern UNREAD =
      Pattern.compile("Could not parse string \"(.*?)\" according to format specifier");

  private RunTimeFault() {}

  /// The fault that stands for DuckDB's message; empty when the message is not about the query's
  /// values, such as when memory runs out.
  public static Optional<SqlFault> of(String duckDbMessage) {
    String message = duckDbMessage.lines().findFirst().orElse("").strip();
    Matcher own = OWN.matcher(message);
    if (message.startsWith("Invalid Input Error") && own.find()) {
      return fault(own.group(1), own.group(2));
    }
    if (message.contains("Division by zero")) {
      return fault("DIVISION_BY_ZERO", "Division by zero");
    }
    Matcher overflow = OVERFLOW.matcher(message);
    if (overflow.find()) {
      return fault(
          "NUMERIC_VALUE_OUT_OF_RANGE",
          type(overflow.group(2)) + " " + overflow.group(1) + " overflow: " + overflow.group(3));
    }
    if (message.contains("Type INT128 with value") && message.contains("type INT64")) {
      return fault("NUMERIC_VALUE_OUT_OF_RANGE", "bigint addition overflow");
    }
    if (message.startsWith("Out of Range Error")) {
      return fault("NUMERIC_VALUE_OUT_OF_RANGE", rest(message));
    }
    Matcher decimal = DECIMAL.matcher(message);
    if (decimal.find()) {
      return fault(
          "INVALID_CAST_ARGUMENT",
          "Cannot cast '%s' to DECIMAL(%s, %s)"
              .formatted(decimal.group(1), decimal.group(2), decimal.group(3)));
    }
    if (message.startsWith("Conversion Error")) {
      return message.contains("out of range") && !message.contains("field value out of range")
          ? fault("NUMERIC_VALUE_OUT_OF_RANGE", rest(message))
          : fault("INVALID_CAST_ARGUMENT", rest(message));
    }
    if (message.contains("Window ") && message.contains("expression cannot be negative")) {
      return fault(
          "INVALID_WINDOW_FRAME", "Window frame offset value must not be negative or null");
    }
    Matcher unread = UNREAD.matcher(message);
    if (unread.find()) {
      return fault("INVALID_FUNCTION_ARGUMENT", "Invalid format: \"" + unread.group(1) + "\"");
    }
    if (message.contains("More than one row returned by a subquery")) {
      return fault("SUBQUERY_MULTIPLE_ROWS", "Scalar sub-query has returned multiple rows");
    }
    if (message.contains("Malformed JSON")) {
      return fault("INVALID_FUNCTION_ARGUMENT", "Cannot convert value to JSON");
    }
    return message.startsWith("Invalid Input Error")
        ? fault("INVALID_FUNCTION_ARGUMENT", rest(message))
        : Optional.empty();
  }

  private static Optional<SqlFault> fault(String name, String sentence) {
    return Optional.of(new SqlFault(name, 0, 0, sentence));
  }

  private static String rest(String message) {
    return message.substring(message.indexOf(": ") + 2);
  }

  private static String type(String duckDb) {
    return switch (duckDb) {
      case "INT8" -> "tinyint";
      case "INT16" -> "smallint";
      case "INT32" -> "integer";
      case "INT64" -> "bigint";
      default -> "decimal";
    };
  }
}
