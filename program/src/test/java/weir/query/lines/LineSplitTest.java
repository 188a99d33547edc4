package weir.query.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineSplitTest {
  private static final byte[] OFTEN = {' ', ' ', '\n', '\t', '\r', ',', 'a', '1', (byte) 0xa0};

  @Test
  void findsTheSeparatorsThatALookAtEveryByteFinds() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (byte delimiter : new byte[] {' ', '\t', ',', 1, '\n', (byte) 0xfe}) {
      LineSplit split = new LineSplit(delimiter);
      for (int round = 0; round < 2_000; round++) {
        byte[] bytes = new byte[16 + random.nextInt(90) + 8];
        random.nextBytes(bytes);
        for (int i = 0; i < bytes.length; i++) {
          if (random.nextInt(3) > 0) {
            bytes[i] = OFTEN[random.nextInt(OFTEN.length)];
          }
        }
        int from = random.nextInt(16);
        int to = from + random.nextInt(bytes.length - 8 - from);
        split.scan(bytes, from, to);
        assertEquals(
            lines(bytes, from, to, delimiter),
            lines(split),
            "seed " + seed + ", delimiter " + delimiter);
      }
    }
  }

  /// The separators of each line, that before it first.
  private static List<List<Integer>> lines(byte[] bytes, int from, int to, byte delimiter) {
    List<List<Integer>> lines = new ArrayList<>();
    List<Integer> line = new ArrayList<>(List.of(from - 1));
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n' || bytes[i] == delimiter) {
        line.add(i);
      }
      if (bytes[i] == '\n') {
        lines.add(line);
        line = new ArrayList<>(List.of(i));
      }
    }
    return lines;
  }

  private static List<List<Integer>> lines(LineSplit split) {
    List<List<Integer>> lines = new ArrayList<>();
    for (int i = 0; i < split.lines(); i++) {
      List<Integer> line = new ArrayList<>();
      for (int at = split.separatorBefore(i); at <= split.separatorBehind(i); at++) {
        line.add(split.separators()[at]);
      }
      lines.add(line);
    }
    return lines;
  }
}
