package weir.query.sql;

import io.trino.sql.tree.Expression;
import io.trino.sql.tree.JsonArray;
import io.trino.sql.tree.JsonObject;
import io.trino.sql.tree.JsonPathParameter.JsonFormat;
import io.trino.sql.tree.JsonQuery;
import io.trino.sql.tree.Node;
import java.util.Optional;

/// Values of SQL on their way to [JsonAnswers]: DuckDB's text for a letter and the value's text.
final class JsonValues {
  private JsonValues() {}

  /// JSON that an expression writes.
  static String json(ExpressionAnalyzer analyzer, Expression expression, JsonFormat format) {
    Term term = analyzer.term(expression);
    if (term.isNull()) {
      return "CAST(NULL AS VARCHAR)";
    }
    boolean isText = Types.isText(term.type()) && format == JsonFormat.JSON;
    if (!isText && term.type() != SimpleType.VARBINARY) {
      throw Faults.type(
          expression,
          "Cannot read input of type "
              + term.type().text()
              + " as JSON using formatting "
              + format);
    }
    if (format == JsonFormat.UTF16 || format == JsonFormat.UTF32) {
      throw Faults.unsupported(expression, format + " is not supported; UTF8 is");
    }
    return isText ? term.text() : "trino_from_utf8(" + term.text() + ")";
  }

  /// A value for a JSON value to be made; `n` for NULL, `N` for NULL in the place of JSON.
  static String value(
      ExpressionAnalyzer analyzer,
      Expression expression,
      Optional<JsonFormat> format,
      Node at,
      String what) {
    if (isJson(expression, format)) {
      String json = json(analyzer, expression, format.orElse(JsonFormat.JSON));
      return "coalesce('j' || " + json + ", 'N')";
    }
    return "coalesce(" + lettered(analyzer.term(expression), at, what) + ", 'n')";
  }

  /// Whether an expression is JSON: marked so, or made by a function that gives JSON.
  static boolean isJson(Expression expression, Optional<JsonFormat> format) {
    return format.isPresent()
        || expression instanceof JsonArray
        || expression instanceof JsonObject
        || expression instanceof JsonQuery;
  }

  private static String lettered(Term term, Node at, String what) {
    return switch (term.type()) {
      case SimpleType.UNKNOWN -> "'n'";
      case SimpleType.BOOLEAN -> "'b' || " + plain(term);
      case SimpleType.TINYINT, SimpleType.SMALLINT, SimpleType.INTEGER -> "'i' || " + plain(term);
      case SimpleType.BIGINT -> "'w' || " + plain(term);
      case SqlType.Decimal _ -> "'m' || " + text(term, at, what);
      case SimpleType.REAL, SimpleType.DOUBLE -> "'d' || " + text(term, at, what);
      case SimpleType.DATE -> "'tdate:' || " + text(term, at, what);
      case SqlType.Time _ -> "'ttime without time zone:' || " + text(term, at, what);
      case SqlType.Timestamp _ -> "'ttimestamp without time zone:' || " + text(term, at, what);
      case SqlType.TimestampWithZone _ -> "'ttimestamp with time zone:' || " + text(term, at, what);
      default -> "'s' || " + text(term, at, what);
    };
  }

  private static String plain(Term term) {
    return "CAST(" + term.text() + " AS VARCHAR)";
  }

  private static String text(Term term, Node at, String what) {
    return TextCasts.toVarchar(term, 0)
        .orElseThrow(() ->
            Faults.unsupported(at, "Unsupported type of " + what + ": " + term.type().text()));
  }
}
