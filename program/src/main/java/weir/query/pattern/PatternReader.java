package weir.query.pattern;

import weir.model.aws.Fault;

/// Reads a pattern's text from left to right. Used by one parser.
final class PatternReader {
  /// How many regular expressions a pattern may have.
  private static final int MOST_REGEXES = 2;

  private final String text;
  private final int end;
  private int at;
  private int regexes;

  /// @param from the first character that is read
  /// @param end the first one that is not
  PatternReader(String text, int from, int end) {
    this.text = text;
    this.at = from;
    this.end = end;
  }

  boolean isAtEnd() {
    return at == end;
  }

  /// The next character, 0 at the end.
  char next() {
    return at < end ? text.charAt(at) : 0;
  }

  int regexCount() {
    return regexes;
  }

  boolean skipBlanks() {
    int before = at;
    while (at < end && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at > before;
  }

  boolean take(String sign) {
    boolean there = at + sign.length() <= end && text.startsWith(sign, at);
    at += there ? sign.length() : 0;
    return there;
  }

  /// The letters, digits, `_` and `-` from here on, also with some more characters.
  String word(String more) {
    int from = at;
    while (at < end && (isWord(text.charAt(at)) || more.indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    return text.substring(from, at);
  }

  private static boolean isWord(char c) {
    return c < 128 && CharacterSet.WORD.has(c) || c == '-';
  }

  /// The text between the quote that stands here and the next of its kind; a backslash stands
  /// before such a quote and before itself.
  String quoted() {
    int from = at;
    char quote = text.charAt(at);
    StringBuilder value = new StringBuilder();
    at++;
    while (at < end && text.charAt(at) != quote) {
      char behind = at + 1 < end ? text.charAt(at + 1) : 0;
      boolean escapes = text.charAt(at) == '\\' && (behind == quote || behind == '\\');
      at += escapes ? 1 : 0;
      value.append(text.charAt(at++));
    }
    if (at == end) {
      throw foreign(text.substring(from, end));
    }
    at++;
    return value.toString();
  }

  /// The whole number that stands here.
  int index() {
    int from = at;
    while (at < end && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == from) {
      throw foreign();
    }
    if (at - from > 9) {
      throw invalid("index " + text.substring(from, at) + " is too large");
    }
    return Integer.parseInt(text, from, at, 10);
  }

  /// The regular expression between the `%` that begin here.
  Regex regex() {
    int from = at + 1;
    int behind = text.indexOf('%', from);
    if (behind < 0 || behind >= end) {
      throw foreign(text.substring(at, end));
    }
    at = behind + 1;
    regexes++;
    if (regexes > MOST_REGEXES) {
      throw new Fault.Invalid(
          "Invalid filter pattern: it has more than "
              + MOST_REGEXES
              + " regular expressions, the most that a filter pattern may have");
    }
    return RegexParser.parse(text.substring(from, behind));
  }

  /// The fault of what stands here and may not.
  Fault foreign() {
    return isAtEnd() ? invalid("it ends too early") : foreign(text.substring(at, at + 1));
  }

  /// AWS's sentence about characters that no term may have.
  static Fault foreign(String term) {
    return new Fault.Invalid("Invalid character(s) in term '" + term + "'");
  }

  /// A fault with its place.
  Fault invalid(String why) {
    return new Fault.Invalid("Invalid filter pattern: " + why + ", at character " + (at + 1));
  }
}
