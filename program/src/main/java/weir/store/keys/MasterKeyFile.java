package weir.store.keys;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import weir.model.aws.Fault;

/// A file of master keys, a line of 64 hexadecimal digits each, the newest last. Always whole: a
/// new version takes the old one's place in one step.
final class MasterKeyFile {
  private final Path path;

  MasterKeyFile(Path path) {
    this.path = path.toAbsolutePath();
  }

  /// @return empty when there is no file yet
  List<MasterKey> read() {
    try {
      if (!Files.exists(path)) {
        return List.of();
      }
      refuseWhenOthersMayRead();
      List<MasterKey> keys = new ArrayList<>();
      for (String line : Files.readAllLines(path, StandardCharsets.US_ASCII)) {
        keys.add(new MasterKey(secret(line)));
      }
      if (keys.isEmpty()) {
        throw damaged();
      }
      return List.copyOf(keys);
    } catch (IOException refused) {
      throw new Fault.Unavailable("cannot read the master keys in " + path, refused);
    }
  }

  private void refuseWhenOthersMayRead() throws IOException {
    Set<PosixFilePermission> granted = Files.getPosixFilePermissions(path);
    if (!owners("rw-------").containsAll(granted)) {
      throw new Fault.Denied(
          "the master keys in "
              + path
              + " have the permissions "
              + PosixFilePermissions.toString(granted)
              + " but only their owner may read them; run chmod 600 "
              + path);
    }
  }

  private byte[] secret(String line) {
    try {
      byte[] secret = HexFormat.of().parseHex(line);
      if (secret.length == AesGcm.KEY_BYTES) {
        return secret;
      }
    } catch (IllegalArgumentException notHexadecimal) {
      // Said below, without the line: it may be most of a key.
    }
    throw damaged();
  }

  private Fault damaged() {
    return new Fault.Corrupt(
        "the master keys in " + path + " are damaged; every line must have 64 hexadecimal digits");
  }

  /// Durable when it returns.
  void write(List<MasterKey> keys) {
    StringBuilder text = new StringBuilder();
    keys.forEach(key -> text.append(HexFormat.of().formatHex(key.secret())).append('\n'));
    Path folder = path.resolveSibling(".").normalize();
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    try {
      Files.createDirectories(folder, forOwner("rwx------"));
      Files.deleteIfExists(fresh);
      Files.createFile(fresh, forOwner("rw-------"));
      Files.writeString(fresh, text, StandardCharsets.US_ASCII);
      force(fresh, StandardOpenOption.WRITE);
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
      force(folder, StandardOpenOption.READ);
    } catch (IOException refused) {
      throw new Fault.Unavailable("cannot write the master keys to " + path, refused);
    }
  }

  private static void force(Path path, StandardOpenOption mode) throws IOException {
    try (FileChannel channel = FileChannel.open(path, mode)) {
      channel.force(true);
    }
  }

  private static FileAttribute<Set<PosixFilePermission>> forOwner(String permissions) {
    return PosixFilePermissions.asFileAttribute(owners(permissions));
  }

  private static Set<PosixFilePermission> owners(String permissions) {
    return PosixFilePermissions.fromString(permissions);
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
