package weir.store.objects;

import java.util.Base64;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a client says of the bytes that it sends.
///
/// @param lengthBytes -1 when it did not say
/// @param md5 of `Content-MD5`; null when there is none
/// @param checksums in base64
/// @param asked checksums to compute and keep, whether or not their value is known before
/// @param trailing checksums that the client says after the bytes; asked once they are there
public record Expected(
    long lengthBytes,
    byte @Nullable [] md5,
    Map<ChecksumAlgorithm, String> checksums,
    Set<ChecksumAlgorithm> asked,
    Supplier<Map<ChecksumAlgorithm, String>> trailing) {
  /// Bytes of which nothing is known.
  public static final Expected ANYTHING = computing(Set.of());

  /// Bytes of which nothing is known, and checksums to compute.
  public static Expected computing(Set<ChecksumAlgorithm> asked) {
    return new Expected(-1, null, Map.of(), asked, Map::of);
  }

  /// Bytes of a length, with checksums that they must have.
  public static Expected of(long lengthBytes, Map<ChecksumAlgorithm, String> checksums) {
    return new Expected(lengthBytes, null, checksums, Set.of(), Map::of);
  }

  public Expected {
    checksums = Map.copyOf(checksums);
    Set<ChecksumAlgorithm> all = EnumSet.noneOf(ChecksumAlgorithm.class);
    all.addAll(asked);
    all.addAll(checksums.keySet());
    asked = Set.copyOf(all);
  }

  /// @throws ObjectRefusal when the bytes are others
  void verify(ObjectContent content) {
    if (lengthBytes >= 0 && content.sizeBytes() != lengthBytes) {
      throw new ObjectRefusal(
          ObjectRefusal.Reason.INCOMPLETE_BODY,
          "You did not provide the number of bytes specified by the Content-Length HTTP header");
    }
    if (md5 != null && !HexFormat.of().formatHex(md5).equals(content.etag())) {
      throw new ObjectRefusal(
          ObjectRefusal.Reason.BAD_DIGEST,
          "The Content-MD5 you specified did not match what we received.");
    }
    verify(content, checksums);
    verify(content, trailing.get());
  }

  /// Verifies bytes that are there already.
  public static void verify(
      byte[] bytes, byte @Nullable [] md5, Map<ChecksumAlgorithm, String> checksums) {
    Map<ChecksumAlgorithm, String> computed = new EnumMap<>(ChecksumAlgorithm.class);
    checksums
        .keySet()
        .forEach(algorithm -> {
          RunningChecksum running = algorithm.start();
          running.update(bytes, 0, bytes.length);
          computed.put(algorithm, Base64.getEncoder().encodeToString(running.value()));
        });
    RunningChecksum running = RunningChecksum.of("MD5");
    running.update(bytes, 0, bytes.length);
    String etag = HexFormat.of().formatHex(running.value());
    new Expected(bytes.length, md5, checksums, Set.of(), Map::of)
        .verify(new ObjectContent(bytes.length, etag, computed, List.of(), null));
  }

  private static void verify(ObjectContent content, Map<ChecksumAlgorithm, String> said) {
    said.forEach((algorithm, value) -> {
      if (!value.equals(content.checksums().get(algorithm))) {
        throw new ObjectRefusal(
            ObjectRefusal.Reason.BAD_CHECKSUM,
            "The " + algorithm + " you specified did not match the calculated checksum.");
      }
    });
  }

  /// Whether a text is the base64 of a checksum of the algorithm's width.
  public static boolean wellFormed(ChecksumAlgorithm algorithm, String base64) {
    int width =
        switch (algorithm) {
          case CRC32, CRC32C -> 4;
          case CRC64NVME -> 8;
          case SHA1 -> 20;
          case SHA256 -> 32;
        };
    try {
      return Base64.getDecoder().decode(base64).length == width;
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }
}
