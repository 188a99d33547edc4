package weir.query.insights;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// A regular expression that takes time in proportion to the text only, as AWS's does: no
/// look-around and no back references.
///
/// @param plain without names of groups
/// @param groups names of its groups; null for one without a name
record RegexText(String plain, List<@Nullable String> groups) {
  private static final Pattern NAMED = Pattern.compile("\\(\\?P?<([A-Za-z_@][A-Za-z0-9_@]*)>");

  /// @throws IllegalArgumentException with a sentence when it is no such expression
  static RegexText of(String pattern) {
    List<@Nullable String> groups = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    boolean inSet = false;
    for (int at = 0; at < pattern.length(); at++) {
      char c = pattern.charAt(at);
      if (c == '\\' && at + 1 < pattern.length()) {
        plain.append(escape(pattern, at++));
        continue;
      }
      if (c == '[') {
        inSet = true;
      } else if (c == ']') {
        inSet = false;
      } else if (c == '(' && !inSet) {
        at += group(pattern, at, groups, plain);
        continue;
      }
      plain.append(c);
    }
    try {
      var _ = Pattern.compile(plain.toString());
    } catch (PatternSyntaxException wrong) {
      throw new IllegalArgumentException(
          "the regular expression /" + pattern + "/ is malformed: " + wrong.getDescription(),
          wrong);
    }
    return new RegexText(plain.toString(), groups);
  }

  private static String escape(String pattern, int at) {
    char c = pattern.charAt(at + 1);
    if (c >= '1' && c <= '9' || c == 'k') {
      throw new IllegalArgumentException(
          "the regular expression refers back with \\" + c + ", which Logs Insights does not have");
    }
    return pattern.substring(at, at + 2);
  }

  /// Takes over the beginning of a group; answers how many characters follow its bracket.
  private static int group(
      String pattern, int at, List<@Nullable String> groups, StringBuilder plain) {
    Matcher named = NAMED.matcher(pattern).region(at, pattern.length());
    if (named.lookingAt()) {
      groups.add(named.group(1));
      plain.append('(');
      return named.end() - at - 1;
    }
    if (pattern.startsWith("(?", at)) {
      String rest = pattern.substring(at + 2, Math.min(pattern.length(), at + 4));
      if (rest.startsWith("=")
          || rest.startsWith("!")
          || rest.startsWith("<=")
          || rest.startsWith("<!")
          || rest.startsWith(">")) {
        throw new IllegalArgumentException(
            "the regular expression looks around with (?"
                + rest.charAt(0)
                + ", which Logs Insights does not have");
      }
    } else {
      groups.add(null);
    }
    plain.append('(');
    return 0;
  }

  /// A text that stands for itself.
  static String literal(String text) {
    return text.replaceAll("([\\\\.\\[\\]{}()*+?^$|/-])", "\\\\$1");
  }
}
