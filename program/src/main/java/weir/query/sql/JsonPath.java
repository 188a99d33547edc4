package weir.query.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A path into JSON such as `$.a["b c"][0]`: the names and places of its steps.
record JsonPath(List<String> steps) {
  private static final Pattern STEP =
      Pattern.compile(
          "\\.([\\p{L}\\p{N}_:$]+)|\\[([\\p{L}\\p{N}_]+)]|\\[\"((?:[^\"\\\\]|\\\\[\"\\\\])*)\"]");

  /// @throws IllegalArgumentException when the text is no path
  static JsonPath parse(String text) {
    Matcher step = STEP.matcher(text);
    List<String> steps = new ArrayList<>();
    int end = 1;
    while (text.startsWith("$") && end < text.length() && step.find(end) && step.start() == end) {
      steps.add(
          step.group(1) != null
              ? step.group(1)
              : step.group(2) != null
                  ? step.group(2)
                  : step.group(3).replaceAll("\\\\([\"\\\\])", "$1"));
      end = step.end();
    }
    if (end != text.length() || !text.startsWith("$")) {
      throw new IllegalArgumentException("Invalid JSON path: '" + text + "'");
    }
    return new JsonPath(List.copyOf(steps));
  }

  static boolean isPlace(String step) {
    return !step.isEmpty()
        && step.length() < 10
        && step.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
