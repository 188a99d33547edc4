package weir.query.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A function's name, the types that it takes and the type that it gives: `split_part(varchar,
/// varchar, bigint) -> varchar`.
///
/// One capital letter is a type variable. `varchar(x)`, `timestamp(p)` and `timestamp(p) with time
/// zone` stand for every length or precision. `...` after the last parameter lets it come any
/// number of times, also not at all.
record Signature(
    String text, String name, List<TypePattern> parameters, boolean variadic, TypePattern result) {
  static Signature parse(String text) {
    int open = text.indexOf('(');
    int arrow = text.lastIndexOf("->");
    int close = text.lastIndexOf(')', arrow);
    List<TypePattern> parameters = new ArrayList<>();
    boolean variadic = false;
    for (String parameter : split(text.substring(open + 1, close))) {
      variadic = parameter.endsWith("...");
      parameters.add(
          pattern(variadic ? parameter.substring(0, parameter.length() - 3) : parameter));
    }
    return new Signature(
        text,
        text.substring(0, open),
        List.copyOf(parameters),
        variadic,
        pattern(text.substring(arrow + 2).strip()));
  }

  boolean takes(int arguments) {
    return variadic ? arguments >= parameters.size() - 1 : arguments == parameters.size();
  }

  TypePattern parameter(int place) {
    return parameters.get(Math.min(place, parameters.size() - 1));
  }

  private static TypePattern pattern(String text) {
    if (text.length() == 1 && Character.isUpperCase(text.charAt(0))) {
      return new TypePattern.Variable(text);
    }
    int open = text.indexOf('(');
    if (open < 0) {
      return new TypePattern.Exact(SqlType.parse(text));
    }
    List<String> inner = split(text.substring(open + 1, text.lastIndexOf(')')));
    String family = text.substring(0, open).toLowerCase(Locale.ROOT);
    boolean isVariable = inner.getFirst().matches("[a-z][0-9]?");
    return switch (family) {
      case "array" -> new TypePattern.ArrayOf(pattern(inner.getFirst()));
      case "map" -> new TypePattern.MapOf(pattern(inner.get(0)), pattern(inner.get(1)));
      case "row" -> new TypePattern.RowOf(inner.stream().map(Signature::pattern).toList());
      case "function" ->
          new TypePattern.Function(
              inner.subList(0, inner.size() - 1).stream().map(Signature::pattern).toList(),
              pattern(inner.getLast()));
      case "decimal" ->
          isVariable
              ? new TypePattern.AnyDecimal(inner.get(0), inner.get(1))
              : new TypePattern.Exact(SqlType.parse(text));
      case "timestamp" ->
          isVariable
              ? new TypePattern.Sized(
                  text.endsWith("zone") ? "zoned" : "timestamp", inner.getFirst())
              : new TypePattern.Exact(SqlType.parse(text));
      default ->
          isVariable
              ? new TypePattern.Sized(family, inner.getFirst())
              : new TypePattern.Exact(SqlType.parse(text));
    };
  }

  /// The parts between the commas that are in no inner parentheses.
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      } else if (c == ',' && depth == 0) {
        parts.add(text.substring(start, i).strip());
        start = i + 1;
      }
    }
    if (!text.isBlank()) {
      parts.add(text.substring(start).strip());
    }
    return parts;
  }
}
