package weir.api.ec2;

/// A filter's value: `*` stands for any characters, `?` for one, `\` takes both their meaning.
final class Wildcard {
  private Wildcard() {}

  /// Whether the pattern covers the whole text. Takes time in proportion to the product of the
  /// lengths at worst, whatever the pattern.
  static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int afterStar = -1;
    int resumeAt = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        afterStar = ++p;
        resumeAt = t;
        continue;
      }
      boolean escaped =
          p + 1 < pattern.length()
              && pattern.charAt(p) == '\\'
              && "*?\\".indexOf(pattern.charAt(p + 1)) >= 0;
      int literal = escaped ? p + 1 : p;
      if (literal < pattern.length()
          && (pattern.charAt(literal) == text.charAt(t)
              || !escaped && pattern.charAt(literal) == '?')) {
        p = literal + 1;
        t++;
      } else if (afterStar >= 0) {
        p = afterStar;
        t = ++resumeAt;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
