package weir.cli.shell;

import java.util.Optional;

/// A statement that is wrong, and where.
public final class StatementFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// Of a longer line only the neighbourhood of the place is shown, so that it does not wrap.
  private static final int SHOWN = 76;

  private static final int SHOWN_BEFORE = 70;

  private final int line;
  private final int column;

  private StatementFault(String sentence, int line, int column) {
    super(sentence);
    this.line = line;
    this.column = column;
  }

  /// @param line counted from 1; 0 when the fault has no place
  /// @param column counted from 1
  public static StatementFault at(int line, int column, String sentence) {
    return new StatementFault(sentence, line, column);
  }

  /// @param offset of the first wrong character, from 0
  public static StatementFault at(String statement, int offset, String sentence) {
    int end = Math.clamp(offset, 0, statement.length());
    int line = 1 + (int) statement.substring(0, end).chars().filter(c -> c == '\n').count();
    return new StatementFault(sentence, line, end - statement.lastIndexOf('\n', end - 1));
  }

  public String sentence() {
    return String.valueOf(getMessage());
  }

  /// The line of the statement that is wrong, and below it a caret under the place.
  public Optional<String> caret(String statement) {
    String[] lines = statement.split("\n", -1);
    if (line < 1 || line > lines.length) {
      return Optional.empty();
    }
    String wrong = lines[line - 1].stripTrailing();
    int at = Math.clamp(column - 1L, 0, wrong.length());
    int from = at < SHOWN_BEFORE ? 0 : at - SHOWN_BEFORE / 2;
    String shown = wrong.substring(from, Math.min(wrong.length(), from + SHOWN));
    return Optional.of(
        "  "
            + shown
            + "\n  "
            + blanks(shown.substring(0, Math.min(at - from, shown.length())))
            + "^");
  }

  /// As wide as the text: tabs stay, for they are as wide below as above.
  private static String blanks(String text) {
    StringBuilder blanks = new StringBuilder();
    text.codePoints().forEach(c -> blanks.append(c == '\t' ? "\t" : " ".repeat(TextWidth.of(c))));
    return blanks.toString();
  }
}
