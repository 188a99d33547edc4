package weir.query.sql;

import io.trino.sql.tree.Expression;
import io.trino.sql.tree.FunctionCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Casts to and from JSON, whose values are their text.
final class JsonCasts {
  private JsonCasts() {}

  /// The text that `json_parse` parses where a cast takes the value apart: as in Trino, its inner
  /// objects keep the order of the text unless that is a literal.
  static Optional<Term> unparsed(ExpressionAnalyzer analyzer, Expression value, SqlType to) {
    boolean isTakenApart =
        to instanceof SqlType.Array || to instanceof SqlType.MapType || to instanceof SqlType.Row;
    if (isTakenApart
        && value instanceof FunctionCall call
        && call.getName().getSuffix().equalsIgnoreCase("json_parse")
        && call.getArguments().size() == 1) {
      Term text = analyzer.term(call.argumentValues().getFirst());
      return text.type() instanceof SqlType.Varchar && text.literal().isEmpty()
          ? Optional.of(Term.of(SimpleType.JSON, text.text()))
          : Optional.empty();
    }
    return Optional.empty();
  }

  static Optional<String> fromJson(String json, SqlType to) {
    String shaped = JavaFunctions.text("json_shape", json, DuckText.literal(to.text()));
    return Optional.of("CAST(CAST(" + shaped + " AS JSON) AS " + to.duckDb() + ")");
  }

  /// The JSON text of a value; NULL for NULL.
  static Optional<String> toJson(Term term, int depth) {
    String text = term.text();
    return switch (term.type()) {
      case SimpleType.JSON -> Optional.of(text);
      case SqlType.Array array -> list(array, text, depth);
      case SqlType.MapType map -> object(map, text, depth);
      case SqlType.Row row -> object(row, term, depth);
      case SimpleType.BOOLEAN,
          SimpleType.TINYINT,
          SimpleType.SMALLINT,
          SimpleType.INTEGER,
          SimpleType.BIGINT ->
          Optional.of("CAST(" + text + " AS VARCHAR)");
      case SimpleType.REAL, SimpleType.DOUBLE -> Optional.of("trino_json_of_double(" + text + ")");
      case SqlType.Decimal _ -> TextCasts.toVarchar(term, depth);
      default -> TextCasts.toVarchar(term, depth).map(JsonCasts::quoted);
    };
  }

  private static String quoted(String text) {
    return "CAST(to_json(" + text + ") AS VARCHAR)";
  }

  private static Optional<String> inside(SqlType type, String text, int depth) {
    return toJson(Term.of(type, text), depth).map(json -> "coalesce(" + json + ", 'null')");
  }

  private static Optional<String> list(SqlType.Array array, String text, int depth) {
    String name = "j" + depth;
    return inside(array.element(), name, depth + 1)
        .map(element ->
            "('[' || array_to_string(list_transform(%s, lambda %s: %s), ',') || ']')"
                .formatted(text, name, element));
  }

  /// A map's keys come in their order.
  private static Optional<String> object(SqlType.MapType map, String text, int depth) {
    String name = "j" + depth;
    Optional<String> key = TextCasts.toVarchar(Term.of(map.key(), name + ".key"), depth + 1);
    Optional<String> value = inside(map.value(), name + ".value", depth + 1);
    return key.isEmpty() || value.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "('{' || array_to_string(list_transform(list_sort(list_transform(map_entries(%s), lambda %s: {'k': %s, 'v': %s})), lambda %s: %s || ':' || %s.v), ',') || '}')"
                .formatted(text, name, key.get(), value.get(), name, quoted(name + ".k"), name));
  }

  private static Optional<String> object(SqlType.Row row, Term term, int depth) {
    List<String> members = new ArrayList<>();
    for (int i = 0; i < row.fields().size(); i++) {
      Term field = Collections.field(term, row, i);
      Optional<String> value = inside(field.type(), field.text(), depth);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      String name = row.fields().get(i).name().orElse("");
      members.add(quoted(DuckText.literal(name)) + " || ':' || " + value.get());
    }
    return Optional.of(
        "CASE WHEN "
            + term.text()
            + " IS NOT NULL THEN '{' || "
            + String.join(" || ',' || ", members)
            + " || '}' END");
  }
}
