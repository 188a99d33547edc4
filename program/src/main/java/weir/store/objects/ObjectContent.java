package weir.store.objects;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known of an object's bytes.
///
/// @param sizeBytes as the client sees it, before encryption
/// @param etag without quotes
/// @param checksums in base64, a composite one with its `-N`
/// @param parts of a multipart upload; empty for an object that came whole
/// @param encryption null for a plain file
public record ObjectContent(
    long sizeBytes,
    String etag,
    Map<ChecksumAlgorithm, String> checksums,
    List<Part> parts,
    @Nullable ObjectEncryption encryption) {
  public static final ObjectContent NOTHING =
      new ObjectContent(0, "d41d8cd98f00b204e9800998ecf8427e", Map.of(), List.of(), null);

  public ObjectContent {
    checksums = Map.copyOf(checksums);
    parts = List.copyOf(parts);
  }

  /// Whether a checksum is one over the checksums of the parts.
  public boolean compositeChecksum() {
    return checksums.values().stream().anyMatch(value -> value.contains("-"));
  }

  /// @param number as the client chose it
  public record Part(int number, long sizeBytes) {}
}
