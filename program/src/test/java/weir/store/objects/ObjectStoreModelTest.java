package weir.store.objects;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Random puts, deletes and lists, against a map that sorts by bytes.
class ObjectStoreModelTest {
  private static final Comparator<String> BY_BYTES =
      (left, right) ->
          Arrays.compareUnsigned(
              left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  private static final String[] SHORT = {
    "a", "a/", "/", "-", "b", "0", "~", "%", "é", "😀", "\uffee"
  };

  @TempDir Path folder;

  @Test
  void doesWhatAMapOfKeysDoes() throws IOException {
    long seed = System.nanoTime();
    System.out.println("ObjectStoreModelTest seed " + seed);
    Random random = new Random(seed);
    NavigableMap<String, byte[]> model = new TreeMap<>(BY_BYTES);
    try (OpenStore open = new OpenStore(folder)) {
      for (int i = 0; i < 3000; i++) {
        String key = key(random, model);
        if (random.nextInt(3) > 0) {
          byte[] bytes = new byte[random.nextInt(50)];
          random.nextBytes(bytes);
          open.put("b", key, bytes, random.nextBoolean());
          model.put(key, bytes);
        } else {
          open.store.delete(new ObjectName("b", key), current -> {});
          model.remove(key);
        }
        if (i % 20 == 0) {
          verify(open, model, random);
        }
      }
      for (var entry : model.entrySet()) {
        assertArrayEquals(entry.getValue(), open.read("b", entry.getKey()), entry.getKey());
      }
    }
  }

  private static String key(Random random, NavigableMap<String, byte[]> model) {
    if (!model.isEmpty() && random.nextInt(3) == 0) {
      List<String> keys = new ArrayList<>(model.keySet());
      return keys.get(random.nextInt(keys.size()));
    }
    if (random.nextInt(4) == 0) {
      return KeyPathTest.randomKey(random);
    }
    StringBuilder key = new StringBuilder();
    for (int i = 0; i <= random.nextInt(4); i++) {
      key.append(SHORT[random.nextInt(SHORT.length)]);
    }
    return key.toString();
  }

  private static void verify(OpenStore open, NavigableMap<String, byte[]> model, Random random) {
    String prefix = random.nextBoolean() ? "" : SHORT[random.nextInt(SHORT.length)];
    String delimiter = random.nextBoolean() ? "" : random.nextInt(3) == 0 ? "-" : "/";
    int most = 1 + random.nextInt(7);
    List<String> wanted = new ArrayList<>();
    for (String key : model.keySet()) {
      if (key.startsWith(prefix)) {
        int fold = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
        String item = fold < 0 ? key : key.substring(0, fold + 1) + "…";
        if (wanted.isEmpty() || !wanted.getLast().equals(item)) {
          wanted.add(item);
        }
      }
    }
    List<String> listed = new ArrayList<>();
    String after = "";
    ListedPage page;
    do {
      page = open.store.list(new ListOrder("b", prefix, delimiter, after, most));
      List<String> items = new ArrayList<>();
      page.entries().forEach(entry -> items.add(entry.object().name().key()));
      page.commonPrefixes().forEach(common -> items.add(common + "…"));
      assertTrue(items.size() <= most);
      items.sort(Comparator.comparing(item -> item.replace("…", ""), BY_BYTES));
      listed.addAll(items);
      after = page.last();
    } while (page.truncated());
    assertEquals(wanted, listed, () -> "prefix " + prefix + " delimiter " + delimiter);
  }
}
