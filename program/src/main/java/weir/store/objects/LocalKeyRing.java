package weir.store.objects;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import weir.model.aws.Fault;

/// The master keys of S3's own encryption, in a file that only its owner reads. The newest
/// encrypts; older ones stay, so that what they encrypted can be read. Safe for any number of
/// threads.
public final class LocalKeyRing implements DataKeys {
  private static final int KEY_BYTES = 32;
  private static final int ID_BYTES = 4;

  private final Path file;
  private final SecureRandom random = new SecureRandom();
  private volatile List<byte[]> keys;

  private LocalKeyRing(Path file, List<byte[]> keys) {
    this.file = file;
    this.keys = keys;
  }

  /// Reads the ring, or makes one with a first key.
  public static LocalKeyRing open(Path file) {
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(
            Disk.parent(file.toAbsolutePath()),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        LocalKeyRing ring = new LocalKeyRing(file, List.of());
        ring.rotate();
        return ring;
      }
      List<byte[]> keys = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        byte[] key = HexFormat.of().parseHex(line.strip());
        if (key.length != KEY_BYTES) {
          throw new IllegalArgumentException("a key of " + key.length + " bytes");
        }
        keys.add(key);
      }
      return new LocalKeyRing(file, List.copyOf(keys));
    } catch (IOException unreadable) {
      throw new Fault.Unavailable(
          "cannot use the key ring " + file + ": " + unreadable, unreadable);
    } catch (IllegalArgumentException damaged) {
      throw new Fault.Corrupt(
          "the key ring " + file + " is damaged: each line is one key of 64 hex digits");
    }
  }

  /// Adds a key, which encrypts from now on.
  public synchronized void rotate() {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    List<byte[]> more = new ArrayList<>(keys);
    more.add(key);
    String text = String.join("\n", more.stream().map(HexFormat.of()::formatHex).toList()) + "\n";
    try {
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.deleteIfExists(fresh);
      Files.createFile(
          fresh,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(fresh, text, StandardCharsets.US_ASCII);
      Disk.sync(fresh);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      Disk.sync(Disk.parent(file.toAbsolutePath()));
    } catch (IOException refused) {
      throw new Fault.Unavailable("cannot write the key ring " + file + ": " + refused, refused);
    }
    keys = List.copyOf(more);
  }

  @Override
  public DataKey generate(EncryptionRule rule) {
    byte[] plain = new byte[KEY_BYTES];
    random.nextBytes(plain);
    byte[] master = keys.getLast();
    byte[] sealed = KeyWrap.wrap(master, plain, random);
    byte[] wrapped = Arrays.copyOf(id(master), ID_BYTES + sealed.length);
    System.arraycopy(sealed, 0, wrapped, ID_BYTES, sealed.length);
    return new DataKey(plain, wrapped, rule);
  }

  @Override
  public byte[] unwrap(ObjectEncryption encryption) {
    byte[] wrapped = encryption.wrappedKey();
    for (byte[] master : keys) {
      if (Arrays.equals(id(master), Arrays.copyOf(wrapped, ID_BYTES))) {
        return KeyWrap.unwrap(master, Arrays.copyOfRange(wrapped, ID_BYTES, wrapped.length));
      }
    }
    throw new ObjectRefusal(
        ObjectRefusal.Reason.KEY_NOT_FOUND,
        "the key that encrypts the object is not in the key ring " + file);
  }

  private static byte[] id(byte[] master) {
    RunningChecksum digest = RunningChecksum.of("SHA-256");
    digest.update(master, 0, master.length);
    return Arrays.copyOf(digest.value(), ID_BYTES);
  }
}
