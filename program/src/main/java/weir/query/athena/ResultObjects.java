package weir.query.athena;

import java.nio.file.Path;

/// The bucket that results are written to, with the rights of who asked.
public interface ResultObjects {
  /// @param uri `s3://bucket/key`
  /// @throws AthenaFault when the bucket does not take it
  void put(String uri, Path file, String contentType, ResultTarget target);

  /// @throws AthenaFault when the bucket is not there or not to be seen
  void requireBucket(String uri);

  /// Bytes of an object from an offset on.
  ///
  /// @param most how many at most
  /// @throws weir.model.aws.Fault.NotFound when there is no such object
  /// @throws weir.model.aws.Fault.Denied when it may not be read
  Part read(String uri, long offset, int most);

  /// @param size of the whole object
  record Part(byte[] bytes, long size) {}
}
