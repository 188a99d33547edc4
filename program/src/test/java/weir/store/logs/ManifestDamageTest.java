package weir.store.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.model.aws.Fault;

/// A group whose manifest a disk has spoilt: it is kept twice.
class ManifestDamageTest {
  private static final LogGroupId GROUP = new LogGroupId("g1");
  private static final List<String> BOTH = List.of("1000 s one", "2000 s two");

  @TempDir Path folder;
  private final SampleLogs logs = new SampleLogs();
  private Path manifest;
  private Path second;

  @BeforeEach
  void write() {
    manifest = folder.resolve("g1").resolve("manifest");
    second = folder.resolve("g1").resolve("manifest.copy");
    try (LogStore store = logs.open(folder)) {
      LogGroupEvents group = store.group(GROUP, logs.options());
      group.append("s", SampleLogs.batch(1000, "one"), logs.now());
      group.seal();
      group.append("s", SampleLogs.batch(2000, "two"), logs.now());
    }
  }

  private List<String> reopened() {
    try (LogStore store = logs.open(folder)) {
      return SampleLogs.lines(store.group(GROUP, logs.options()), LogRange.ALL);
    }
  }

  @Test
  void survivesAChangeOfAnyByte() throws IOException {
    byte[] whole = Files.readAllBytes(manifest);
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 1;
      Files.write(manifest, damaged);
      logs.heard.clear();
      assertEquals(BOTH, reopened(), "changed at " + at);
      assertEquals(
          List.of("mended " + manifest + " is damaged: its checksum does not fit"), logs.heard);
      assertEquals(-1, Files.mismatch(manifest, second));
    }
  }

  @Test
  void survivesItsLoss() throws IOException {
    Files.delete(manifest);
    assertEquals(BOTH, reopened());
    assertEquals(List.of("mended is missing"), logs.heard);
    Files.delete(second);
    assertEquals(BOTH, reopened());
  }

  /// A kill between the two leaves the journal, and segments that the second does not name.
  @Test
  void doublesNothingWhenTheSecondIsOneStepBehind() throws IOException {
    Path old = Files.copy(second, folder.resolve("old"));
    Path journal = logs.files(folder, ".journal").getFirst();
    Path kept = Files.copy(journal, folder.resolve("kept"));
    try (LogStore store = logs.open(folder)) {
      store.group(GROUP, logs.options()).seal();
    }
    Files.copy(old, second, StandardCopyOption.REPLACE_EXISTING);
    Files.copy(kept, journal);
    assertEquals(BOTH, reopened());
    assertTrue(!Files.exists(journal));

    Files.copy(old, second, StandardCopyOption.REPLACE_EXISTING);
    Files.copy(kept, journal);
    Files.write(manifest, new byte[9]);
    assertEquals(BOTH, reopened());
  }

  @Test
  void isRefusedWhenBothAreDamaged() throws IOException {
    Files.write(manifest, new byte[50]);
    Files.write(second, new byte[50]);
    try (LogStore store = logs.open(folder)) {
      assertThrows(Fault.Corrupt.class, () -> store.group(GROUP, logs.options()));
      assertThrows(Fault.Corrupt.class, () -> store.group(GROUP, logs.options()));
      assertEquals(
          List.of("damaged " + second + " is damaged: its checksum does not fit"), logs.heard);
      LogGroupEvents other = store.group(new LogGroupId("g2"), logs.options());
      other.append("s", SampleLogs.batch(1, "three"), logs.now());
      assertEquals(List.of("1 s three"), SampleLogs.lines(other, LogRange.ALL));
    }
  }
}
