package weir.store.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.store.state.StateStore;

class SideSweepTest {
  @TempDir private Path folder;
  private final StateStore state = StateStore.ephemeral();

  private Path own(String name) {
    return folder.resolve("objects").resolve(".weir").resolve(name);
  }

  private long sides() throws IOException {
    try (Stream<Path> all = Files.list(own("sides"))) {
      return all.count();
    }
  }

  /// An object whose metadata is too long for an attribute.
  private static void putLabelled(OpenStore open, String key) throws IOException {
    open.put(key, "content");
    Map<String, String> tags = new LinkedHashMap<>();
    for (int i = 0; i < 10; i++) {
      tags.put("k" + i, "v".repeat(500));
    }
    open.store.relabel(new ObjectName("b", key), null, labels -> labels.withTags(tags));
  }

  @Test
  void whatACrashLeftIsSweptAndWhatObjectsNeedStays() throws IOException {
    Path closed = own("closed");
    try (OpenStore open = new OpenStore(folder, state)) {
      open.bucket("b", Bucket.Versioning.ENABLED);
      putLabelled(open, "a/kept");
      putLabelled(open, "a/kept");
      putLabelled(open, "other");
      assertEquals(3, sides(), "one of them is of a version");
      assertFalse(Files.exists(closed));
    }
    assertTrue(Files.exists(closed));
    Files.delete(closed);
    Files.writeString(own("sides").resolve("orphan"), "{}");

    try (OpenStore open = new OpenStore(folder, state)) {
      assertEquals(3, sides());
      assertEquals(
          10,
          open.store
              .find(new ObjectName("b", "a/kept"), null)
              .orElseThrow()
              .metadata()
              .labels()
              .tags()
              .size());
    }
  }

  @Test
  void nothingIsLookedForAfterAStopInOrder() throws IOException {
    new OpenStore(folder, state).close();
    Files.writeString(own("sides").resolve("orphan"), "{}");
    new OpenStore(folder, state).close();

    assertEquals(1, sides());
  }
}
