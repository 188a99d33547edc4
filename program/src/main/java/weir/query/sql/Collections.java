package weir.query.sql;

import io.trino.sql.tree.Array;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.LongLiteral;
import io.trino.sql.tree.Row;
import io.trino.sql.tree.SubscriptExpression;
import java.util.ArrayList;
import java.util.List;

/// Arrays, maps and rows: made, and asked for a part.
final class Collections {
  private Collections() {}

  static Term array(ExpressionAnalyzer analyzer, Array array) {
    List<Term> terms = new ArrayList<>();
    SqlType element = SimpleType.UNKNOWN;
    for (Expression value : array.getValues()) {
      Term term = analyzer.term(value);
      SqlType before = element;
      element =
          Types.common(element, term.type())
              .orElseThrow(() ->
                  Faults.type(
                      value,
                      "All ARRAY elements must be the same type or coercible to a common type."
                          + noCommon(before, term.type())));
      terms.add(term);
    }
    SqlType of = element;
    String values =
        Casts.joined(terms.stream().map(term -> Casts.coerce(term, of).text()).toList());
    SqlType type = new SqlType.Array(of);
    return Term.of(
        type, terms.isEmpty() ? "CAST([] AS " + type.duckDb() + ")" : "[" + values + "]");
  }

  /// The end of Trino's sentence about values that have no type in common.
  static String noCommon(SqlType a, SqlType b) {
    return " Cannot find common type between %s and %s, all types (without duplicates): [%s, %s]"
        .formatted(a.text(), b.text(), a.text(), b.text());
  }

  static Term row(ExpressionAnalyzer analyzer, Row row) {
    List<SqlType.Field> fields = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (Row.Field field : row.getFields()) {
      Term term = analyzer.term(field.getExpression());
      fields.add(new SqlType.Field(field.getName().map(Identifier::getValue), term.type()));
      values.add(term.isNull() ? "CAST(NULL AS VARCHAR)" : term.text());
    }
    return row(new SqlType.Row(fields), values);
  }

  static Term row(SqlType.Row type, List<String> values) {
    List<String> names = type.physicalNames();
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < values.size(); i++) {
      text.append(i == 0 ? "" : ", ")
          .append(DuckText.literal(names.get(i)))
          .append(": ")
          .append(values.get(i));
    }
    return Term.of(type, text.append('}').toString());
  }

  static Term field(Term base, SqlType.Row row, int place) {
    return Term.of(
        row.fields().get(place).type(),
        "struct_extract("
            + base.text()
            + ", "
            + DuckText.literal(row.physicalNames().get(place))
            + ")");
  }

  static Term subscript(ExpressionAnalyzer analyzer, SubscriptExpression subscript) {
    Term base = analyzer.term(subscript.getBase());
    return switch (base.type()) {
      case SqlType.Array array -> {
        Term index = analyzer.term(subscript.getIndex());
        if (!Types.isCoercible(index.type(), SimpleType.BIGINT)) {
          throw operator(subscript, base, index);
        }
        yield Term.of(
            array.element(), "trino_subscript(" + base.text() + ", " + index.text() + ")");
      }
      case SqlType.MapType map -> {
        Term key = analyzer.term(subscript.getIndex());
        if (!Types.isCoercible(key.type(), map.key())) {
          throw operator(subscript, base, key);
        }
        yield Term.of(
            map.value(),
            "trino_key(" + base.text() + ", " + Casts.coerce(key, map.key()).text() + ")");
      }
      case SqlType.Row row -> {
        if (!(subscript.getIndex() instanceof LongLiteral place)) {
          throw Faults.type(
              subscript.getIndex(), "Subscript expression on ROW requires a constant index");
        }
        long index = place.getParsedValue();
        if (index < 1 || index > row.fields().size()) {
          throw Faults.at(
              subscript.getIndex(),
              "INVALID_FUNCTION_ARGUMENT",
              "ROW index out of bounds: " + index);
        }
        yield field(base, row, (int) index - 1);
      }
      default -> throw operator(subscript, base, analyzer.term(subscript.getIndex()));
    };
  }

  private static SqlFault operator(SubscriptExpression at, Term base, Term index) {
    return Faults.type(
        at, "Cannot use " + index.type().text() + " for subscript of " + base.type().text());
  }
}
