package weir.store.records;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import weir.FuzzCorpus;

class RecordFilesFuzzTest {
  private interface Target {
    void take(byte[] input) throws IOException;
  }

  private static void survives(Class<?> type, Target target) throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<byte[]> inputs = FuzzCorpus.of(type);
    for (byte[] input : inputs) {
      target.take(input);
    }
    for (int i = 0; i < 3000; i++) {
      byte[] damaged = inputs.get(random.nextInt(inputs.size())).clone();
      for (int changes = random.nextInt(6); changes >= 0 && damaged.length > 0; changes--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      try {
        target.take(damaged);
      } catch (RuntimeException | AssertionError failed) {
        throw new AssertionError("seed " + seed, failed);
      }
    }
  }

  @Test
  void theTextReaderSurvivesTheKeptInputsAndDamage() throws IOException {
    survives(RecordTextReaderFuzz.class, RecordTextReaderFuzz::fuzzerTestOneInput);
  }

  @Test
  void gzipSurvivesTheKeptInputsAndDamage() throws IOException {
    survives(GzipInputFuzz.class, GzipInputFuzz::fuzzerTestOneInput);
  }

  @Test
  void theParquetReaderSurvivesTheKeptInputsAndDamage() throws IOException {
    survives(ParquetReaderFuzz.class, ParquetReaderFuzz::fuzzerTestOneInput);
  }
}
