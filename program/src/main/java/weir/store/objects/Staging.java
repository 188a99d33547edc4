package weir.store.objects;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where bytes lie while they arrive. What a crash leaves here is swept at the next start.
final class Staging {
  private static final int BUFFER_BYTES = 128 << 10;

  /// When many objects arrive at once their buffers are small, so that no crowd fills the memory.
  private static final int CROWD = 64;

  private static final int CROWDED_BUFFER_BYTES = 8 << 10;

  private final Path folder;
  private final AtomicInteger arriving = new AtomicInteger();

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
    int mostBytes = arriving.incrementAndGet() > CROWD ? CROWDED_BUFFER_BYTES : BUFFER_BYTES;
    try {
      Staged staged = copy(in, expected, target(file, sealing), mostBytes);
      expected.verify(staged.content());
      whole = true;
      return staged;
    } finally {
      arriving.decrementAndGet();
      if (!whole) {
        Disk.forget(file);
      }
    }
  }

  private static Staged copy(InputStream in, Expected expected, Target target, int mostBytes)
      throws IOException {
    ArrivingDigests digests = new ArrivingDigests(expected.asked());
    long size = 0;
    try (DiskOutput out = new DiskOutput(target.out())) {
      byte[] bytes = new byte[bufferBytes(expected.lengthBytes(), mostBytes)];
      int read = in.readNBytes(bytes, 0, bytes.length);
      byte[] other = {};
      while (read == bytes.length) {
        digests.begin(bytes, read);
        out.write(bytes, 0, read);
        size += read;
        // The digests still look at these bytes: the next ones go elsewhere.
        byte[] next = other.length == 0 ? new byte[mostBytes] : other;
        other = bytes;
        bytes = next;
        read = in.readNBytes(bytes, 0, bytes.length);
      }
      digests.end(bytes, read);
      out.write(bytes, 0, read);
      size += read;
    }
    return new Staged(
        target.file(),
        new ObjectContent(
            size, digests.etag(), digests.checksums(), List.of(), target.encryption()));
  }

  /// Enough for a small object and the end behind it, so that it needs no second buffer.
  private static int bufferBytes(long lengthBytes, int mostBytes) {
    return lengthBytes < 0 ? mostBytes : (int) Math.min(mostBytes, lengthBytes + 1);
  }

  private record Target(Path file, OutputStream out, @Nullable ObjectEncryption encryption) {}

  private static Target target(Path file, Sealing sealing) throws IOException {
    DataKeys.DataKey key = sealing.rule() == null ? null : sealing.keys().generate(sealing.rule());
    try {
      OutputStream plain =
          Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      if (key == null) {
        return new Target(file, plain, null);
      }
      return new Target(
          file,
          new SealedOutput(plain, key.plain()),
          new ObjectEncryption(key.rule(), key.wrapped()));
    } catch (IOException refused) {
      throw Disk.failed("writing an object", refused);
    }
  }
}
