package weir.query.athena;

import java.util.Optional;

/// Where the files of one execution go.
///
/// @param location `s3://bucket/prefix/`, with a slash at its end
/// @param kmsKey a key of KMS that locks them; empty for the key of the store
/// @param encrypted whether anything is asked of the store at all
/// @param bucketOwner the account that has to own the bucket
/// @param bucketOwnerMayAll whether the bucket's owner gets all rights on them
public record ResultTarget(
    String location,
    boolean encrypted,
    Optional<String> kmsKey,
    Optional<String> bucketOwner,
    boolean bucketOwnerMayAll) {
  public ResultTarget {
    if (!location.startsWith("s3://") || !location.endsWith("/")) {
      throw new IllegalArgumentException("a result location is s3://bucket/prefix/: " + location);
    }
  }

  /// The whole name of a file.
  ///
  /// @param name below the location: `ID.csv`
  public String uri(String name) {
    return location + name;
  }
}
