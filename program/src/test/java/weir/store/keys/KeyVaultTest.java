package weir.store.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.model.aws.Fault;
import weir.store.state.Scope;
import weir.store.state.SqlStateDatabase;
import weir.store.state.StateStore;
import weir.store.state.StateUrl;

class KeyVaultTest {
  private static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");
  private static final Scope HERE = new Scope("123456789012", "eu-central-1");
  private static final String ID = "0a1b2c3d-0000-4000-8000-00000000000a";
  private static final String OTHER_ID = "0a1b2c3d-0000-4000-8000-00000000000b";
  private static final String ARN = "arn:aws:kms:eu-central-1:123456789012:key/" + ID;
  private static final EncryptionContext CONTEXT = EncryptionContext.of(Map.of("a", "1", "b", "2"));

  @TempDir Path folder;

  @Test
  void whatIsEncryptedIsDecrypted() {
    KeyVault vault = withKey(StateStore.ephemeral(), MasterKeys.ephemeral());
    long seed = new Random().nextLong();
    System.out.println("KeyVaultTest seed " + seed);
    Random random = new Random(seed);
    KeyMaterial material = material(vault);
    for (int round = 0; round < 300; round++) {
      byte[] plaintext = new byte[random.nextInt(4097)];
      random.nextBytes(plaintext);
      EncryptionContext context = context(random);
      byte[] bytes = vault.encrypt(material, ARN, plaintext, context).bytes();
      Ciphertext read = Ciphertext.parse(bytes).orElseThrow();
      assertEquals(ARN, read.keyArn());
      assertArrayEquals(plaintext, vault.decrypt(material, read, context).orElseThrow());
      byte[] damaged = bytes.clone();
      damaged[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      assertFalse(opens(vault, damaged, context));
      assertFalse(opens(vault, Arrays.copyOf(bytes, random.nextInt(bytes.length)), context));
    }
  }

  private static EncryptionContext context(Random random) {
    Map<String, String> pairs = new java.util.HashMap<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      pairs.put("k" + random.nextInt(), "ÿ€😀 " + random.nextLong());
    }
    return EncryptionContext.of(pairs);
  }

  @Test
  void noBitOfACiphertextMayChange() {
    KeyVault vault = withKey(StateStore.ephemeral(), MasterKeys.ephemeral());
    byte[] bytes = vault.encrypt(material(vault), ARN, new byte[16], CONTEXT).bytes();
    for (int bit = 0; bit < 8 * bytes.length; bit++) {
      byte[] damaged = bytes.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      assertFalse(opens(vault, damaged, CONTEXT), "bit " + bit);
    }
    assertFalse(opens(vault, Arrays.copyOf(bytes, bytes.length + 1), CONTEXT));
    assertTrue(opens(vault, bytes, CONTEXT));
  }

  @Test
  void aContextMustBeTheSameInEveryPair() {
    KeyVault vault = withKey(StateStore.ephemeral(), MasterKeys.ephemeral());
    byte[] bytes = vault.encrypt(material(vault), ARN, new byte[16], CONTEXT).bytes();
    for (Map<String, String> other :
        List.of(
            Map.<String, String>of(),
            Map.of("a", "1"),
            Map.of("a", "1", "b", "3"),
            Map.of("a", "1", "B", "2"),
            Map.of("a", "1", "b", "2", "c", ""),
            Map.of("a", "1b", "", "2"))) {
      assertFalse(opens(vault, bytes, EncryptionContext.of(other)), other.toString());
    }
    java.util.TreeMap<String, String> turned =
        new java.util.TreeMap<>(java.util.Comparator.reverseOrder());
    turned.putAll(CONTEXT.pairs());
    assertTrue(opens(vault, bytes, EncryptionContext.of(turned)));
  }

  @Test
  void theSamePlaintextIsNeverEncryptedTheSame() {
    KeyVault vault = withKey(StateStore.ephemeral(), MasterKeys.ephemeral());
    KeyMaterial material = material(vault);
    Ciphertext one = vault.encrypt(material, ARN, new byte[8], CONTEXT);
    Ciphertext two = vault.encrypt(material, ARN, new byte[8], CONTEXT);
    assertNotEquals(HexFormat.of().formatHex(one.sealed()), HexFormat.of().formatHex(two.sealed()));
  }

  @Test
  void rotationKeepsWhatOlderGenerationsEncrypted() {
    StateStore store = StateStore.ephemeral();
    KeyVault vault = withKey(store, MasterKeys.ephemeral());
    byte[] before = vault.encrypt(material(vault), ARN, new byte[] {1}, CONTEXT).bytes();
    String first = material(vault).current().id();
    store.change(change -> vault.rotate(change, HERE, ID, NOW, BackingKey.Origin.ON_DEMAND));
    byte[] after = vault.encrypt(material(vault), ARN, new byte[] {2}, CONTEXT).bytes();
    assertNotEquals(first, material(vault).current().id());
    assertEquals(0, Ciphertext.parse(before).orElseThrow().generation());
    assertEquals(1, Ciphertext.parse(after).orElseThrow().generation());
    assertTrue(opens(vault, before, CONTEXT));
    assertTrue(opens(vault, after, CONTEXT));
  }

