package weir.api.ec2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WildcardTest {
  @Test
  void matchesWhatTheSamePatternAsARegularExpressionMatches() {
    long seed = 20_261_121;
    Random random = new Random(seed);
    for (int round = 0; round < 20_000; round++) {
      String pattern = text(random, "ab*?\\", 8);
      String text = text(random, "ab*?\\", 8);
      assertEquals(
          expression(pattern).matcher(text).matches(),
          Wildcard.matches(pattern, text),
          () -> "seed " + seed + ": " + pattern + " on " + text);
    }
  }

  private static Pattern expression(String pattern) {
    StringBuilder expression = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\' && i + 1 < pattern.length() && "*?\\".indexOf(pattern.charAt(i + 1)) >= 0) {
        expression.append(Pattern.quote(String.valueOf(pattern.charAt(++i))));
      } else {
        expression.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(expression.toString(), Pattern.DOTALL);
  }

  private static String text(Random random, String letters, int longest) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(longest); length > 0; length--) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }

  @Test
  void aHostilePatternEndsSoon() {
    assertFalse(Wildcard.matches("*a".repeat(200) + "b", "a".repeat(5_000)));
  }
}
