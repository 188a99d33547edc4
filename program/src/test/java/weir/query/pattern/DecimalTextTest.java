package weir.query.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTest {
  @Test
  void readsNumbersLikeTheJdk() {
    long seed = Long.getLong("weir.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < 200_000; i++) {
      String text =
          switch (random.nextInt(4)) {
            case 0 -> Long.toString(random.nextLong() >> random.nextInt(64));
            case 1 -> Double.toString(random.nextGaussian() * Math.pow(10, random.nextInt(40)));
            case 2 -> digits(random) + "." + digits(random);
            default -> "+" + digits(random) + "e" + (random.nextInt(60) - 30);
          };
      assertEquals(
          Double.parseDouble(text), DecimalText.parse(text), () -> "seed " + seed + ": " + text);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "-", "+", ".", "1.", ".1", "1e", "1e+", "0x1", "1f", "NaN", "1 ", "--1", "1.2.3"
      })
  void takesNothingElseForANumber(String text) {
    assertTrue(Double.isNaN(DecimalText.parse(text)));
  }

  private static String digits(Random random) {
    StringBuilder digits = new StringBuilder();
    for (int i = random.nextInt(22); i >= 0; i--) {
      digits.append(random.nextInt(10));
    }
    return digits.toString();
  }
}
