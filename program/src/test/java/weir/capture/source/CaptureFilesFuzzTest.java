package weir.capture.source;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import weir.FuzzCorpus;

class CaptureFilesFuzzTest {
  @Test
  void survivesTheKeptInputs() throws IOException {
    List<byte[]> inputs = FuzzCorpus.of(CaptureFilesFuzz.class);
    assertFalse(inputs.isEmpty());
    for (byte[] input : inputs) {
      CaptureFilesFuzz.fuzzerTestOneInput(input);
    }
  }

  @Test
  void survivesTheKeptInputsWithRandomDamage() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<byte[]> inputs = FuzzCorpus.of(CaptureFilesFuzz.class);
    for (int i = 0; i < 3000; i++) {
      byte[] damaged = inputs.get(random.nextInt(inputs.size())).clone();
      for (int changes = random.nextInt(6); changes >= 0; changes--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      try {
        CaptureFilesFuzz.fuzzerTestOneInput(damaged);
      } catch (RuntimeException | AssertionError failed) {
        throw new AssertionError("seed " + seed, failed);
      }
    }
  }
}
