package weir.query.athena;

import java.util.Optional;
import weir.query.objects.ObjectLock;

/// Where the files of one execution go.
///
/// @param location `s3://bucket/prefix/`, with a slash at its end
/// @param enforced whether the work group says so, and nothing else may
/// @param lock how they are to be encrypted, and the data that the execution writes
/// @param bucketOwner the account that has to own the bucket
/// @param bucketOwnerMayAll whether the bucket's owner gets all rights on them
public record ResultTarget(
    String location,
    boolean enforced,
    ObjectLock lock,
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
