package weir.query.sql;

import java.util.Optional;

/// Casts to and from JSON, whose values are their text.
final class JsonCasts {
  private JsonCasts() {}

  static Optional<String> toJson(Term term, int depth) {
    return value(term, depth).map(text -> "CAST(" + text + " AS VARCHAR)");
  }

  static Optional<String> fromJson(String json, SqlType to) {
    return Optional.of("CAST(CAST(" + json + " AS JSON) AS " + to.duckDb() + ")");
  }

  /// A value that DuckDB's `to_json` prints as Trino does.
  private static Optional<String> value(Term term, int depth) {
    String text = term.text();
    return switch (term.type()) {
      case SimpleType.JSON -> Optional.of("CAST(" + text + " AS JSON)");
      case SqlType.Array array -> {
        String name = "j" + depth;
        yield value(Term.of(array.element(), name), depth + 1)
            .map(element ->
                "to_json(list_transform(" + text + ", lambda " + name + ": " + element + "))");
      }
      case SqlType.MapType _, SqlType.Row _ -> Optional.of("to_json(" + text + ")");
      case SimpleType.BOOLEAN,
          SimpleType.TINYINT,
          SimpleType.SMALLINT,
          SimpleType.INTEGER,
          SimpleType.BIGINT,
          SimpleType.REAL,
          SimpleType.DOUBLE ->
          Optional.of("to_json(" + text + ")");
      case SqlType.Decimal _ -> Optional.of("to_json(" + text + ")");
      default -> TextCasts.toVarchar(term, depth).map(plain -> "to_json(" + plain + ")");
    };
  }
}
