package weir.query.sql;

import java.util.List;

/// Fills arguments into a function's text.
final class Template {
  /// Stands before the parenthesis of an aggregate's call.
  static final char CALL = '\u0002';

  private static final int MOST_CHARACTERS = 2_000_000;

  private Template() {}

  static Term term(String template, List<Term> arguments, SqlType result) {
    int parts = template.indexOf(" ;; ");
    if (parts >= 0 && result instanceof SqlType.TimestampWithZone zoned) {
      return Term.zoned(
          zoned.precision(),
          fill(template.substring(0, parts), arguments, result),
          fill(template.substring(parts + 4), arguments, result));
    }
    return Term.of(result, fill(template, arguments, result));
  }

  static String fill(String template, List<Term> arguments, SqlType result) {
    StringBuilder text = new StringBuilder();
    int i = 0;
    while (i < template.length()) {
      char c = template.charAt(i);
      if (template.startsWith("@(", i)) {
        text.append(CALL);
        i++;
        continue;
      }
      if (c != '$' || i + 1 == template.length()) {
        text.append(c);
        i++;
        continue;
      }
      char next = template.charAt(i + 1);
      switch (next) {
        case '*' -> text.append(all(arguments, 0));
        case 'r' -> text.append(result.duckDb());
        case 'i' -> text.append(argument(template, i + 2, arguments).instant());
        case 'z' -> text.append(argument(template, i + 2, arguments).zone());
        case 'l' -> text.append(argument(template, i + 2, arguments).local());
        default -> {
          boolean isRest = i + 2 < template.length() && template.charAt(i + 2) == '*';
          text.append(
              isRest ? all(arguments, next - '1') : argument(template, i + 1, arguments).text());
          i += isRest ? 1 : 0;
        }
      }
      i += next == 'i' || next == 'z' || next == 'l' ? 3 : 2;
    }
    if (text.length() > MOST_CHARACTERS) {
      throw new SqlFault(
          "COMPILER_ERROR", 0, 0, "the query nests its calls too deeply; ask it in smaller steps");
    }
    return text.toString();
  }

  private static Term argument(String template, int at, List<Term> arguments) {
    return arguments.get(template.charAt(at) - '1');
  }

  private static String all(List<Term> arguments, int from) {
    return Casts.joined(
        arguments.subList(Math.min(from, arguments.size()), arguments.size()).stream()
            .map(Term::text)
            .toList());
  }
}
