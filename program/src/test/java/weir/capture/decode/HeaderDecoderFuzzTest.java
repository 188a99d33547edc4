package weir.capture.decode;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import weir.FuzzCorpus;

class HeaderDecoderFuzzTest {
  @Test
  void survivesTheKeptInputs() throws IOException {
    List<byte[]> inputs = FuzzCorpus.of(HeaderDecoderFuzz.class);
    assertFalse(inputs.isEmpty());
    inputs.forEach(HeaderDecoderFuzz::fuzzerTestOneInput);
  }

  @Test
  void survivesTheKeptInputsWithRandomDamage() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<byte[]> inputs = FuzzCorpus.of(HeaderDecoderFuzz.class);
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = inputs.get(random.nextInt(inputs.size())).clone();
      for (int changes = random.nextInt(6); changes >= 0; changes--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      decode(damaged, seed);
    }
  }

  @Test
  void survivesRandomBytes() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[1 + random.nextInt(200)];
      random.nextBytes(bytes);
      decode(bytes, seed);
    }
  }

  private static void decode(byte[] input, long seed) {
    try {
      HeaderDecoderFuzz.fuzzerTestOneInput(input);
    } catch (RuntimeException | AssertionError failed) {
      throw new AssertionError("seed " + seed, failed);
    }
  }
}
