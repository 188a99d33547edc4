package weir.store.objects;

import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// MD5 and the checksums of bytes while they arrive, computed beside their arrival. Used by one
/// thread, which may do with the bytes of a step what it likes but change them.
///
/// Of all that a put costs MD5 is most, and nothing makes it faster; on a thread of its own it
/// hides the reading, hashing, encrypting and writing of the bytes before and after.
final class ArrivingDigests {
  private final RunningChecksum md5 = RunningChecksum.of("MD5");
  private final Map<ChecksumAlgorithm, RunningChecksum> running =
      new EnumMap<>(ChecksumAlgorithm.class);
  private CompletableFuture<Void> step = CompletableFuture.completedFuture(null);

  ArrivingDigests(Set<ChecksumAlgorithm> asked) {
    asked.forEach(algorithm -> running.put(algorithm, algorithm.start()));
  }

  /// Begins with the next bytes, once it has done with those before.
  void begin(byte[] bytes, int length) {
    step.join();
    step = CompletableFuture.runAsync(() -> update(bytes, length), Thread::startVirtualThread);
  }

  /// Takes the last bytes in, here and now.
  void end(byte[] bytes, int length) {
    step.join();
    update(bytes, length);
  }

  private void update(byte[] bytes, int length) {
    md5.update(bytes, 0, length);
    for (RunningChecksum checksum : running.values()) {
      checksum.update(bytes, 0, length);
    }
  }

  /// MD5 in hexadecimal digits. Called once, after the end.
  String etag() {
    return HexFormat.of().formatHex(md5.value());
  }

  /// The checksums in base64. Called once, after the end.
  Map<ChecksumAlgorithm, String> checksums() {
    Map<ChecksumAlgorithm, String> checksums = new EnumMap<>(ChecksumAlgorithm.class);
    running.forEach((algorithm, checksum) ->
        checksums.put(algorithm, Base64.getEncoder().encodeToString(checksum.value())));
    return checksums;
  }
}
