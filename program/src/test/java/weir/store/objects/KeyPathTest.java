package weir.store.objects;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import weir.FuzzCorpus;

class KeyPathTest {
  private static final String[] PIECES = {
    "a",
    "b",
    ".",
    "..",
    "/",
    "//",
    "%",
    "%2F",
    "%~",
    "%+",
    "%=",
    "\0",
    "\\",
    "*",
    "?",
    "[x]",
    "~",
    "é",
    "한국",
    "😀",
    " ",
    "\n",
    "A".repeat(249),
    "ü".repeat(90),
    ".weir",
    "con",
    "-"
  };

  static String randomKey(Random random) {
    StringBuilder key = new StringBuilder();
    int pieces = 1 + random.nextInt(6);
    for (int i = 0; i < pieces; i++) {
      key.append(PIECES[random.nextInt(PIECES.length)]);
    }
    String text = key.toString();
    return text.getBytes(StandardCharsets.UTF_8).length <= 1024 ? text : randomKey(random);
  }

  @Test
  void everyKeyHasNamesOfItsOwnThatStayInTheFolder() {
    long seed = System.nanoTime();
    System.out.println("KeyPathTest seed " + seed);
    Random random = new Random(seed);
    Map<List<String>, String> seen = new HashMap<>();
    for (int i = 0; i < 100_000; i++) {
      String key = randomKey(random);
      String other = seen.putIfAbsent(ObjectKeyFuzz.names(key), key);
      assertTrue(other == null || other.equals(key), () -> key + " and " + other);
    }
  }

  @Test
  void whatOnceBrokeItHoldsNow() throws IOException {
    FuzzCorpus.of(ObjectKeyFuzz.class).forEach(ObjectKeyFuzz::fuzzerTestOneInput);
  }
}
