package weir.cli.shell;

import org.jline.utils.WCWidth;

/// How many columns of a terminal a text takes: Korean letters two each, combining marks none.
public final class TextWidth {
  private static final String CUT = "...";

  private TextWidth() {}

  public static int of(String text) {
    return text.codePoints().map(TextWidth::of).sum();
  }

  static int of(int codePoint) {
    return Math.max(0, WCWidth.wcwidth(codePoint));
  }

  /// The text if it is not wider than this, else its beginning and three dots.
  public static String cut(String text, int width) {
    if (of(text) <= width) {
      return text;
    }
    int dots = Math.min(CUT.length(), width);
    int taken = 0;
    int end = 0;
    while (end < text.length()) {
      int next = text.codePointAt(end);
      if (taken + of(next) > width - dots) {
        break;
      }
      taken += of(next);
      end += Character.charCount(next);
    }
    return text.substring(0, end) + CUT.substring(0, dots);
  }

  /// The text as wide as this: cut, or with blanks behind it.
  public static String fit(String text, int width) {
    String cut = cut(text, width);
    return cut + " ".repeat(width - of(cut));
  }
}
