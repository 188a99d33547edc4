package weir.query.insights;

import java.util.List;
import java.util.Optional;

/// Reads a query character by character: what a character means depends on where it stands (`/`
/// divides or begins a regular expression, words of the language are names of fields elsewhere), so
/// there are no tokens. Used by one thread.
final class QueryReader {
  private final String text;
  private final LiteralReader literals;
  private int at;
  private int end;

  QueryReader(String text) {
    this.text = text;
    this.literals = new LiteralReader(this, text);
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

  boolean isWordPart(int place) {
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

  boolean isDigitAt(int place) {
    return place < text.length() && isDigit(text.charAt(place));
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
    return new NameReader(this, text).read(here());
  }

  /// A name of a field, or a part of one with `*` for what is left out.
  String namePattern() {
    int start = here();
    if (start < text.length() && text.charAt(start) == '`') {
      return String.join(".", name("here"));
    }
    while (isWordPart(at)
        || at < text.length() && (text.charAt(at) == '*' || text.charAt(at) == '.')) {
      at++;
    }
    end = at;
    return text.substring(start, at);
  }

  /// A text in single or double quotes; empty when none stands here.
  Optional<String> quoted() {
    return sees("\"") || sees("'") ? Optional.of(literals.quoted(here())) : Optional.empty();
  }

  /// A regular expression between slashes; empty when none stands here.
  Optional<String> regex() {
    return sees("/") ? Optional.of(literals.regex(here())) : Optional.empty();
  }

  boolean seesDigit() {
    int start = here();
    return isDigitAt(start)
        || start < text.length() && text.charAt(start) == '.' && isDigitAt(start + 1);
  }

  /// Digits with an optional fraction and exponent, or a period. Asked for when [#seesDigit].
  Expression number() {
    return literals.number(here());
  }

  /// Goes on behind what was read.
  void endAt(int place) {
    at = place;
    end = place;
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
