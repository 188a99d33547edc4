package weir.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import weir.model.aws.Fault;
import weir.query.athena.AthenaFault;
import weir.query.athena.ErrorKind;
import weir.query.athena.ResultObjects;
import weir.query.athena.ResultTarget;
import weir.query.objects.ObjectAddress;

/// Results in S3, written and read with the rights of the client.
record ResultBucket(CallerS3 client) implements ResultObjects {
  private static final int RANGE_BEYOND_END = 416;

  @Override
  public void put(String uri, Path file, String contentType, ResultTarget target) {
    ObjectAddress address = ObjectAddress.of(uri);
    PutObjectRequest.Builder request = PutObjectRequest.builder().contentType(contentType);
    target.lock().on(request);
    target.bucketOwner().ifPresent(request::expectedBucketOwner);
    if (target.bucketOwnerMayAll()) {
      request.acl(ObjectCannedACL.BUCKET_OWNER_FULL_CONTROL);
    }
    try {
      client.put(request, address, file);
    } catch (S3Exception refused) {
      throw unwritten(uri, refused);
    } catch (SdkException broken) {
      throw new AthenaFault(
          "Cannot write output to url: " + uri + ": " + broken.getMessage(),
          ErrorKind.RESULT_WRITE);
    }
  }

  private static AthenaFault unwritten(String uri, S3Exception refused) {
    return refused.statusCode() == 403
        ? new AthenaFault(
            "Access denied when writing output to url: "
                + uri
                + " . Please ensure you are allowed to access the S3 bucket. If you are encrypting"
                + " query results with KMS key, please ensure you are allowed to access your KMS"
                + " key",
            new ErrorKind(2, 401, false))
        : new AthenaFault(
            "Cannot write output to url: " + uri + ": " + S3Faults.sentence(refused),
            ErrorKind.RESULT_WRITE);
  }

  @Override
  public void requireBucket(String uri) {
    String bucket = ObjectAddress.of(uri).bucket();
    try {
      client.requireBucket(bucket);
    } catch (SdkException refused) {
      throw new AthenaFault(
          "Unable to verify/create output bucket " + bucket, new ErrorKind(2, 1306, false));
    }
  }

  @Override
  public Part read(String uri, long offset, int most) {
    ObjectAddress address = ObjectAddress.of(uri);
    try {
      return S3Faults.asked("read " + uri, () -> range(address, offset, most));
    } catch (UncheckedIOException broken) {
      throw new Fault.Unavailable("cannot read " + uri + ": " + broken.getMessage(), broken);
    }
  }

  private Part range(ObjectAddress address, long offset, int most) {
    try (ResponseInputStream<GetObjectResponse> body =
        client.get(address, "bytes=" + offset + "-" + (offset + most - 1))) {
      byte[] bytes = body.readAllBytes();
      String range = body.response().contentRange();
      long size =
          range == null
              ? offset + bytes.length
              : Long.parseLong(range.substring(range.indexOf('/') + 1));
      return new Part(bytes, size);
    } catch (S3Exception refused) {
      if (refused.statusCode() == RANGE_BEYOND_END) {
        return new Part(new byte[0], offset);
      }
      throw refused;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
