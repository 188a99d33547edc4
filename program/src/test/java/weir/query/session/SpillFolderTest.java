package weir.query.session;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpillFolderTest {
  @TempDir Path scratch;

  @Test
  void whoLeavesTakesNothingFromWhoStays() throws IOException {
    Path parent = scratch.resolve("state/spill");
    SpillFolder staying = new SpillFolder(parent, "1");
    SpillFolder leaving = new SpillFolder(parent, "2");
    staying.prepare();
    leaving.prepare();
    leaving.remove();
    assertTrue(Files.isDirectory(staying.folder()));
    Path written = SpillFolder.beside(parent, "write-");
    staying.remove();
    assertTrue(Files.isDirectory(written));
    Files.delete(written);
    leaving.remove();
    assertFalse(Files.exists(parent));
  }
}
