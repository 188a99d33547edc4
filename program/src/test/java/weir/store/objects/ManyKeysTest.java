package weir.store.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A bucket of very many keys, half of them in one folder; `-Dweir.long=true` makes 100,000.
class ManyKeysTest {
  private static final int KEYS = Boolean.getBoolean("weir.long") ? 100_000 : 4_000;

  @TempDir private Path folder;

  @Test
  void areListedInPagesByPrefixAndByDelimiter() throws IOException {
    try (OpenStore open = new OpenStore(folder)) {
      Path bucket = open.store.root().resolve("b");
      for (int i = 0; i < KEYS; i++) {
        // Half flat, half in folders of 100.
        String key = i % 2 == 0 ? "flat/" + i : "deep/" + i / 200 + "/" + i;
        Path file = bucket.resolve(key);
        Files.createDirectories(Disk.parent(file));
        Files.createFile(file);
      }
      assertEquals(KEYS, count(open, "all", "", "", 1000));
      assertEquals(KEYS / 2, count(open, "flat/", "flat/", "", 1000));
      assertEquals(2, count(open, "by delimiter", "", "/", 1000));
      assertEquals(KEYS / 200, count(open, "deep/ by delimiter", "deep/", "/", 1000));
      assertEquals(100, count(open, "one folder", "deep/7/", "/", 1000));
    }
  }

  private static int count(OpenStore open, String what, String prefix, String delimiter, int most) {
    Set<String> seen = new HashSet<>();
    String after = "";
    int pages = 0;
    long slowest = 0;
    long begin = System.nanoTime();
    boolean more = true;
    while (more) {
      long pageBegin = System.nanoTime();
      ListedPage page = open.store.list(new ListOrder("b", prefix, delimiter, after, most));
      slowest = Math.max(slowest, System.nanoTime() - pageBegin);
      page.entries().forEach(entry -> seen.add(entry.object().name().key()));
      seen.addAll(page.commonPrefixes());
      after = page.last();
      more = page.truncated();
      pages++;
    }
    System.out.println(
        what
            + ": "
            + seen.size()
            + " in "
            + pages
            + " pages, "
            + (System.nanoTime() - begin) / 1_000_000
            + " ms, slowest page "
            + slowest / 1_000_000
            + " ms");
    return seen.size();
  }
}
