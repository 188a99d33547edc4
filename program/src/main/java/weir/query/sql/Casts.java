package weir.query.sql;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// DuckDB's text for a value of one type as a value of another.
///
/// The macros raise Trino's error where a value cannot be cast.
final class Casts {
  private Casts() {}

  /// The term as a value of a type to which it goes by itself.
  static Term coerce(Term term, SqlType to) {
    if (term.type().equals(to)) {
      return term;
    }
    if (to instanceof SqlType.TimestampWithZone zoned) {
      return cast(term, zoned).orElseThrow();
    }
    if (term.type() instanceof SqlType.Varchar && to instanceof SqlType.Varchar) {
      return term.as(to);
    }
    if (term.type() instanceof SqlType.Timestamp && to instanceof SqlType.Timestamp) {
      return term.as(to);
    }
    Term cast = cast(term, to).orElseThrow();
    return new Term(to, cast.text(), cast.zoned(), term.literal(), cast.column());
  }

  /// `CAST(term AS to)`; empty when there is no such cast.
  static Optional<Term> cast(Term term, SqlType to) {
    if (to instanceof SqlType.TimestampWithZone zoned) {
      return toZoned(term, zoned);
    }
    if (term.isNull()) {
      return Optional.of(Term.of(to, "CAST(NULL AS " + to.duckDb() + ")"));
    }
    return text(term, to, 0).map(text -> Term.of(to, text));
  }

  private static Optional<Term> toZoned(Term term, SqlType.TimestampWithZone to) {
    int digits = to.precision();
    return switch (term.type()) {
      case SimpleType.UNKNOWN -> Optional.of(Term.of(to, "CAST(NULL AS " + to.duckDb() + ")"));
      case SimpleType.DATE ->
          Optional.of(Term.zoned(digits, "CAST(" + term.text() + " AS TIMESTAMP)", "'UTC'"));
      case SqlType.Timestamp from ->
          Optional.of(Term.zoned(digits, rounded(term.text(), from, digits), "'UTC'"));
      case SqlType.TimestampWithZone from ->
          Optional.of(
              from.precision() <= digits
                  ? term.as(to)
                  : Term.zoned(digits, rounded(term.instant(), from, digits), term.zone()));
      case SqlType.Varchar _ ->
          Optional.of(Term.of(to, "trino_zoned_of_text(" + term.text() + ")"));
      default -> Optional.empty();
    };
  }

  private static Optional<String> text(Term term, SqlType to, int depth) {
    SqlType from = term.type();
    if (from.equals(to)) {
      return Optional.of(term.text());
    }
    if (from == SimpleType.UNKNOWN) {
      return Optional.of("CAST(NULL AS " + to.duckDb() + ")");
    }
    return switch (to) {
      case SimpleType simple -> toSimple(term, simple, depth);
      case SqlType.Decimal decimal -> toDecimal(term, decimal);
      case SqlType.Varchar varchar ->
          TextCasts.toVarchar(term, depth).map(text -> cut(text, from, varchar));
      case SqlType.Char fixed ->
          TextCasts.toVarchar(term, depth)
              .map(text -> "rtrim(left(" + text + ", " + fixed.length() + "), ' ')");
      case SqlType.Time time -> toTime(term, time);
      case SqlType.Timestamp timestamp -> toTimestamp(term, timestamp);
      case SqlType.TimestampWithZone zoned -> toZoned(term, zoned).map(Term::text);
      case SqlType.Array array -> toArray(term, array, depth);
      case SqlType.MapType map -> toMap(term, map, depth);
      case SqlType.Row row -> toRow(term, row, depth);
    };
  }

  private static String cut(String text, SqlType from, SqlType.Varchar to) {
    if (to.length().isEmpty()
        || from instanceof SqlType.Varchar varchar
            && varchar.length().isPresent()
            && varchar.length().getAsInt() <= to.length().getAsInt()) {
      return text;
    }
    int length = to.length().getAsInt();
    return Types.isText(from) || from == SimpleType.JSON
        ? "left(" + text + ", " + length + ")"
        : "trino_fitting(" + text + ", " + length + ", '" + to.text() + "')";
  }

