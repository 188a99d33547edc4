package weir.store.objects;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// Where bytes lie while they arrive. What a crash leaves here is swept at the next start.
final class Staging {
  private static final int BUFFER_BYTES = 128 << 10;

  private final Path folder;

  Staging(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder);
    try (Stream<Path> leftovers = Files.list(folder)) {
      for (Path leftover : leftovers.toList()) {
        Disk.deleteTree(leftover);
      }
    }
  }

  Path fresh() {
    return folder.resolve(UUID.randomUUID().toString());
  }

  /// Bytes that have arrived whole, and are no object yet.
  record Staged(Path file, ObjectContent content) {}

  /// Takes bytes in and verifies them.
  ///
  /// @throws IOException when the client is gone
  Staged take(InputStream in, Expected expected, Sealing sealing) throws IOException {
    Path file = fresh();
    boolean whole = false;
    try {
      Staged staged = copy(in, expected, sealing, file);
      expected.verify(staged.content());
      whole = true;
      return staged;
    } finally {
      if (!whole) {
        Disk.forget(file);
      }
    }
  }

  private Staged copy(InputStream in, Expected expected, Sealing sealing, Path file)
      throws IOException {
    ArrivingDigests digests = new ArrivingDigests(expected.asked());
    Target target = target(file, sealing);
    long size = 0;
    try (DiskOutput out = new DiskOutput(target.out())) {
      byte[] bytes = new byte[bufferBytes(expected.lengthBytes())];
      int read = in.readNBytes(bytes, 0, bytes.length);
      byte[] other = {};
      while (read == bytes.length) {
        digests.begin(bytes, read);
        out.write(bytes, 0, read);
        size += read;
        // The digests still look at these bytes: the next ones go elsewhere.
        byte[] next = other.length == 0 ? new byte[BUFFER_BYTES] : other;
        other = bytes;
        bytes = next;
        read = in.readNBytes(bytes, 0, bytes.length);
      }
      digests.end(bytes, read);
      out.write(bytes, 0, read);
      size += read;
    }
    return new Staged(
        file,
        new ObjectContent(
            size, digests.etag(), digests.checksums(), List.of(), target.encryption()));
  }

  /// Enough for a small object and the end behind it, so that it needs no second buffer.
  private static int bufferBytes(long lengthBytes) {
    return lengthBytes < 0 ? BUFFER_BYTES : (int) Math.min(BUFFER_BYTES, lengthBytes + 1);
  }

  private record Target(
      OutputStream out, @org.jspecify.annotations.Nullable ObjectEncryption encryption) {}

  private static Target target(Path file, Sealing sealing) throws IOException {
    DataKeys.DataKey key = sealing.rule() == null ? null : sealing.keys().generate(sealing.rule());
    try {
      OutputStream plain =
          Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      if (key == null) {
        return new Target(plain, null);
      }
      return new Target(
          new SealedOutput(plain, key.plain()), new ObjectEncryption(key.rule(), key.wrapped()));
    } catch (IOException refused) {
      throw Disk.failed("writing an object", refused);
    }
  }
}
