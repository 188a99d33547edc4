package weir.query.files;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weir.model.aws.Fault;
import weir.model.aws.NearName;
import weir.model.flow.RecordField;
import weir.query.session.SyntaxNode;

/// Turns DuckDB's errors into one sentence each, with the place in the statement and the name that
/// was probably meant.
final class DuckDbFault {
  private static final Pattern BARE_END =
      Pattern.compile("(?<![\\w\"'.])end(?![\\w\"'])", Pattern.CASE_INSENSITIVE);

  private final String sql;
  private final Collection<String> columns;

  /// @param columns the names that `flow_logs` has
  DuckDbFault(String sql, Collection<String> columns) {
    this.sql = sql;
    this.columns = columns;
  }

  /// What DuckDB says of an error, in one line, for errors that are not the statement's.
  static String sentence(SQLException error) {
    String message = String.valueOf(error.getMessage());
    int json = message.indexOf('{');
    return firstLine(
        json < 0 || !message.contains("\"exception_type\"")
            ? message
            : SyntaxNode.read(message.substring(json)).text("exception_message"));
  }

  /// The fault that stands for DuckDB's error.
  Fault of(SQLException error) {
    String message = String.valueOf(error.getMessage());
    int json = message.indexOf('{');
    if (json < 0 || !message.contains("\"exception_type\"")) {
      return new Fault.Unavailable("the query failed: " + firstLine(message), error);
    }
    return of(SyntaxNode.read(message.substring(json)), error);
  }

  /// The fault that stands for the error that `json_serialize_sql` answers.
  Fault ofSyntaxTree(SyntaxNode answer) {
    return answer.text("error_type").equals("parser")
        ? syntax(answer.text("error_message"), place(answer))
        : new Fault.Invalid("the query must be one SELECT; Weir's query reads and changes nothing");
  }

  private Fault of(SyntaxNode error, SQLException cause) {
    String message = firstLine(error.text("exception_message"));
    return switch (error.text("exception_type")) {
      case "Parser" -> syntax(message, place(error));
      case "Binder", "Catalog" -> names(error, message);
      case "Out of Memory" ->
          new Fault.Unavailable(
              "the query needs more memory than it may have; ask for less or raise --memory");
      case "INTERRUPT" -> new Fault.Unavailable("the query was cancelled");
      case "Permission" ->
          new Fault.Invalid(
              "the query may read the table flow_logs only" + place(error) + ": " + message);
      case "IO", "Internal", "FATAL" ->
          new Fault.Unavailable("the query failed: " + message, cause);
      default -> new Fault.Invalid(message + place(error));
    };
  }

  private Fault syntax(String message, String place) {
    String sentence = firstLine(message) + place;
    if (BARE_END.matcher(sql).find() && !sql.toLowerCase(Locale.ROOT).contains("case")) {
      sentence += "; end is a word of SQL: write the column as \"end\" in double quotes";
    }
    return new Fault.Invalid(sentence);
  }

  private Fault names(SyntaxNode error, String message) {
    String name = error.text("name");
    return switch (error.text("error_subtype")) {
      case "COLUMN_NOT_FOUND" ->
          new Fault.Invalid("unknown column \"" + name + "\"" + place(error) + columnHint(error));
      case "MISSING_ENTRY" ->
          error.text("type").equals("Table")
              ? new Fault.Invalid(
                  "unknown table \"" + name + "\"" + place(error) + "; the table is flow_logs")
              : new Fault.Invalid(
                  "unknown "
                      + error.text("type").toLowerCase(Locale.ROOT)
                      + " \""
                      + name
                      + "\""
                      + place(error)
                      + NearName.hint(name, candidates(error)));
      case "NO_MATCHING_FUNCTION" ->
          new Fault.Invalid(error.text("call") + " does not exist for these types" + place(error));
      default -> new Fault.Invalid(message + place(error));
    };
  }

  private String columnHint(SyntaxNode error) {
    String name = error.text("name");
    Optional<RecordField> field = RecordField.find(name);
    if (field.isPresent()) {
      return "; no file here has the field " + field.orElseThrow().fieldName();
    }
    for (RecordField hyphenated : RecordField.values()) {
      if (hyphenated.fieldName().indexOf('-') > 0
          && hyphenated.fieldName().startsWith(name.toLowerCase(Locale.ROOT) + "-")
          && sql.toLowerCase(Locale.ROOT).contains(hyphenated.fieldName())) {
        return "; in SQL the field "
            + hyphenated.fieldName()
            + " is the column "
            + hyphenated.columnName();
      }
    }
    String near = NearName.hint(name, columns);
    return near.isEmpty() ? NearName.hint(name, candidates(error)) : near;
  }

  private static List<String> candidates(SyntaxNode error) {
    return List.of(error.text("candidates").split(","));
  }

  /// ` (line 1, column 8)`, or nothing when the error has no place.
  private String place(SyntaxNode error) {
    Matcher digits = Pattern.compile("\\d{1,9}").matcher(error.text("position"));
    if (!digits.matches()) {
      return "";
    }
    byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
    int offset = Math.min(Integer.parseInt(error.text("position")), bytes.length);
    String before = new String(bytes, 0, offset, StandardCharsets.UTF_8);
    long line = before.chars().filter(c -> c == '\n').count() + 1;
    int column = before.length() - before.lastIndexOf('\n');
    return " (line " + line + ", column " + column + ")";
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse(message).strip();
  }
}
