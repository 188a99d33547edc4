package weir.app;

import java.nio.file.Path;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;
import weir.query.objects.ObjectAddress;
import weir.query.objects.ObjectLock;

/// S3 as one caller: a client that others use too, with the caller's key on each request.
///
/// @param as whose key
record CallerS3(S3Client client, AwsRequestOverrideConfiguration as) {
  Stream<S3Object> list(ObjectAddress prefix) {
    return client
        .listObjectsV2Paginator(request ->
            request.bucket(prefix.bucket()).prefix(prefix.key()).overrideConfiguration(as))
        .contents()
        .stream();
  }

  HeadObjectResponse head(ObjectAddress address) {
    return client.headObject(
        request -> request.bucket(address.bucket()).key(address.key()).overrideConfiguration(as));
  }

  ResponseInputStream<GetObjectResponse> get(ObjectAddress address, String range) {
    return client.getObject(request ->
        request.bucket(address.bucket()).key(address.key()).range(range).overrideConfiguration(as));
  }

  PutObjectResponse put(ObjectAddress address, Path file, ObjectLock lock) {
    PutObjectRequest.Builder request = PutObjectRequest.builder();
    lock.on(request);
    return put(request, address, file);
  }

  /// @param request what is wanted beside the place
  PutObjectResponse put(PutObjectRequest.Builder request, ObjectAddress address, Path file) {
    return client.putObject(
        request.bucket(address.bucket()).key(address.key()).overrideConfiguration(as).build(),
        RequestBody.fromFile(file));
  }

  void delete(ObjectAddress address) {
    client.deleteObject(
        request -> request.bucket(address.bucket()).key(address.key()).overrideConfiguration(as));
  }

  /// Asks where a bucket is, for nothing but to know that it is there.
  void requireBucket(String bucket) {
    client.getBucketLocation(request -> request.bucket(bucket).overrideConfiguration(as));
  }
}
