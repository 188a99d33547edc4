package weir.store.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.model.aws.Fault;

class MasterKeysTest {
  private static final byte[] OWNER = {1, 2, 3};

  @TempDir Path folder;

  @Test
  void theFileIsForItsOwnerOnly() throws IOException {
    Path file = folder.resolve("keys/master");
    MasterKeys.inFile(file);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(
        "rwx------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys"))));
  }

  @Test
  void refusesAFileThatOthersMayRead() throws IOException {
    Path file = folder.resolve("master");
    MasterKeys.inFile(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Fault.Denied refusal = assertThrows(Fault.Denied.class, () -> MasterKeys.inFile(file));
    assertTrue(refusal.sentence().contains("chmod 600"), refusal.sentence());
  }

  @Test
  void aDamagedFileIsNamedAndNotShown() throws IOException {
    Path file = folder.resolve("master");
    MasterKeys.inFile(file);
    String shortened = Files.readString(file).substring(2);
    Files.writeString(file, shortened);
    Fault.Corrupt refusal = assertThrows(Fault.Corrupt.class, () -> MasterKeys.inFile(file));
    assertTrue(refusal.sentence().contains(file.toString()), refusal.sentence());
    assertFalse(refusal.sentence().contains(shortened.strip()));
    Files.writeString(file, "");
    assertThrows(Fault.Corrupt.class, () -> MasterKeys.inFile(file));
  }

  @Test
  void whatOneProcessWrappedAnotherUnwraps() {
    Path file = folder.resolve("master");
    byte[] wrapped = MasterKeys.inFile(file).wrap(new byte[] {9}, OWNER);
    assertArrayEquals(new byte[] {9}, MasterKeys.inFile(file).unwrap(wrapped, OWNER));
  }

  @Test
  void noBitOfAWrappedKeyMayChangeNorItsOwner() {
    MasterKeys masters = MasterKeys.ephemeral();
    byte[] wrapped = masters.wrap(new byte[32], OWNER);
    for (int bit = 0; bit < 8 * wrapped.length; bit++) {
      byte[] damaged = wrapped.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      assertThrows(Fault.Corrupt.class, () -> masters.unwrap(damaged, OWNER));
    }
    assertThrows(Fault.Corrupt.class, () -> masters.unwrap(wrapped, new byte[] {4}));
    assertThrows(Fault.Corrupt.class, () -> masters.unwrap(new byte[8], OWNER));
  }
}
