package weir.query.hive;

import java.util.Locale;
import java.util.regex.Pattern;

/// Literals and names in Hive's dialect.
final class HiveText {
  private static final Pattern BARE = Pattern.compile("[a-z_][a-z0-9_]*");

  private HiveText() {}

  /// Undoes the escape that stands at a backslash.
  ///
  /// @return where the text goes on
  static int unescape(String text, int backslash, StringBuilder into) {
    int at = backslash + 1;
    if (at == text.length()) {
      into.append('\\');
      return at;
    }
    char sign = text.charAt(at);
    if (sign == 'u' && isDigits(text, at + 1, 4, 16)) {
      into.append((char) Integer.parseInt(text.substring(at + 1, at + 5), 16));
      return at + 5;
    }
    if (sign >= '0' && sign <= '3' && isDigits(text, at, 3, 8)) {
      into.append((char) Integer.parseInt(text.substring(at, at + 3), 8));
      return at + 3;
    }
    switch (sign) {
      case '0' -> into.append('\0');
      case 'n' -> into.append('\n');
      case 'r' -> into.append('\r');
      case 't' -> into.append('\t');
      case 'b' -> into.append('\b');
      case 'Z' -> into.append('\u001a');
      case '%' -> into.append("\\%");
      case '_' -> into.append("\\_");
      default -> into.append(sign);
    }
    return at + 1;
  }

  private static boolean isDigits(String text, int from, int count, int radix) {
    if (from + count > text.length()) {
      return false;
    }
    for (int i = from; i < from + count; i++) {
      char sign = text.charAt(i);
      if (sign > 'f' || Character.digit(sign, radix) < 0) {
        return false;
      }
    }
    return true;
  }

  /// A text between quotation marks.
  static String quoted(String value) {
    StringBuilder out = new StringBuilder("'");
    for (int i = 0; i < value.length(); i++) {
      char sign = value.charAt(i);
      switch (sign) {
        case '\'' -> out.append("\\'");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (sign < ' ') {
            out.append(String.format(Locale.ROOT, "\\u%04x", (int) sign));
          } else {
            out.append(sign);
          }
        }
      }
    }
    return out.append('\'').toString();
  }

  /// A name in backticks.
  static String name(String name) {
    return '`' + name.replace("`", "``") + '`';
  }

  /// A name, in backticks when it needs them in a type.
  static String fieldName(String name) {
    return BARE.matcher(name).matches() ? name : name(name);
  }
}