  @Test
  void keysSurviveARestartAndNoBackingKeyLiesInTheDatabase() throws IOException {
    Path masterFile = folder.resolve("keys/master");
    byte[] secret;
    byte[] bytes;
    try (StateStore store = inFile()) {
      MasterKeys masters = MasterKeys.inFile(masterFile);
      KeyVault vault = withKey(store, masters);
      bytes = vault.encrypt(material(vault), ARN, new byte[] {7}, CONTEXT).bytes();
      BackingKey key = material(vault).current();
      secret =
          masters.unwrap(key.wrapped(), (ID + "/" + key.id()).getBytes(StandardCharsets.UTF_8));
    }
    try (StateStore store = inFile()) {
      KeyVault vault = KeyVault.open(store, MasterKeys.inFile(masterFile));
      stores.put(vault, store);
      assertTrue(opens(vault, bytes, CONTEXT));
    }
    for (Path file : files()) {
      String content = Files.readString(file, StandardCharsets.ISO_8859_1);
      assertFalse(content.contains(new String(secret, StandardCharsets.ISO_8859_1)));
      assertFalse(content.contains(HexFormat.of().formatHex(secret)));
      assertFalse(content.contains(java.util.Base64.getEncoder().encodeToString(secret)));
    }
  }

  @Test
  void rotatingTheMasterWrapsEveryKeyAnewAndForgetsTheOldOne() throws IOException {
    Path masterFile = folder.resolve("keys/master");
    String old;
    byte[] bytes;
    try (StateStore store = inFile()) {
      KeyVault vault = withKey(store, MasterKeys.inFile(masterFile));
      old = Files.readString(masterFile);
      bytes = vault.encrypt(material(vault), ARN, new byte[] {7}, CONTEXT).bytes();
      KeyMaterial readBefore = material(vault);
      vault.rotateMaster();
      assertTrue(opens(vault, bytes, CONTEXT));
      assertTrue(
          vault.decrypt(readBefore, Ciphertext.parse(bytes).orElseThrow(), CONTEXT).isPresent());
    }
    String anew = Files.readString(masterFile);
    assertEquals(1, anew.lines().count());
    assertNotEquals(old, anew);
    try (StateStore store = inFile()) {
      KeyVault vault = KeyVault.open(store, MasterKeys.inFile(masterFile));
      stores.put(vault, store);
      assertTrue(opens(vault, bytes, CONTEXT));
    }
  }

  @Test
  void aRotationOfTheMasterThatWasCutOffIsEndedAtTheNextStart() throws IOException {
    Path masterFile = folder.resolve("master");
    StateStore store = StateStore.ephemeral();
    KeyVault vault = withKey(store, MasterKeys.inFile(masterFile));
    byte[] bytes = vault.encrypt(material(vault), ARN, new byte[] {7}, CONTEXT).bytes();
    MasterKeys.inFile(masterFile).add(); // and then the power went
    assertEquals(2, Files.readAllLines(masterFile).size());
    KeyVault again = KeyVault.open(store, MasterKeys.inFile(masterFile));
    stores.put(again, store);
    assertEquals(1, Files.readAllLines(masterFile).size());
    assertTrue(opens(again, bytes, CONTEXT));
    KeyVault third = KeyVault.open(store, MasterKeys.inFile(masterFile));
    stores.put(third, store);
    assertTrue(opens(third, bytes, CONTEXT));
  }

  @Test
  void refusesToStartWithTheMasterKeysOfAnotherState() {
    StateStore store = StateStore.ephemeral();
    withKey(store, MasterKeys.ephemeral());
    Fault.Corrupt refusal =
        assertThrows(
            Fault.Corrupt.class,
            () -> KeyVault.open(store, MasterKeys.inFile(folder.resolve("master"))));
    assertTrue(refusal.sentence().contains(ID), refusal.sentence());
  }

  @Test
  void wrappedMaterialOfOneKeyIsNoneOfAnother() {
    StateStore store = StateStore.ephemeral();
    KeyVault vault = withKey(store, MasterKeys.ephemeral());
    KeyMaterial first = material(vault);
    Ciphertext asOther = new Ciphertext(ARN.replace(ID, OTHER_ID), 0, new byte[16], new byte[40]);
    assertThrows(Fault.Corrupt.class, () -> vault.decrypt(first, asOther, CONTEXT));
  }

  @Test
  void destroyedMaterialIsGone() {
    StateStore store = StateStore.ephemeral();
    KeyVault vault = withKey(store, MasterKeys.ephemeral());
    store.change(change -> {
      vault.destroy(change, HERE, ID);
      return Optional.empty();
    });
    assertThrows(Fault.NotFound.class, () -> material(vault));
  }

  private final java.util.Map<KeyVault, StateStore> stores = new java.util.HashMap<>();

  private KeyVault withKey(StateStore store, MasterKeys masters) {
    KeyVault vault = KeyVault.open(store, masters);
    stores.put(vault, store);
    store.change(change -> vault.create(change, HERE, ID, NOW));
    return vault;
  }

  private KeyMaterial material(KeyVault vault) {
    return java.util.Objects.requireNonNull(stores.get(vault))
        .read(view -> vault.material(view, HERE, ID));
  }

  private boolean opens(KeyVault vault, byte[] bytes, EncryptionContext context) {
    KeyMaterial material = material(vault);
    Optional<Ciphertext> read = Ciphertext.parse(bytes).filter(made -> made.keyArn().equals(ARN));
    return read.flatMap(made -> vault.decrypt(material, made, context)).isPresent();
  }

  private StateStore inFile() {
    return StateStore.open(SqlStateDatabase.open(StateUrl.of(folder, null)));
  }

  private List<Path> files() throws IOException {
    try (java.util.stream.Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
