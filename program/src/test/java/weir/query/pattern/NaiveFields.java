package weir.query.pattern;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Space-delimited patterns the slow way: made from parts that are known, answered by regular
/// expressions of the JDK over the whole message.
///
/// @param fields a value that a field must have, `*` for any; `...` for any number of fields
record NaiveFields(List<String> fields) {
  private static final Pattern FIELD =
      Pattern.compile("\\G[ \t]*(?:\"([^\"]*)\"(?=[ \t]|$)|\\[([^\\]]*)\\](?=[ \t]|$)|([^ \t]+))");

  /// The pattern in the language.
  String pattern() {
    StringBuilder names = new StringBuilder();
    int number = 0;
    for (String field : fields) {
      names.append(names.isEmpty() ? "" : " , ");
      names.append(
          field.equals("...")
              ? field
              : "f" + number++ + (field.equals("*") ? "" : "=\"" + field + "\""));
    }
    return "[" + names + "]";
  }

  boolean matches(String message) {
    String stripped = message.replaceAll("[ \t\r\n]+$", "");
    boolean lastTakesRest = !fields.contains("...");
    List<String> values = new java.util.ArrayList<>();
    Matcher matcher = FIELD.matcher(stripped);
    while (matcher.find()) {
      if (lastTakesRest
          && values.size() == fields.size() - 1
          && matcher.end() < stripped.length()) {
        values.add(stripped.substring(matcher.start()).replaceAll("^[ \t]+", ""));
        break;
      }
      String quoted = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      values.add(quoted == null ? matcher.group(3) : quoted);
    }
    // Each value on a line of its own, and the same for what is wanted.
    String wanted =
        fields.stream()
            .map(field ->
                field.equals("...")
                    ? "(?:[^\n]*\n)*"
                    : field.equals("*") ? "[^\n]*\n" : Pattern.quote(field) + "\n")
            .collect(Collectors.joining());
    return Pattern.matches(
        wanted, values.stream().map(value -> value + "\n").collect(Collectors.joining()));
  }
}
