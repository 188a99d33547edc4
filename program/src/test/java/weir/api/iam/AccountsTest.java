package weir.api.iam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.model.aws.Fault;
import weir.store.state.StateStore;

class AccountsTest {
  private static final String ID = "AKIAIOSFODNN7EXAMPLE";
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

  private final StateStore store = StateStore.ephemeral();
  private final Iam iam = new Iam(store, SecretSeal.forThisProcess(), new Random(5));
  private final IamIdentities identities = new IamIdentities(iam);

  @Test
  void givesEveryNewAccountOneKeyAndShowsItOnce() {
    AccountSettings settings = new AccountSettings(List.of("111111111111", "222222222222"), null);
    List<Accounts.FirstKey> made = Accounts.begin(iam, settings, IamLab.NOW);
    assertEquals(2, made.size());
    for (Accounts.FirstKey key : made) {
      assertTrue(key.accessKeyId().matches("AKIA[A-Z2-7]{16}"), key.accessKeyId());
      assertEquals(
          "arn:aws:iam::" + key.accountId() + ":root",
          identities.find(key.accessKeyId()).orElseThrow().owner().arn());
      assertFalse(key.toString().contains(key.secretAccessKey()));
    }
    assertEquals(List.of(), Accounts.begin(iam, settings, IamLab.NOW));
  }

  @Test
  void takesTheKeyThatTheOperatorChoseAndReplacesItLater() {
    assertEquals(List.of(), Accounts.begin(iam, chosen(ID, SECRET), IamLab.NOW));
    assertEquals(SECRET, identities.find(ID).orElseThrow().secret());
    Accounts.begin(iam, chosen(ID, SECRET + "2"), IamLab.NOW);
    assertEquals(SECRET + "2", identities.find(ID).orElseThrow().secret());
    Accounts.begin(iam, chosen("AKIAOTHEROTHEROTHER2", SECRET), IamLab.NOW);
    assertTrue(identities.find(ID).isEmpty());
  }

  @Test
  void refusesHalfAPairAndKeysOfAnotherForm() {
    Fault half =
        assertThrows(
            Fault.Invalid.class,
            () -> AccountSettings.USUAL.withRootKey(Optional.of(ID), Optional.empty()));
    assertTrue(half.sentence().contains("belong together"), half.sentence());
    assertThrows(Fault.Invalid.class, () -> chosen("short", SECRET));
    Fault secret = assertThrows(Fault.Invalid.class, () -> chosen(ID, "with a space in it"));
    assertFalse(secret.sentence().contains("with a space"), "a secret is not repeated");
    assertThrows(Fault.Invalid.class, () -> new AccountSettings(List.of("12"), null));
  }

  @Test
  void opensASecretWithItsOwnKeyFileOnly(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("secrets.key");
    SealedText sealed = SecretSeal.withKeyIn(file).seal(SECRET, ID);
    assertFalse(sealed.sealed().contains(SECRET));
    assertEquals(SECRET, SealedText.kept(sealed.sealed()).open(SecretSeal.withKeyIn(file), ID));
    assertEquals("rw-------", permissions(file));
    assertThrows(
        Fault.Corrupt.class,
        () -> SealedText.kept(sealed.sealed()).open(SecretSeal.withKeyIn(file), "another purpose"));
    SecretSeal other = SecretSeal.withKeyIn(folder.resolve("other.key"));
    assertThrows(Fault.Corrupt.class, () -> SealedText.kept(sealed.sealed()).open(other, ID));
    Files.write(file, new byte[5]);
    assertThrows(Fault.Corrupt.class, () -> SecretSeal.withKeyIn(file));
  }

  private static String permissions(Path file) throws java.io.IOException {
    return java.nio.file.attribute.PosixFilePermissions.toString(
        Files.getPosixFilePermissions(file));
  }

  private static AccountSettings chosen(String id, String secret) {
    return AccountSettings.USUAL.withRootKey(Optional.of(id), Optional.of(secret));
  }
}
