package weir.query.sql;

import io.trino.sql.tree.Expression;
import io.trino.sql.tree.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `format('%s has %d', name, n)`: Java's patterns, as DuckDB's `printf` knows them.
final class FormatCalls {
  private static final Pattern SPECIFIER =
      Pattern.compile("%(?:(\\d+)\\$)?([-#+ 0,(]*)(\\d+)?(?:\\.(\\d+))?([a-zA-Z%])");

  private FormatCalls() {}

  static Term term(ExpressionAnalyzer analyzer, Format format) {
    List<Expression> arguments = format.getArguments();
    String pattern =
        analyzer
            .term(arguments.getFirst())
            .literal()
            .orElseThrow(
                () -> Faults.unsupported(format, "The pattern of format must be a text literal"));
    List<Term> terms = arguments.subList(1, arguments.size()).stream().map(analyzer::term).toList();
    List<String> pieces = new ArrayList<>();
    Matcher specifiers = SPECIFIER.matcher(pattern);
    int from = 0;
    int next = 0;
    while (specifiers.find()) {
      add(pieces, pattern.substring(from, specifiers.start()));
      from = specifiers.end();
      switch (specifiers.group(5)) {
        case "%" -> add(pieces, "%");
        case "n" -> add(pieces, "\n");
        default -> {
          int place =
              specifiers.group(1) == null ? next++ : Integer.parseInt(specifiers.group(1)) - 1;
          if (place >= terms.size()) {
            throw Faults.at(
                format,
                "INVALID_FUNCTION_ARGUMENT",
                "Invalid format string: "
                    + pattern
                    + " (Format specifier '"
                    + specifiers.group()
                    + "')");
          }
          pieces.add(piece(format, specifiers, terms.get(place)));
        }
      }
    }
    add(pieces, pattern.substring(from));
    return Term.of(
        Types.VARCHAR, pieces.isEmpty() ? "''" : "(" + String.join(" || ", pieces) + ")");
  }

  private static void add(List<String> pieces, String text) {
    if (!text.isEmpty()) {
      pieces.add(DuckText.literal(text));
    }
  }

  private static String piece(Format at, Matcher specifier, Term term) {
    String flags = specifier.group(2);
    String width = Optional.ofNullable(specifier.group(3)).orElse("");
    String digits = Optional.ofNullable(specifier.group(4)).map(d -> "." + d).orElse("");
    String plainFlags = flags.replace(",", "");
    return switch (specifier.group(5)) {
      case "s", "S" -> {
        String text =
            TextCasts.toVarchar(term, 0)
                .orElseThrow(
                    () -> Faults.unsupported(at, "format does not take " + term.type().text()));
        String shown = "coalesce(" + javaText(term, text) + ", 'null')";
        String cased = specifier.group(5).equals("S") ? "upper(" + shown + ")" : shown;
        yield width.isEmpty() && digits.isEmpty()
            ? cased
            : "printf("
                + DuckText.literal("%" + plainFlags + width + digits + "s")
                + ", "
                + cased
                + ")";
      }
      case "d" ->
          flags.contains(",")
              ? "format('{:"
                  + (width.isEmpty() ? "" : width)
                  + ",}', CAST("
                  + term.text()
                  + " AS BIGINT))"
              : "printf("
                  + DuckText.literal("%" + plainFlags + width + "d")
                  + ", CAST("
                  + term.text()
                  + " AS BIGINT))";
      case "f" ->
          flags.contains(",")
              ? "format('{:"
                  + width
                  + ","
                  + (digits.isEmpty() ? ".6" : digits)
                  + "f}', CAST("
                  + term.text()
                  + " AS DOUBLE))"
              : "printf("
                  + DuckText.literal("%" + plainFlags + width + digits + "f")
                  + ", CAST("
                  + term.text()
                  + " AS DOUBLE))";
      case "e", "E" ->
          "printf("
              + DuckText.literal("%" + plainFlags + width + digits + specifier.group(5))
              + ", CAST("
              + term.text()
              + " AS DOUBLE))";
      case "x", "X", "o" ->
          "printf("
              + DuckText.literal("%" + plainFlags + width + specifier.group(5))
              + ", CAST("
              + term.text()
              + " AS BIGINT))";
      case "b" -> "CAST(" + term.text() + " AS VARCHAR)";
      default -> throw Faults.unsupported(at, "format does not know " + specifier.group());
    };
  }

  /// Java prints a double without the exponent that CAST writes.
  private static String javaText(Term term, String text) {
    return Types.isFloating(term.type()) ? "CAST(" + term.text() + " AS VARCHAR)" : text;
  }
}
