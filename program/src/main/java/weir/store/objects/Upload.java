package weir.store.objects;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A multipart upload that has begun.
///
/// @param rule null for plain files
/// @param checksum that the client wants over the whole; null when it did not say
/// @param fullObject whether that checksum is over all bytes, not over the parts' checksums
public record Upload(
    String id,
    ObjectName name,
    ObjectLabels labels,
    String owner,
    Instant startedAt,
    @Nullable EncryptionRule rule,
    @Nullable ChecksumAlgorithm checksum,
    boolean fullObject) {
  /// A part that has arrived.
  public record Part(int number, ObjectMetadata metadata) {}

  /// A part that the client names when it completes the upload.
  ///
  /// @param etag without quotes
  /// @param checksum in base64, of the upload's algorithm; null when the client did not say
  public record Chosen(int number, String etag, @Nullable String checksum) {}
}
