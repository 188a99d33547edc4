package weir.query.insights;

/// Reads what is written out in a query: texts, regular expressions, numbers and periods. Used by
/// one thread.
final class LiteralReader {
  private final QueryReader query;
  private final String text;

  /// @param text the whole query's
  LiteralReader(QueryReader query, String text) {
    this.query = query;
    this.text = text;
  }

  /// The text whose quote stands at a place.
  String quoted(int start) {
    char quote = text.charAt(start);
    StringBuilder value = new StringBuilder();
    for (int at = start + 1; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == quote) {
        query.endAt(at + 1);
        return value.toString();
      }
      if (c == '\\' && at + 1 < text.length()) {
        at++;
        value.append(escaped(text.charAt(at)));
      } else {
        value.append(c);
      }
    }
    throw query.fault("the text that begins here has no closing " + quote, start, text.length());
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

  /// The regular expression whose slash stands at a place.
  String regex(int start) {
    StringBuilder pattern = new StringBuilder();
    for (int at = start + 1; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '/') {
        query.endAt(at + 1);
        return pattern.toString();
      }
      if (c == '\\' && at + 1 < text.length()) {
        at++;
        pattern.append(text.charAt(at) == '/' ? "" : "\\");
        pattern.append(text.charAt(at));
      } else {
        pattern.append(c);
      }
    }
    throw query.fault(
        "the regular expression that begins here has no closing /", start, text.length());
  }

  /// The number or period whose first digit or point stands at a place.
  Expression number(int start) {
    int digits = behindDigits(start);
    boolean whole = true;
    if (digits < text.length() && text.charAt(digits) == '.' && query.isDigitAt(digits + 1)) {
      digits = behindDigits(digits + 1);
      whole = false;
    }
    int behind = digits;
    while (query.isWordPart(behind)) {
      behind++;
    }
    query.endAt(behind);
    String number = text.substring(start, digits);
    String unit = text.substring(digits, behind);
    if (unit.isEmpty()) {
      return new Expression.Numeral(number.startsWith(".") ? "0" + number : number);
    }
    Period.Unit known = Period.Unit.find(unit).orElse(null);
    if (!whole || known == null) {
      throw query.fault(
          "\"" + number + unit + "\" is neither a number nor a period such as 5m", start, behind);
    }
    return new Expression.Span(new Period(count(number, start, behind), known));
  }

  private int behindDigits(int start) {
    int at = start;
    while (query.isDigitAt(at)) {
      at++;
    }
    return at;
  }

  private long count(String digits, int start, int behind) {
    if (digits.length() > 9 || Long.parseLong(digits) == 0) {
      throw query.fault(
          "a period is " + digits + " but must be from 1 to 999999999", start, behind);
    }
    return Long.parseLong(digits);
  }
}
