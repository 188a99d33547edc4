package weir.query.pattern;

import java.nio.charset.StandardCharsets;
import weir.model.aws.Fault;

/// Reads the first line of any bytes as a pattern and asks it about the rest.
public final class FilterPatternFuzz {
  private FilterPatternFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    int end = 0;
    while (end < input.length && input[end] != '\n') {
      end++;
    }
    FilterPattern pattern;
    try {
      pattern = FilterPattern.parse(new String(input, 0, end, StandardCharsets.UTF_8));
    } catch (Fault.Invalid refused) {
      if (refused.sentence().isEmpty()) {
        throw new AssertionError("a refusal without a word", refused);
      }
      return;
    }
    int from = Math.min(end + 1, input.length);
    TextMatcher matcher = pattern.matcher();
    boolean matches = matcher.matches(input, from, input.length - from);
    int selected = matcher.select(input, new int[] {from, input.length}, 1, new int[1]);
    if (matches != (selected == 1)) {
      throw new AssertionError("a page answers otherwise than a message: " + pattern.text());
    }
    pattern.extractedValues(new String(input, from, input.length - from, StandardCharsets.UTF_8));
  }
}
