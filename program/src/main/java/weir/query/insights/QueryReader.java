package weir.query.insights;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a query character by character: what a character means depends on where it stands (`/`
/// divides or begins a regular expression, words of the language are names of fields elsewhere), so
/// there are no tokens. Used by one thread.
final class QueryReader {
  private final String text;
  private int at;
  private int end;

  QueryReader(String text) {
    this.text = text;
  }

  /// Passes over blanks and comments; answers where it stands then.
  int here() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') {
        int line = text.indexOf('\n', at);
        at = line < 0 ? text.length() : line;
      } else if (Character.isWhitespace(c) || c == '\u00a0' || c == '\ufeff') {
        at++;
      } else {
        break;
      }
    }
    return at;
  }

  /// Behind the last thing that was read.
  int end() {
    return end;
  }

  /// What was read, as it was written.
  String since(int start) {
    return text.substring(start, end);
  }

  boolean isAtEnd() {
    return here() >= text.length();
  }

  void goBack(int to) {
    at = to;
  }

  boolean sees(String symbol) {
    return text.startsWith(symbol, here());
  }

  boolean takes(String symbol) {
    if (!sees(symbol)) {
      return false;
    }
    at += symbol.length();
    end = at;
    return true;
  }

  void expect(String symbol, String where) {
    if (!takes(symbol)) {
      throw unexpected("'" + symbol + "' " + where);
    }
  }

  /// Whether a word stands here, in any case.
  boolean seesWord(String word) {
    int start = here();
    return text.regionMatches(true, start, word, 0, word.length())
        && !isWordPart(start + word.length());
  }

  boolean takesWord(String word) {
    if (!seesWord(word)) {
      return false;
    }
    at += word.length();
    end = at;
    return true;
  }

  void expectWord(String word, String where) {
    if (!takesWord(word)) {
      throw unexpected(word + " " + where);
    }
  }

  private boolean isWordPart(int place) {
    return place < text.length() && isNameCharacter(text.charAt(place));
  }

  private static boolean isNameCharacter(char c) {
    return c == '_' || c == '@' || isLetter(c) || isDigit(c);
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c > 0x7f && Character.isLetter(c);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /// A word without dots, empty when none stands here.
  Optional<String> word() {
    int start = here();
    if (start < text.length() && isDigit(text.charAt(start))) {
      return Optional.empty();
    }
    while (isWordPart(at)) {
      at++;
    }
    if (at > start) {
      end = at;
      return Optional.of(text.substring(start, at));
    }
    return Optional.empty();
  }

  boolean seesName() {
    int start = here();
    return start < text.length()
        && (text.charAt(start) == '`'
            || isNameCharacter(text.charAt(start)) && !isDigit(text.charAt(start)));
  }

  /// The name of a field: words, numbers and backticks with dots between, indexes in brackets.
  List<String> name(String where) {
    if (!seesName()) {
      throw unexpected("the name of a field " + where);
    }
    List<String> parts = new ArrayList<>();
    parts.add(namePart());
    while (at < text.length()) {
      if (text.charAt(at) == '.' && (isWordPart(at + 1) || isBacktick(at + 1))) {
        at++;
        parts.add(namePart());
      } else if (!takeIndex(parts)) {
        break;
      }
    }
    end = at;
    return parts;
  }

  private boolean isBacktick(int place) {
    return place < text.length() && text.charAt(place) == '`';
  }

  private boolean takeIndex(List<String> parts) {
    int place = at + 1;
    while (place < text.length() && isDigit(text.charAt(place))) {
      place++;
    }
    if (text.charAt(at) != '['
        || place == at + 1
        || place >= text.length()
        || text.charAt(place) != ']') {
      return false;
    }
    parts.add(text.substring(at + 1, place));
    at = place + 1;
    return true;
  }

  private String namePart() {
    int start = at;
    if (text.charAt(at) == '`') {
      int close = text.indexOf('`', at + 1);
      if (close < 0) {
        throw fault("the backtick is not closed", start, text.length());
      }
      if (close == at + 1) {
        throw fault("the name between the backticks is empty", start, close + 1);
      }
      at = close + 1;
      return text.substring(start + 1, close);
    }
    while (isWordPart(at)) {
      at++;
    }
    return text.substring(start, at);
  }

  /// A text in single or double quotes; empty when none stands here.
  Optional<String> quoted() {
    int start = here();
    if (start >= text.length() || text.charAt(start) != '"' && text.charAt(start) != '\'') {
      return Optional.empty();
    }
    char quote = text.charAt(start);
    StringBuilder value = new StringBuilder();
    for (at = start + 1; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == quote) {
        end = ++at;
        return Optional.of(value.toString());
      }
      if (c == '\\' && at + 1 < text.length()) {
        at++;
        value.append(escaped(text.charAt(at)));
      } else {
        value.append(c);
      }
    }
    throw fault("the text that begins here has no closing " + quote, start, text.length());
  }

  private static String escaped(char c) {
    return switch (c) {
      case 'n' -> "\n";
      case 't' -> "\t";
      case 'r' -> "\r";
      case '"', '\'', '\\', '/', '`' -> String.valueOf(c);
      default -> "\\" + c;
    };
  }

  /// A regular expression between slashes; empty when none stands here.
  Optional<String> regex() {
    int start = here();
    if (!sees("/")) {
      return Optional.empty();
    }
    StringBuilder pattern = new StringBuilder();
    for (at = start + 1; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '/') {
        end = ++at;
        return Optional.of(pattern.toString());
      }
      if (c == '\\' && at + 1 < text.length()) {
        at++;
        pattern.append(text.charAt(at) == '/' ? "" : "\\");
        pattern.append(text.charAt(at));
      } else {
        pattern.append(c);
      }
    }
    throw fault("the regular expression that begins here has no closing /", start, text.length());
  }

  boolean seesDigit() {
    int start = here();
    return start < text.length()
        && (isDigit(text.charAt(start))
            || text.charAt(start) == '.'
                && start + 1 < text.length()
                && isDigit(text.charAt(start + 1)));
  }

  /// Digits with an optional fraction and exponent, or a period. Asked for when [#seesDigit].
  Expression number() {
    int start = here();
    takeDigits();
    boolean whole = true;
    if (at + 1 < text.length() && text.charAt(at) == '.' && isDigit(text.charAt(at + 1))) {
      at++;
      takeDigits();
      whole = false;
    }
    int digits = at;
    while (isWordPart(at)) {
      at++;
    }
    end = at;
    String number = text.substring(start, digits);
    String unit = text.substring(digits, at);
    if (unit.isEmpty()) {
      return new Expression.Numeral(number.startsWith(".") ? "0" + number : number);
    }
    return new Expression.Span(
        new Period(
            whole ? count(number, start) : 0,
            Period.Unit.find(unit)
                .filter(_ -> number.chars().allMatch(c -> isDigit((char) c)))
                .orElseThrow(() ->
                    fault(
                        "\"" + number + unit + "\" is neither a number nor a period such as 5m",
                        start,
                        end))));
  }

  private void takeDigits() {
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
  }

  private long count(String digits, int start) {
    if (digits.length() > 9 || Long.parseLong(digits) == 0) {
      throw fault("a period is " + digits + " but must be from 1 to 999999999", start, end);
    }
    return Long.parseLong(digits);
  }

  /// The offender is what stands here: a word, or one character.
  MalformedQuery unexpected(String wanted) {
    int start = here();
    int behind = start;
    while (isWordPart(behind)) {
      behind++;
    }
    behind = Math.min(text.length(), Math.max(behind, start + 1));
    return fault(
        start >= text.length()
            ? "unexpected end of the query; expected " + wanted
            : "unexpected symbol found " + text.substring(start, behind) + "; expected " + wanted,
        start,
        behind);
  }

  /// A fault at a place that was read before, with its line and position.
  MalformedQuery fault(String sentence, int start, int behind) {
    String before = text.substring(0, Math.min(start, text.length()));
    long line = before.chars().filter(c -> c == '\n').count() + 1;
    int position = before.length() - before.lastIndexOf('\n') - 1;
    return new MalformedQuery(
        sentence + " at line " + line + " and position " + position,
        Math.min(start, text.length()),
        Math.clamp(behind, start, Math.max(start, text.length())));
  }
}
