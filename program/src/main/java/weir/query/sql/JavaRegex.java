package weir.query.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// Regular expressions that look around or back, which DuckDB's RE2 does not know.
final class JavaRegex {
  /// `(?=`, `(?!`, `(?<=`, `(?<!`, `(?>`, names of groups, possessive quantifiers and references to
  /// groups.
  private static final Pattern BEYOND_RE2 =
      Pattern.compile("\\(\\?[=!><]|[*+?}]\\+|\\\\[1-9]|\\\\k<|\\\\[GhR]");

  private static final int MOST_PATTERNS = 1000;
  private static final ConcurrentMap<String, Pattern> COMPILED = new ConcurrentHashMap<>();

  private JavaRegex() {}

  static boolean isNeeded(String pattern) {
    return BEYOND_RE2.matcher(pattern).find();
  }

  /// How many groups the pattern has.
  static int groups(String pattern) {
    return compiled(pattern).matcher("").groupCount();
  }

  private static Pattern compiled(String pattern) {
    if (COMPILED.size() > MOST_PATTERNS) {
      COMPILED.clear();
    }
    try {
      return COMPILED.computeIfAbsent(pattern, Pattern::compile);
    } catch (PatternSyntaxException wrong) {
      throw new IllegalArgumentException(wrong.getDescription(), wrong);
    }
  }

  private static int group(Matcher matcher, String number) {
    long group = Long.parseLong(number);
    if (group < 0) {
      throw new IllegalArgumentException("Group cannot be negative");
    }
    if (group > matcher.groupCount()) {
      throw new IllegalArgumentException(
          "Pattern has " + matcher.groupCount() + " groups. Cannot access group " + group);
    }
    return (int) group;
  }

  static String like(String text, String pattern) {
    return Boolean.toString(compiled(pattern).matcher(text).find());
  }

  static @Nullable String extract(String text, String pattern, String group) {
    Matcher matcher = compiled(pattern).matcher(text);
    int wanted = group(matcher, group);
    return matcher.find() ? matcher.group(wanted) : null;
  }

  /// The matches as a JSON array.
  static String extractAll(String text, String pattern, String group) {
    Matcher matcher = compiled(pattern).matcher(text);
    int wanted = group(matcher, group);
    List<@Nullable String> found = new ArrayList<>();
    while (matcher.find()) {
      found.add(matcher.group(wanted));
    }
    return JsonText.array(found);
  }

  static String replace(String text, String pattern, String with) {
    return compiled(pattern).matcher(text).replaceAll(with);
  }

  /// The parts between the matches as a JSON array.
  static String split(String text, String pattern) {
    Matcher matcher = compiled(pattern).matcher(text);
    List<@Nullable String> parts = new ArrayList<>();
    int from = 0;
    while (matcher.find()) {
      parts.add(text.substring(from, matcher.start()));
      from = matcher.end();
    }
    parts.add(text.substring(from));
    return JsonText.array(parts);
  }

  static String position(String text, String pattern) {
    Matcher matcher = compiled(pattern).matcher(text);
    return matcher.find() ? Integer.toString(text.codePointCount(0, matcher.start()) + 1) : "-1";
  }
}
