package weir.store.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Keys to names and back: no key leads out of its folder, and each comes back as it was.
final class ObjectKeyFuzz {
  private static final Path FOLDER = Path.of("/bucket");

  private ObjectKeyFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    String key = new String(input, StandardCharsets.UTF_8);
    if (!key.isEmpty() && key.length() <= 1024) {
      names(key);
    }
    KeyPath.text(new String(input, StandardCharsets.ISO_8859_1))
        .ifPresent(text ->
            assertEquals(
                List.of(new String(input, StandardCharsets.ISO_8859_1)), KeyPath.names(text)));
  }

  /// The names of a key, once they are found to be right.
  static List<String> names(String key) {
    List<String> names = KeyPath.names(key);
    Path path = FOLDER;
    for (String name : names) {
      assertTrue(name.length() <= 253 && !name.isEmpty(), () -> "name of " + key);
      assertTrue(name.chars().allMatch(c -> c >= 0x20 && c < 0x7f && c != '/'), name);
      assertFalse(name.equals(".") || name.equals(".."), key);
      path = path.resolve(name);
    }
    assertEquals(path, path.normalize());
    assertTrue(path.startsWith(FOLDER) && path.getNameCount() == names.size() + 1);
    assertEquals(key, key(names));
    return names;
  }

  private static String key(List<String> names) {
    List<String> segments = new ArrayList<>();
    StringBuilder segment = new StringBuilder();
    for (String name : names) {
      boolean goesOn = name.endsWith(KeyPath.CONTINUES);
      segment.append(
          KeyPath.text(goesOn ? name.substring(0, name.length() - 2) : name).orElseThrow());
      if (!goesOn) {
        segments.add(segment.toString());
        segment.setLength(0);
      }
    }
    return String.join("/", segments);
  }
}
