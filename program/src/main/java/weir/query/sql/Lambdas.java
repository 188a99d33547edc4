package weir.query.sql;

import io.trino.sql.tree.Node;
import java.util.List;
import java.util.regex.Matcher;

/// Functions whose lambda takes more than an element. A lambda arrives as `lambda a, b: body`.
final class Lambdas {
  private Lambdas() {}

  private static String body(Term lambda) {
    return lambda.text().substring(lambda.text().indexOf(": ") + 2);
  }

  private static String[] names(Term lambda) {
    return lambda.text().substring("lambda ".length(), lambda.text().indexOf(": ")).split(", ");
  }

  /// The lambda's body with texts for its parameters.
  private static String applied(Term lambda, String... values) {
    String body = body(lambda);
    String[] names = names(lambda);
    for (int i = 0; i < names.length; i++) {
      body = body.replaceAll("\\b" + names[i] + "\\b", Matcher.quoteReplacement(values[i]));
    }
    return body;
  }

  /// A name of ours that nothing inside of the lambda's body can mean: a lambda in a lambda sees
  /// the values of both.
  private static String own(String name, Term lambda) {
    return name + "_" + names(lambda)[0];
  }

  static Term zipWith(Node at, List<Term> arguments, SqlType result) {
    String a = arguments.get(0).text();
    String b = arguments.get(1).text();
    String place = own("z", arguments.get(2));
    String made = applied(arguments.get(2), a + "[" + place + "]", b + "[" + place + "]");
    return Term.of(
        result,
        "CASE WHEN %s IS NOT NULL AND %s IS NOT NULL THEN list_transform(range(1, greatest(len(%s), len(%s)) + 1), lambda %s: %s) END"
            .formatted(a, b, a, b, place, made));
  }

  /// DuckDB's reduce wants one type for state and element, so each element travels in a list of
  /// structs beside an empty state.
  static Term reduce(Node at, List<Term> arguments, SqlType result) {
    Term array = arguments.get(0);
    Term start = arguments.get(1);
    SqlType state = start.type();
    SqlType element = ((SqlType.Array) array.type()).element();
    String type = "STRUCT(s " + state.duckDb() + ", e " + element.duckDb() + ")";
    String so = own("s", arguments.get(2));
    String next = own("e", arguments.get(2));
    String step = applied(arguments.get(2), so + ".s", next + ".e");
    String folded =
        "list_reduce(list_prepend(CAST({'s': %s, 'e': NULL} AS %s), list_transform(%s, lambda w0: CAST({'s': NULL, 'e': w0} AS %s))), lambda %s, %s: CAST({'s': %s, 'e': NULL} AS %s)).s"
            .formatted(start.text(), type, array.text(), type, so, next, step, type);
    return Term.of(
        result,
        "CASE WHEN "
            + array.text()
            + " IS NOT NULL THEN "
            + applied(arguments.get(3), "(" + folded + ")")
            + " END");
  }

  /// `reduce_agg`: the rows' values are gathered and reduced one after the other.
  static Term reduceRows(Node at, List<Term> arguments, SqlType result) {
    Term rows =
        Term.of(
            new SqlType.Array(arguments.get(0).type()),
            Template.fill("list_filter(list@($1), lambda r2: r2 IS NOT NULL)", arguments, result));
    return reduce(
        at,
        List.of(rows, arguments.get(1), arguments.get(2), Term.of(result, "lambda r1: r1")),
        result);
  }

  /// An element's place is the number of elements that the lambda puts before it; equals keep their
  /// order.
  static Term sorted(Node at, List<Term> arguments, SqlType result) {
    String array = arguments.get(0).text();
    String one = own("o", arguments.get(1));
    String other = own("p", arguments.get(1));
    String compared = applied(arguments.get(1), one, other);
    return Term.of(
        result,
        "CASE WHEN len(%s) < 2 THEN %s ELSE list_transform(list_sort(list_transform(%s, lambda %s, o2: {'p': len(list_filter(%s, lambda %s: trino_comparison(%s) > 0)), 'i': o2, 'e': %s})), lambda o4: o4.e) END"
            .formatted(array, array, array, one, array, other, compared, one));
  }

  static Term mapZipWith(Node at, List<Term> arguments, SqlType result) {
    String a = arguments.get(0).text();
    String b = arguments.get(1).text();
    String keys = "trino_distinct(list_concat(map_keys(" + a + "), map_keys(" + b + ")))";
    String entry = own("m", arguments.get(2));
    String value = applied(arguments.get(2), entry, a + "[" + entry + "]", b + "[" + entry + "]");
    return Term.of(
        result,
        "CASE WHEN "
            + a
            + " IS NOT NULL AND "
            + b
            + " IS NOT NULL THEN map("
            + keys
            + ", list_transform("
            + keys
            + ", lambda "
            + entry
            + ": "
            + value
            + ")) END");
  }

  static Term mapFilter(Node at, List<Term> arguments, SqlType result) {
    String entry = own("m", arguments.get(1));
    String test = applied(arguments.get(1), entry + ".key", entry + ".value");
    return Term.of(
        result,
        "map_from_entries(list_filter(map_entries("
            + arguments.get(0).text()
            + "), lambda "
            + entry
            + ": "
            + test
            + "))");
  }

  static Term transformKeys(Node at, List<Term> arguments, SqlType result) {
    String map = arguments.get(0).text();
    String entry = own("m", arguments.get(1));
    String key = applied(arguments.get(1), entry + ".key", entry + ".value");
    return Term.of(
        result,
        "trino_map(list_transform(map_entries("
            + map
            + "), lambda "
            + entry
            + ": "
            + key
            + "), map_values("
            + map
            + "))");
  }

  static Term transformValues(Node at, List<Term> arguments, SqlType result) {
    String map = arguments.get(0).text();
    String entry = own("m", arguments.get(1));
    String value = applied(arguments.get(1), entry + ".key", entry + ".value");
    return Term.of(
        result,
        "map(map_keys("
            + map
            + "), list_transform(map_entries("
            + map
            + "), lambda "
            + entry
            + ": "
            + value
            + "))");
  }
}
