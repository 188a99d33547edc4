package weir.query.objects;

import java.util.Optional;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/// How objects that are written are to be encrypted.
///
/// @param asked whether anything is asked of the store at all, which may do so by itself
/// @param kmsKey a key of KMS; empty for the key of the store
public record ObjectLock(boolean asked, Optional<String> kmsKey) {
  /// As the bucket has it.
  public static final ObjectLock NONE = new ObjectLock(false, Optional.empty());

  /// Says so in a request.
  public void on(PutObjectRequest.Builder request) {
    if (asked) {
      request.serverSideEncryption(
          kmsKey.isPresent() ? ServerSideEncryption.AWS_KMS : ServerSideEncryption.AES256);
      kmsKey.ifPresent(request::ssekmsKeyId);
    }
  }
}