  private static Optional<String> toSimple(Term term, SimpleType to, int depth) {
    return switch (to) {
      case BOOLEAN -> toBoolean(term);
      case TINYINT, SMALLINT, INTEGER, BIGINT -> toInteger(term, to);
      case REAL, DOUBLE -> toFloating(term, to);
      case DATE -> toDate(term);
      case IPADDRESS -> toIpAddress(term);
      case JSON -> JsonCasts.toJson(term, depth);
      case UUID ->
          term.type() instanceof SqlType.Varchar ? call("trino_uuid", term) : Optional.empty();
      case VARBINARY ->
          term.type() == SimpleType.IPADDRESS ? call("trino_ip_bytes", term) : Optional.empty();
      case UNKNOWN, INTERVAL_DAY_SECOND, INTERVAL_YEAR_MONTH -> Optional.empty();
    };
  }

  private static Optional<String> toBoolean(Term term) {
    return switch (term.type()) {
      case SqlType.Varchar _ -> call("trino_boolean_of_text", term);
      case SimpleType.JSON -> call("trino_boolean_of_json", term);
      case SqlType type when Types.isNumber(type) -> Optional.of("(" + term.text() + " <> 0)");
      default -> Optional.empty();
    };
  }

  private static Optional<String> toInteger(Term term, SimpleType to) {
    String kind = to.text();
    return switch (term.type()) {
      case SimpleType.BOOLEAN -> plain(term, to);
      case SqlType.Varchar _ -> call("trino_" + kind + "_of_text", term);
      case SimpleType.JSON -> call("trino_" + kind + "_of_json", term);
      case SqlType type when Types.isInteger(type) ->
          Types.isCoercible(type, to) ? plain(term, to) : call("trino_" + kind, term);
      case SqlType.Decimal _ -> call("trino_" + kind + "_of_decimal", term);
      case SqlType type when Types.isFloating(type) -> call("trino_" + kind + "_of_double", term);
      default -> Optional.empty();
    };
  }

  private static Optional<String> toFloating(Term term, SimpleType to) {
    return switch (term.type()) {
      case SimpleType.BOOLEAN -> plain(term, to);
      case SqlType.Varchar _ -> call("trino_" + to.text() + "_of_text", term);
      case SimpleType.JSON -> call("trino_" + to.text() + "_of_json", term);
      case SqlType type when Types.isNumber(type) -> plain(term, to);
      default -> Optional.empty();
    };
  }

  private static Optional<String> toDecimal(Term term, SqlType.Decimal to) {
    return switch (term.type()) {
      case SimpleType.BOOLEAN -> plain(term, to);
      case SqlType.Varchar _ ->
          Optional.of("CAST(trino_decimal_text(" + term.text() + ") AS " + to.duckDb() + ")");
      case SimpleType.JSON ->
          Optional.of("CAST(json_extract_string(" + term.text() + ", '$') AS " + to.duckDb() + ")");
      case SqlType type when Types.isNumber(type) -> plain(term, to);
      default -> Optional.empty();
    };
  }

  private static Optional<String> toDate(Term term) {
    return switch (term.type()) {
      case SqlType.Varchar _ -> call("trino_date_of_text", term);
      case SqlType.Timestamp _ -> Optional.of("CAST(" + term.text() + " AS DATE)");
      case SqlType.TimestampWithZone _ -> Optional.of("CAST(" + term.local() + " AS DATE)");
      default -> Optional.empty();
    };
  }

  private static Optional<String> toTime(Term term, SqlType.Time to) {
    return switch (term.type()) {
      case SqlType.Time _ -> Optional.of(term.text());
      case SqlType.Varchar _ -> plain(term, to);
      case SqlType.Timestamp _, SqlType.TimestampWithZone _ ->
          Optional.of("CAST(" + term.local() + " AS TIME)");
      default -> Optional.empty();
    };
  }

