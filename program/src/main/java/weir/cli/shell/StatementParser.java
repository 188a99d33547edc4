package weir.cli.shell;

import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/// Says when a statement is whole, and which word the cursor stands in.
final class StatementParser implements Parser {
  private static final List<String> COMMANDS = List.of("exit", "quit", "help");

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE && !isWhole(line)) {
      throw new EOFError(-1, -1, "the statement has no semicolon yet");
    }
    int from = cursor;
    while (from > 0 && isOfWord(line.charAt(from - 1))) {
      from--;
    }
    return new Typed(line, cursor, line.substring(from, cursor));
  }

  private static boolean isWhole(String text) {
    return text.isBlank()
        || COMMANDS.contains(text.strip())
        || Statements.of(text).rest().isEmpty();
  }

  private static boolean isOfWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '@' || c == '$';
  }

  /// What is typed, of which only the word at the cursor matters.
  private record Typed(String line, int cursor, String word) implements CompletingParsedLine {
    @Override
    public int wordCursor() {
      return word.length();
    }

    @Override
    public int wordIndex() {
      return 0;
    }

    @Override
    public List<String> words() {
      return List.of(word);
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return candidate;
    }

    @Override
    public int rawWordCursor() {
      return word.length();
    }

    @Override
    public int rawWordLength() {
      return word.length();
    }
  }
}
