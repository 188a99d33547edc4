package weir.query.sql;

import io.trino.sql.tree.Node;
import java.util.List;
import java.util.Optional;

/// Functions over text that are written more simply where an argument is a literal.
///
/// A macro's argument is copied to each place where the macro names it, so calls that people nest,
/// such as `replace(replace(…))`, must name theirs once or DuckDB's text grows with every level.
final class TextCalls {
  private TextCalls() {}

  static Term replace(Node at, List<Term> arguments, SqlType result) {
    boolean isPlain = arguments.get(1).literal().filter(text -> !text.isEmpty()).isPresent();
    return Template.term(
        isPlain ? "replace($1, $2, $3)" : "trino_replace($1, $2, $3)", arguments, result);
  }

  static Term splitPart(Node at, List<Term> arguments, SqlType result) {
    boolean hasSeparator = arguments.get(1).literal().filter(text -> !text.isEmpty()).isPresent();
    return Template.term(
        hasSeparator && isAtLeast(arguments.get(2), 1)
            ? "string_split($1, $2)[$3]"
            : "trino_split_part($1, $2, $3)",
        arguments,
        result);
  }

  static Term substr(Node at, List<Term> arguments, SqlType result) {
    boolean isFromStart = isAtLeast(arguments.get(1), 1);
    if (arguments.size() == 2) {
      return Template.term(
          isFromStart ? "substr($1, $2)" : "trino_substr($1, $2)", arguments, result);
    }
    return Template.term(
        isFromStart && isAtLeast(arguments.get(2), 0)
            ? "substr($1, $2, $3)"
            : "trino_substr_length($1, $2, $3)",
        arguments,
        result);
  }

  private static boolean isAtLeast(Term term, long least) {
    Optional<String> literal = term.literal();
    return literal.isPresent()
        && Types.isInteger(term.type())
        && Long.parseLong(literal.get()) >= least
        && Long.parseLong(literal.get()) <= Integer.MAX_VALUE;
  }
}
