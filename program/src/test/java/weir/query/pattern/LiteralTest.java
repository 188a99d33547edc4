package weir.query.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LiteralTest {
  @Test
  void findsTheFirstPlaceLikeTheJdk() {
    long seed = Long.getLong("weir.seed", System.nanoTime());
    Random random = new Random(seed);
    int found = 0;
    for (int i = 0; i < 200_000; i++) {
      String text = letters(random, random.nextInt(random.nextInt(10) == 0 ? 200 : 40));
      String literal = letters(random, random.nextInt(1 + random.nextInt(12)));
      int from = random.nextInt(text.length() + 1);
      int to = from + random.nextInt(text.length() - from + 1);
      int place = text.substring(from, to).indexOf(literal);
      found += place > 0 ? 1 : 0;
      assertEquals(
          place < 0 ? -1 : from + place,
          Literal.of(literal).find(text.getBytes(StandardCharsets.ISO_8859_1), from, to),
          () -> "seed " + seed + ": " + literal + " in " + text + " from " + from + " to " + to);
    }
    assertEquals(50_000, found, 49_000, "found now and then");
  }

  /// Bytes that differ by one, by their top bit or not at all.
  private static String letters(Random random, int length) {
    StringBuilder letters = new StringBuilder();
    int kinds = 2 + random.nextInt(3);
    for (int i = 0; i < length; i++) {
      letters.append("abc\u0001".charAt(random.nextInt(kinds)));
    }
    return letters.toString();
  }
}
