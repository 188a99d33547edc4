package weir.query.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A pattern in Joda's letters, in pieces that DuckDB can write.
final class JodaPattern {
  sealed interface Piece {}

  /// @param pattern in the letters of `strftime`
  record Clock(String pattern) implements Piece {}

  /// The offset from UTC: `+0530`, or `+05:30` with a colon.
  record Offset(String colon) implements Piece {}

  record ZoneName() implements Piece {}

  private final List<Piece> pieces = new ArrayList<>();
  private final StringBuilder clock = new StringBuilder();

  private boolean isWhole = true;

  private JodaPattern() {}

  /// Empty when DuckDB lacks a letter.
  static Optional<List<Piece>> pieces(String pattern) {
    JodaPattern made = new JodaPattern();
    made.read(pattern);
    made.endClock();
    return made.isWhole && !made.pieces.isEmpty() ? Optional.of(made.pieces) : Optional.empty();
  }

  private void read(String pattern) {
    int i = 0;
    while (i < pattern.length()) {
      char c = pattern.charAt(i);
      if (c == '\'') {
        i = quoted(pattern, i);
      } else if (Character.isLetter(c)) {
        int end = i;
        while (end < pattern.length() && pattern.charAt(end) == c) {
          end++;
        }
        letters(c, end - i);
        i = end;
      } else {
        plain(c);
        i++;
      }
    }
  }

  private int quoted(String pattern, int start) {
    if (pattern.startsWith("''", start)) {
      plain('\'');
      return start + 2;
    }
    int i = start + 1;
    while (i < pattern.length()) {
      if (pattern.startsWith("''", i)) {
        plain('\'');
        i += 2;
      } else if (pattern.charAt(i) == '\'') {
        return i + 1;
      } else {
        plain(pattern.charAt(i++));
      }
    }
    return i;
  }

  private void plain(char c) {
    clock.append(c == '%' ? "%%" : String.valueOf(c));
  }

  private void letters(char letter, int count) {
    switch (letter) {
      case 'y', 'Y' -> clock.append(count == 2 ? "%y" : "%Y");
      case 'x' -> clock.append("%G");
      case 'M' -> clock.append(count > 3 ? "%B" : count == 3 ? "%b" : count == 2 ? "%m" : "%-m");
      case 'd' -> clock.append(count == 1 ? "%-d" : "%d");
      case 'D' -> clock.append(count == 1 ? "%-j" : "%j");
      case 'w' -> clock.append("%V");
      case 'e' -> clock.append("%u");
      case 'E' -> clock.append(count > 3 ? "%A" : "%a");
      case 'a' -> clock.append("%p");
      case 'H' -> clock.append(count == 1 ? "%-H" : "%H");
      case 'h' -> clock.append(count == 1 ? "%-I" : "%I");
      case 'm' -> clock.append(count == 1 ? "%-M" : "%M");
      case 's' -> clock.append(count == 1 ? "%-S" : "%S");
      case 'S' -> fraction(count);
      case 'Z' -> {
        endClock();
        pieces.add(count > 2 ? new ZoneName() : new Offset(count == 2 ? ":" : ""));
      }
      case 'z' -> {
        endClock();
        pieces.add(new ZoneName());
        isWhole &= count < 4;
      }
      default -> isWhole = false;
    }
  }

  private void fraction(int count) {
    switch (count) {
      case 3 -> clock.append("%g");
      case 6 -> clock.append("%f");
      default -> isWhole = false;
    }
  }

  private void endClock() {
    if (!clock.isEmpty()) {
      pieces.add(new Clock(clock.toString()));
      clock.setLength(0);
    }
  }
}
