package weir.query.hive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import weir.FuzzCorpus;

class HiveStatementFuzzTest {
  private static final byte[] SIGNS =
      "()'\"`,;=.<>:\\ \n-/*#09azAZ_%".getBytes(StandardCharsets.US_ASCII);

  @Test
  void survivesTheKeptInputs() throws IOException {
    FuzzCorpus.of(HiveStatementFuzz.class).forEach(HiveStatementFuzz::fuzzerTestOneInput);
  }

  @Test
  void survivesTheKeptInputsWithRandomDamage() throws IOException {
    long seed = Long.getLong("weir.seed", System.nanoTime());
    Random random = new Random(seed);
    List<byte[]> inputs = FuzzCorpus.of(HiveStatementFuzz.class);
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = inputs.get(random.nextInt(inputs.size())).clone();
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        damaged[random.nextInt(damaged.length)] =
            random.nextBoolean()
                ? SIGNS[random.nextInt(SIGNS.length)]
                : damaged[random.nextInt(damaged.length)];
      }
      try {
        HiveStatementFuzz.fuzzerTestOneInput(damaged);
      } catch (RuntimeException | AssertionError failed) {
        throw new AssertionError(
            "seed " + seed + ": " + new String(damaged, StandardCharsets.UTF_8), failed);
      }
    }
  }
}