  private static Optional<String> toTimestamp(Term term, SqlType.Timestamp to) {
    return switch (term.type()) {
      case SimpleType.DATE -> plain(term, to);
      case SqlType.Varchar _ ->
          Optional.of(
              rounded(
                  "trino_timestamp_of_text(" + term.text() + ")",
                  new SqlType.Timestamp(12),
                  to.precision()));
      case SqlType.Timestamp from -> Optional.of(rounded(term.text(), from, to.precision()));
      case SqlType.TimestampWithZone from ->
          Optional.of(rounded(term.local(), from, to.precision()));
      default -> Optional.empty();
    };
  }

  private static Optional<String> toIpAddress(Term term) {
    return switch (term.type()) {
      case SqlType.Varchar _ -> call("trino_ip", term);
      case SimpleType.VARBINARY -> call("trino_ip_of_bytes", term);
      default -> Optional.empty();
    };
  }

  private static Optional<String> toArray(Term term, SqlType.Array to, int depth) {
    if (term.type() == SimpleType.JSON) {
      return JsonCasts.fromJson(term.text(), to);
    }
    if (!(term.type() instanceof SqlType.Array from)) {
      return Optional.empty();
    }
    String name = "e" + depth;
    return text(Term.of(from.element(), name), to.element(), depth + 1)
        .map(element ->
            element.equals(name)
                ? term.text()
                : "list_transform(" + term.text() + ", lambda " + name + ": " + element + ")");
  }

  private static Optional<String> toMap(Term term, SqlType.MapType to, int depth) {
    if (term.type() == SimpleType.JSON) {
      return JsonCasts.fromJson(term.text(), to);
    }
    if (!(term.type() instanceof SqlType.MapType from)) {
      return Optional.empty();
    }
    String name = "e" + depth;
    Optional<String> key = text(Term.of(from.key(), name), to.key(), depth + 1);
    Optional<String> value = text(Term.of(from.value(), name), to.value(), depth + 1);
    if (key.isEmpty() || value.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "map(list_transform(map_keys(%s), lambda %s: %s), list_transform(map_values(%s), lambda %s: %s))"
            .formatted(term.text(), name, key.get(), term.text(), name, value.get()));
  }

  private static Optional<String> toRow(Term term, SqlType.Row to, int depth) {
    if (term.type() == SimpleType.JSON) {
      return JsonCasts.fromJson(term.text(), to);
    }
    if (!(term.type() instanceof SqlType.Row from) || from.fields().size() != to.fields().size()) {
      return Optional.empty();
    }
    List<String> oldNames = from.physicalNames();
    List<String> newNames = to.physicalNames();
    StringBuilder made = new StringBuilder("{");
    for (int i = 0; i < newNames.size(); i++) {
      Term field =
          Term.of(
              from.fields().get(i).type(),
              "struct_extract(" + term.text() + ", " + DuckText.literal(oldNames.get(i)) + ")");
      Optional<String> value = text(field, to.fields().get(i).type(), depth);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      made.append(i == 0 ? "" : ", ")
          .append(DuckText.literal(newNames.get(i)))
          .append(": ")
          .append(value.get());
    }
    return Optional.of("CASE WHEN " + term.text() + " IS NOT NULL THEN " + made + "} END");
  }

  /// Rounds to so many digits after the second; DuckDB keeps six.
  static String rounded(String timestamp, SqlType from, int digits) {
    int have =
        from instanceof SqlType.Timestamp t
            ? t.precision()
            : from instanceof SqlType.TimestampWithZone z ? z.precision() : 0;
    return have <= digits || digits >= 6
        ? timestamp
        : "trino_round_time(" + timestamp + ", " + (long) Math.pow(10, 6 - digits) + ")";
  }

  static Optional<String> plain(Term term, SqlType to) {
    return Optional.of("CAST(" + term.text() + " AS " + to.duckDb() + ")");
  }

  static Optional<String> call(String macro, Term term) {
    return Optional.of(macro + "(" + term.text() + ")");
  }

  static String joined(List<String> texts) {
    return texts.stream().collect(Collectors.joining(", "));
  }
}
