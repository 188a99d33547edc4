package weir.store.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.model.aws.Fault;
import weir.store.keys.KeyMaterial;
import weir.store.keys.KeyVault;
import weir.store.keys.MasterKeys;

class BackupTest {
  private static final DocumentKind<String> NOTE =
      new DocumentKind<>("test.note", Function.identity(), Function.identity());
  private static final Scope HERE = new Scope("111122223333", "us-east-1");

  @TempDir private Path folder;

  @Test
  void aRestoredStateIsTheStateThatWasBackedUpWhileItWasInUse() throws IOException {
    Path state = folder.resolve("state");
    Path object = state.resolve("objects/bucket/AWSLogs/ü.log.gz");
    Files.createDirectories(object.getParent());
    Files.writeString(object, "content");
    attributes(object).write("weir", StandardCharsets.UTF_8.encode("{\"etag\":\"1\"}"));
    Files.createDirectories(state.resolve("objects/.weir/tmp"));
    Files.writeString(state.resolve("objects/.weir/tmp/half"), "half");
    try (StateStore store = StateStore.open(SqlStateDatabase.open(StateUrl.of(state, null)))) {
      store.change(change -> {
        change.put(NOTE, HERE, "a", "a \"quoted\"\ntext with ü");
        return true;
      });
      Backup.Contents contents =
          Backup.make(state, StateUrl.of(state, null), folder.resolve("backup.tar.gz"));
      assertEquals(new Backup.Contents(1, 1, 7), contents);
    }
    Path restored = folder.resolve("restored");
    assertEquals(
        new Backup.Contents(1, 1, 7),
        Restore.from(folder.resolve("backup.tar.gz"), restored, null));
    Path copy = restored.resolve("objects/bucket/AWSLogs/ü.log.gz");
    assertEquals("content", Files.readString(copy));
    assertEquals("{\"etag\":\"1\"}", attribute(copy));
    assertFalse(Files.exists(restored.resolve("objects/.weir/tmp/half")));
    try (StateStore store = StateStore.open(SqlStateDatabase.open(StateUrl.of(restored, null)))) {
      assertEquals(
          Optional.of("a \"quoted\"\ntext with ü"), store.read(view -> view.find(NOTE, HERE, "a")));
    }
  }

  @Test
  void aBackupTakenWhileTheMasterKeyIsRotatedRestores() throws IOException {
    Path state = Files.createDirectories(folder.resolve("state"));
    StateUrl url = StateUrl.of(state, null);
    Path backup = folder.resolve("backup.tar.gz");
    KeyMaterial material;
    try (StateStore store = StateStore.open(SqlStateDatabase.open(url))) {
      KeyVault vault = KeyVault.open(store, masters(state));
      store.change(change -> vault.create(change, HERE, "key", Instant.EPOCH));
      AtomicInteger looks = new AtomicInteger();
      Backup.make(
          state,
          dump -> {
            if (looks.get() == 0) {
              vault.rotateMaster();
            }
            long written = DocumentLines.write(url, dump);
            if (looks.getAndIncrement() == 1) {
              vault.rotateMaster();
            }
            return written;
          },
          backup);
      assertEquals(3, looks.get(), "before and after each rotation");
      material = store.read(view -> vault.material(view, HERE, "key"));
    }
    Path restored = folder.resolve("restored");
    Restore.from(backup, restored, null);
    try (StateStore store = StateStore.open(SqlStateDatabase.open(StateUrl.of(restored, null)))) {
      KeyVault vault = KeyVault.open(store, masters(restored));
      assertEquals(
          material.current().id(),
          store.read(view -> vault.material(view, HERE, "key")).current().id());
    }
  }

  private static MasterKeys masters(Path state) throws IOException {
    return MasterKeys.inFile(Files.createDirectories(state.resolve("keys")).resolve("master"));
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    Path state = Files.createDirectories(folder.resolve("state"));
    StateStore.open(SqlStateDatabase.open(StateUrl.of(state, null))).close();
    Path backup = folder.resolve("backup.tar.gz");
    Backup.make(state, StateUrl.of(state, null), backup);
    assertThrows(Fault.Invalid.class, () -> Backup.make(state, StateUrl.of(state, null), backup));
    assertThrows(Fault.Invalid.class, () -> Restore.from(backup, state, null));
  }

  @Test
  void aBackupThatIsCutOffIsRefusedAndLeavesNothing() throws IOException {
    Path state = Files.createDirectories(folder.resolve("state"));
    StateStore.open(SqlStateDatabase.open(StateUrl.of(state, null))).close();
    Path backup = folder.resolve("backup.tar.gz");
    Backup.make(state, StateUrl.of(state, null), backup);
    byte[] whole = Files.readAllBytes(backup);
    Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, whole.length / 2));
    assertThrows(Fault.class, () -> Restore.from(cut, folder.resolve("restored"), null));
    assertFalse(Files.exists(folder.resolve("restored")));
    assertFalse(Files.exists(folder.resolve("restored.restoring")));
  }

  @Test
  void aNameThatLeadsOutOfTheFolderIsRefused() throws IOException {
    Path backup = folder.resolve("evil");
    try (OutputStream file = Files.newOutputStream(backup);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(file))) {
      TarArchiveEntry entry = new TarArchiveEntry("files/../../outside");
      entry.setSize(1);
      tar.putArchiveEntry(entry);
      tar.write('x');
      tar.closeArchiveEntry();
    }
    Fault.Corrupt refused =
        assertThrows(
            Fault.Corrupt.class, () -> Restore.from(backup, folder.resolve("restored"), null));
    assertTrue(refused.sentence().contains("leads out"), refused.sentence());
    assertFalse(Files.exists(folder.resolve("outside")));
  }

  private static UserDefinedFileAttributeView attributes(Path file) {
    return Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
  }

  private static String attribute(Path file) throws IOException {
    ByteBuffer value = ByteBuffer.allocate(attributes(file).size("weir"));
    attributes(file).read("weir", value);
    return new String(value.array(), StandardCharsets.UTF_8);
  }
}
