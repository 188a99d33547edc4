package weir.query.sql;

import java.util.ArrayList;
import java.util.List;

/// DuckDB's text that prints a value of any type, nested ones too.
final class Shown {
  private Shown() {}

  static String text(Term term, int depth) {
    String name = "s" + depth;
    String text = term.text();
    return switch (term.type()) {
      case SqlType.Array array ->
          "'[' || array_to_string(list_transform(%s, lambda %s: coalesce(%s, 'NULL')), ', ') || ']'"
              .formatted(text, name, text(Term.of(array.element(), name), depth + 1));
      case SqlType.MapType map ->
          "'{' || array_to_string(list_transform(map_entries(%s), lambda %s: %s || '=' || coalesce(%s, 'NULL')), ', ') || '}'"
              .formatted(
                  text,
                  name,
                  text(Term.of(map.key(), name + ".key"), depth + 1),
                  text(Term.of(map.value(), name + ".value"), depth + 1));
      case SqlType.Row row -> row(term, row, depth);
      case SimpleType.VARBINARY ->
          "trim(lower(regexp_replace(hex(" + text + "), '(..)', '\\1 ', 'g')))";
      case SimpleType.JSON -> text;
      case SimpleType.REAL, SimpleType.DOUBLE ->
          "CASE WHEN isnan(%s) THEN 'NaN' WHEN isinf(%s) THEN 'Infinity' ELSE CAST(%s AS VARCHAR) END"
              .formatted(text, text, text);
      case SimpleType.UNKNOWN -> "CAST(" + text + " AS VARCHAR)";
      default -> TextCasts.toVarchar(term, depth).orElseThrow();
    };
  }

  private static String row(Term term, SqlType.Row row, int depth) {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < row.fields().size(); i++) {
      fields.add(
          "'"
              + row.fields().get(i).name().orElse("field" + i)
              + "=' || coalesce("
              + text(Collections.field(term, row, i), depth)
              + ", 'NULL')");
    }
    return "'{' || " + String.join(" || ', ' || ", fields) + " || '}'";
  }
}
