package weir.store.objects;

import java.time.Instant;

/// Everything that is known of one version of an object.
///
/// @param order microseconds since 1970, and strictly ascending among the versions of a key
/// @param versionId `null` for a version that was written while the bucket had no versions
/// @param owner account that wrote it
/// @param uploadId of the multipart upload that made it; empty for others
public record ObjectMetadata(
    long order,
    String versionId,
    boolean deleteMarker,
    String owner,
    String uploadId,
    ObjectContent content,
    ObjectLabels labels) {
  /// The version id where a bucket has no versions.
  public static final String NULL_VERSION = "null";

  public Instant modifiedAt() {
    return Instant.ofEpochSecond(
        Math.floorDiv(order, 1_000_000), Math.floorMod(order, 1_000_000) * 1000L);
  }

  ObjectMetadata withLabels(ObjectLabels others) {
    return new ObjectMetadata(order, versionId, deleteMarker, owner, uploadId, content, others);
  }

  ObjectMetadata as(long otherOrder, String otherVersion) {
    return new ObjectMetadata(
        otherOrder, otherVersion, deleteMarker, owner, uploadId, content, labels);
  }
}
