package weir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A generated page of the reference. `-Dweir.rewrite=true` writes it anew.
public final class ReferencePage {
  private static final Path PAGES = Path.of("..", "docs", "reference");

  private ReferencePage() {}

  /// Fails when the page does not say what the code says.
  public static void assertSays(String name, String expected) throws IOException {
    Path page = PAGES.resolve(name);
    if (Boolean.getBoolean("weir.rewrite")) {
      Files.writeString(page, expected);
    }
    assertEquals(
        expected,
        Files.readString(page),
        () -> name + " is stale; run this test with -Dweir.rewrite=true");
  }
}
