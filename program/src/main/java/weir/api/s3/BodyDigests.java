package weir.api.s3;

import java.util.Base64;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.api.auth.SignedBody;
import weir.api.protocol.ApiException;
import weir.store.objects.ChecksumAlgorithm;
import weir.store.objects.Expected;

/// The digests that a request carries of its body.
final class BodyDigests {
  private BodyDigests() {}

  /// What the client says of the bytes to come.
  static Expected expected(S3Request request) {
    Map<ChecksumAlgorithm, String> checksums = checksums(request);
    if (checksums.size() > 1) {
      throw S3Error.invalidRequest("Expecting a single x-amz-checksum- header");
    }
    Set<ChecksumAlgorithm> asked = EnumSet.noneOf(ChecksumAlgorithm.class);
    request.header("x-amz-sdk-checksum-algorithm").ifPresent(name -> asked.add(algorithm(name)));
    for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
      String trailers = request.header("x-amz-trailer").orElse("").toLowerCase(Locale.ROOT);
      if (trailers.contains(algorithm.header())) {
        asked.add(algorithm);
      }
    }
    if (asked.isEmpty() && checksums.isEmpty()) {
      asked.add(ChecksumAlgorithm.CRC64NVME);
    }
    return new Expected(
        request.wire().contentLength(), md5(request), checksums, asked, () -> trailing(request));
  }

  private static Map<ChecksumAlgorithm, String> trailing(S3Request request) {
    Map<ChecksumAlgorithm, String> said = new EnumMap<>(ChecksumAlgorithm.class);
    Map<String, String> trailers = SignedBody.trailersOf(request.wire());
    for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
      String value = trailers.get(algorithm.header());
      if (value != null) {
        said.put(algorithm, wellFormed(algorithm, value));
      }
    }
    return said;
  }

  static Map<ChecksumAlgorithm, String> checksums(S3Request request) {
    Map<ChecksumAlgorithm, String> checksums = new EnumMap<>(ChecksumAlgorithm.class);
    for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
      request
          .header(algorithm.header())
          .ifPresent(value -> checksums.put(algorithm, wellFormed(algorithm, value)));
    }
    return checksums;
  }

  private static String wellFormed(ChecksumAlgorithm algorithm, String value) {
    if (!Expected.wellFormed(algorithm, value)) {
      throw S3Error.invalidRequest("Value for " + algorithm.header() + " header is invalid.");
    }
    return value;
  }

  static ChecksumAlgorithm algorithm(String name) {
    try {
      return ChecksumAlgorithm.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw S3Error.invalidRequest(
          "Checksum algorithm provided is unsupported. Please try again with any of the valid "
              + "types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]");
    }
  }

  private static byte @Nullable [] md5(S3Request request) {
    Optional<String> text = request.header("content-md5");
    if (text.isEmpty()) {
      return null;
    }
    try {
      byte[] md5 = Base64.getDecoder().decode(text.get().strip());
      if (md5.length == 16) {
        return md5;
      }
    } catch (IllegalArgumentException notBase64) {
      throw invalidDigest();
    }
    throw invalidDigest();
  }

  private static ApiException invalidDigest() {
    return ApiException.badRequest("InvalidDigest", "The Content-MD5 you specified was invalid.");
  }

  /// Verifies a body that was read whole.
  static void verify(S3Request request, byte[] body) {
    Expected.verify(body, md5(request), checksums(request));
  }
}
