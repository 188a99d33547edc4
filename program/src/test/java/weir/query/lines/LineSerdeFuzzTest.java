package weir.query.lines;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import weir.FuzzCorpus;

class LineSerdeFuzzTest {
  private static final byte[] SIGNS = " ,;\"\\\n\r\t{}[]:.0aN-".getBytes(StandardCharsets.US_ASCII);

  @Test
  void survivesTheKeptInputs() throws IOException {
    for (byte[] input : FuzzCorpus.of(LineSerdeFuzz.class)) {
      LineSerdeFuzz.fuzzerTestOneInput(input);
    }
  }

  @Test
  void survivesTheKeptInputsWithRandomDamageInEverySerde() throws IOException {
    long seed = Long.getLong("weir.seed", System.nanoTime());
    Random random = new Random(seed);
    List<byte[]> inputs = FuzzCorpus.of(LineSerdeFuzz.class);
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = inputs.get(random.nextInt(inputs.size())).clone();
      damaged[0] = (byte) random.nextInt(8);
      for (int changes = random.nextInt(6); changes > 0; changes--) {
        damaged[1 + random.nextInt(damaged.length - 1)] =
            random.nextInt(4) > 0
                ? SIGNS[random.nextInt(SIGNS.length)]
                : (byte) random.nextInt(256);
      }
      try {
        LineSerdeFuzz.fuzzerTestOneInput(damaged);
      } catch (RuntimeException | AssertionError failed) {
        throw new AssertionError(
            "seed " + seed + ": " + new String(damaged, StandardCharsets.UTF_8), failed);
      }
    }
  }
}
