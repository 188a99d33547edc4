package weir.store.objects;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
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
    int bufferBytes = arriving.incrementAndGet() > CROWD ? CROWDED_BUFFER_BYTES : BUFFER_BYTES;
    try {
      Staged staged = copy(in, expected, target(file, sealing, bufferBytes), bufferBytes);
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

  private static Staged copy(InputStream in, Expected expected, Target target, int bufferBytes)
      throws IOException {
    RunningChecksum md5 = RunningChecksum.of("MD5");
    Map<ChecksumAlgorithm, RunningChecksum> running = new EnumMap<>(ChecksumAlgorithm.class);
    expected.asked().forEach(algorithm -> running.put(algorithm, algorithm.start()));
    long size = 0;
    try (DiskOutput out = new DiskOutput(target.out())) {
      byte[] buffer = new byte[bufferBytes];
      int read;
      while ((read = in.read(buffer)) >= 0) {
        md5.update(buffer, 0, read);
        for (RunningChecksum checksum : running.values()) {
          checksum.update(buffer, 0, read);
        }
        out.write(buffer, 0, read);
        size += read;
      }
    }
    Map<ChecksumAlgorithm, String> checksums = new EnumMap<>(ChecksumAlgorithm.class);
    running.forEach((algorithm, checksum) ->
        checksums.put(algorithm, Base64.getEncoder().encodeToString(checksum.value())));
    String etag = HexFormat.of().formatHex(md5.value());
    return new Staged(
        target.file(), new ObjectContent(size, etag, checksums, List.of(), target.encryption()));
  }

  private record Target(Path file, OutputStream out, @Nullable ObjectEncryption encryption) {}

  private static Target target(Path file, Sealing sealing, int bufferBytes) throws IOException {
    DataKeys.DataKey key = sealing.rule() == null ? null : sealing.keys().generate(sealing.rule());
    try {
      OutputStream plain =
          Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      if (key == null) {
        return new Target(file, plain, null);
      }
      OutputStream sealed =
          new SealedOutput(new BufferedOutputStream(plain, bufferBytes), key.plain());
      return new Target(file, sealed, new ObjectEncryption(key.rule(), key.wrapped()));
    } catch (IOException refused) {
      throw Disk.failed("writing an object", refused);
    }
  }
}
