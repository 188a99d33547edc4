package weir.api.iam;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import weir.model.aws.Fault;

/// Encrypts secrets before they are kept (AES-256-GCM), so that a copy of the database alone gives
/// nobody a key. Safe for any number of threads.
public final class SecretSeal {
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random;

  private SecretSeal(byte[] key, SecureRandom random) {
    this.key = new SecretKeySpec(key, "AES");
    this.random = random;
  }

  /// A seal for a state that ends with the process.
  public static SecretSeal forThisProcess() {
    SecureRandom random = new SecureRandom();
    return new SecretSeal(newKey(random), random);
  }

  /// A seal whose key lies in a file of 32 bytes, which is made, for the owner only, when it is not
  /// there.
  ///
  /// @throws Fault.Unavailable when the file cannot be read or made
  /// @throws Fault.Corrupt when it does not hold 32 bytes
  public static SecretSeal withKeyIn(Path file) {
    SecureRandom random = new SecureRandom();
    try {
      if (!Files.exists(file)) {
        write(file, newKey(random));
      }
      byte[] key = Files.readAllBytes(file);
      if (key.length != KEY_BYTES) {
        throw new Fault.Corrupt(file + " has " + key.length + " bytes but a key has " + KEY_BYTES);
      }
      return new SecretSeal(key, random);
    } catch (IOException refused) {
      throw new Fault.Unavailable(
          "the key of kept secrets in " + file + " cannot be used: " + refused.getMessage(),
          refused);
    }
  }

  private static byte[] newKey(SecureRandom random) {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return key;
  }

  /// Writes the whole key or none: half a key would lose every secret that is kept.
  private static void write(Path file, byte[] key) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    try (var channel =
        Files.newByteChannel(
            part,
            Set.of(
                StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      channel.write(ByteBuffer.wrap(key));
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /// As [#seal], as text for a document of another service.
  public String sealed(String secret, String purpose) {
    return seal(secret, purpose).sealed();
  }

  /// @param purpose that must be named again to open it, such as the id of the access key
  SealedText seal(String secret, String purpose) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] hidden = run(Cipher.ENCRYPT_MODE, nonce, utf8(secret), purpose);
    byte[] all = ByteBuffer.allocate(nonce.length + hidden.length).put(nonce).put(hidden).array();
    return SealedText.kept(Base64.getEncoder().encodeToString(all));
  }

  /// @throws Fault.Corrupt when it was sealed with another key, or for something else
  public String open(String sealed, String purpose) {
    byte[] all = Base64.getDecoder().decode(sealed);
    byte[] nonce = new byte[NONCE_BYTES];
    ByteBuffer in = ByteBuffer.wrap(all).get(nonce);
    byte[] hidden = new byte[in.remaining()];
    in.get(hidden);
    return new String(run(Cipher.DECRYPT_MODE, nonce, hidden, purpose), StandardCharsets.UTF_8);
  }

  private byte[] run(int mode, byte[] nonce, byte[] text, String purpose) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(utf8(purpose));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException wrong) {
      throw new Fault.Corrupt(
          "the kept secret of " + purpose + " cannot be opened with this server's key file");
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
