package weir.query.pattern;

import java.util.ArrayList;
import java.util.List;

/// Reads terms: `word`, `"phrase"`, `%regular expression%`, each also with `-` or `?` before it.
final class TextPatternParser {
  private TextPatternParser() {}

  static TextPattern parse(String text) {
    PatternReader reader = new PatternReader(text, 0, text.length());
    List<ValueTest> required = new ArrayList<>();
    List<ValueTest> optional = new ArrayList<>();
    reader.skipBlanks();
    while (!reader.isAtEnd()) {
      boolean isOptional = reader.take("?");
      boolean isUnwanted = !isOptional && reader.take("-");
      ValueTest term = term(reader);
      (isOptional ? optional : required).add(isUnwanted ? new ValueTest.Not(term) : term);
      if (!reader.skipBlanks() && !reader.isAtEnd()) {
        throw reader.foreign();
      }
    }
    // AWS ignores the optional terms beside others.
    if (required.isEmpty() && !optional.isEmpty()) {
      required.add(optional.size() == 1 ? optional.getFirst() : new ValueTest.AnyOf(optional));
    }
    return new TextPattern(text, reader.regexCount(), required);
  }

  private static ValueTest term(PatternReader reader) {
    return switch (reader.next()) {
      case '"' -> new ValueTest.Containing(Literal.of(reader.quoted()));
      case '%' -> new ValueTest.Found(reader.regex());
      default -> {
        String word = reader.word("");
        if (word.isEmpty()) {
          throw reader.foreign();
        }
        yield new ValueTest.Containing(Literal.of(word));
      }
    };
  }
}
