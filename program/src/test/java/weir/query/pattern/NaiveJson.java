package weir.query.pattern;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads JSON by recursion and regular expressions: slow and plain.
final class NaiveJson {
  private static final Pattern BLANKS = Pattern.compile("[ \\n\\t\\r]*");
  private static final Pattern STRING =
      Pattern.compile("\"([^\"\\\\\\x00-\\x1f]|\\\\([\"\\\\/bfnrt]|u[0-9a-fA-F]{4}))*\"");
  private static final Pattern SIMPLE =
      Pattern.compile("true|false|null|-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][-+]?[0-9]+)?");

  private final String text;
  private int at;

  private NaiveJson(String text) {
    this.text = text;
  }

  static boolean isObject(String text) {
    NaiveJson json = new NaiveJson(text);
    json.take(BLANKS);
    boolean isObject = json.at < text.length() && text.charAt(json.at) == '{' && json.value();
    json.take(BLANKS);
    return isObject && json.at == text.length();
  }

  private boolean value() {
    if (take("{")) {
      return members("}", true);
    }
    return take("[") ? members("]", false) : take(STRING) || take(SIMPLE);
  }

  private boolean members(String end, boolean hasKeys) {
    take(BLANKS);
    if (take(end)) {
      return true;
    }
    do {
      take(BLANKS);
      if (hasKeys && !(take(STRING) && take(BLANKS) && take(":") && take(BLANKS))) {
        return false;
      }
      if (!value()) {
        return false;
      }
      take(BLANKS);
    } while (take(","));
    return take(end);
  }

  private boolean take(String sign) {
    boolean isThere = text.startsWith(sign, at);
    at += isThere ? sign.length() : 0;
    return isThere;
  }

  private boolean take(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    boolean isThere = matcher.lookingAt();
    at = isThere ? matcher.end() : at;
    return isThere;
  }
}
