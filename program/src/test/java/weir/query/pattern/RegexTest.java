package weir.query.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Regular expressions against the ones of the JDK, which are asked only what they can answer in
/// time.
class RegexTest {
  private static final String[] ATOMS = {
    "a", "b", "c", "0", ".", "\\d", "\\D", "\\s", "\\S", "\\w", "\\W", "[ab]", "[^ab]", "[a-c0]",
    "[^\\d]", "\\x61", "\\.", " ", "-", "_"
  };
  private static final String[] QUANTIFIERS = {
    "", "", "", "", "?", "*", "+", "{2}", "{1,3}", "{2,}", "{0}", "*?", "{0,2}"
  };
  private static final String LETTERS = "aaabbbc0 .-_\n\tÄ한𝄞";

  @Test
  void findsWhatTheJdkFinds() {
    long seed = Long.getLong("weir.seed", System.nanoTime());
    Random random = new Random(seed);
    int found = 0;
    for (int i = 0; i < 40_000; i++) {
      String expression = expression(random, 1 + random.nextInt(8));
      Regex regex = RegexParser.parse(expression);
      String text = text(random, random.nextInt(24));
      boolean expected = Pattern.compile(expression, Pattern.UNIX_LINES).matcher(text).find();
      found += expected ? 1 : 0;
      assertEquals(
          expected, isIn(regex, text), () -> "seed " + seed + ": %" + expression + "% in " + text);
    }
    assertEquals(20_000, found, 15_000, "both answers are asked for");
  }

  @Test
  void findsWhatTheJdkFindsWithMorePlacesThanAWordHasBits() {
    long seed = Long.getLong("weir.seed", System.nanoTime());
    Random random = new Random(seed);
    int found = 0;
    for (int i = 0; i < 2_000; i++) {
      int spread = random.nextInt(150);
      String expression =
          expression(random, 2)
              + "[ab]{"
              + random.nextInt(70)
              + ","
              + (70 + spread)
              + "}"
              + expression(random, 3).replace("^", "")
              + "|^c.{60,64}c$";
      Regex regex = RegexParser.parse(expression);
      String text =
          random.nextBoolean()
              ? "c" + text(random, 58 + random.nextInt(8)) + "c"
              : text(random, 3) + "ab".repeat(random.nextInt(80)) + text(random, 4);
      boolean expected = Pattern.compile(expression, Pattern.UNIX_LINES).matcher(text).find();
      found += expected ? 1 : 0;
      assertEquals(
          expected, isIn(regex, text), () -> "seed " + seed + ": %" + expression + "% in " + text);
    }
    assertEquals(1_000, found, 900, "both answers are asked for");
  }

  @Test
  void answersInTimeWhateverTheTextIs() {
    Regex regex = RegexParser.parse("[ab]*[ab]*[ab]*a[ab]{900}[ab]{900}c?c?c?c?c?c?d");
    String text = "ab".repeat(1 << 17);
    assertFalse(assertTimeoutPreemptively(Duration.ofSeconds(20), () -> isIn(regex, text)));
  }

  @Test
  void needsTheTextThatEveryFindHolds() {
    assertEquals(
        "timeout", RegexParser.parse("^a+ timeout\\d*b").anchors().required().toString().strip());
    assertEquals(0, RegexParser.parse("timeout|b").anchors().required().length());
  }

  private static String expression(Random random, int atoms) {
    StringBuilder expression = new StringBuilder();
    boolean alternatives = random.nextInt(5) == 0;
    int last = alternatives ? 1 : 0;
    for (int part = 0; part <= last; part++) {
      expression.append(part > 0 ? "|" : "").append(random.nextInt(6) == 0 ? "^" : "");
      for (int i = 0; i < atoms; i++) {
        expression
            .append(ATOMS[random.nextInt(ATOMS.length)])
            .append(QUANTIFIERS[random.nextInt(QUANTIFIERS.length)]);
      }
      expression.append(part == last && random.nextInt(6) == 0 && atoms > 3 ? "$" : "");
    }
    return expression.toString();
  }

  private static String text(Random random, int length) {
    int[] letters = LETTERS.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(letters[random.nextInt(letters.length)]);
    }
    return text.toString();
  }

  private static boolean isIn(Regex regex, String text) {
    byte[] bytes = ("a" + text + "b").getBytes(StandardCharsets.UTF_8);
    return regex.isIn(bytes, 1, bytes.length - 1);
  }
}
