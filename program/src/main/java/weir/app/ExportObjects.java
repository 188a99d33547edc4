package weir.app;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.S3Exception;
import weir.api.logs.ExportBuckets;
import weir.api.logs.ExportTarget;
import weir.model.aws.Fault;

/// The buckets that log groups are exported to, over S3's API as every other client. Safe for any
/// number of threads.
final class ExportObjects implements ExportBuckets, AutoCloseable {
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;

  private final Function<String, S3Client> open;
  private final Function<ExportTarget, AwsRequestOverrideConfiguration> caller;
  private final Map<String, S3Client> byRegion = new ConcurrentHashMap<>();

  /// @param open makes a client for a region
  /// @param caller as whom it is asked
  ExportObjects(
      Function<String, S3Client> open,
      Function<ExportTarget, AwsRequestOverrideConfiguration> caller) {
    this.open = open;
    this.caller = caller;
  }

  private S3Client client(ExportTarget target) {
    return byRegion.computeIfAbsent(target.group().scope().region(), open);
  }

  @Override
  public void readAcl(ExportTarget target) {
    try {
      client(target)
          .getBucketAcl(request ->
              request.bucket(target.bucket()).overrideConfiguration(caller.apply(target)));
    } catch (S3Exception refused) {
      throw fault(target, refused);
    } catch (SdkClientException unreachable) {
      throw unreachable(target, unreachable);
    }
  }

  @Override
  public void put(ExportTarget target, String key, Path file) {
    try {
      client(target)
          .putObject(
              request ->
                  request
                      .bucket(target.bucket())
                      .key(key)
                      .acl(ObjectCannedACL.BUCKET_OWNER_FULL_CONTROL)
                      .overrideConfiguration(caller.apply(target)),
              RequestBody.fromFile(file));
    } catch (S3Exception refused) {
      throw fault(target, refused);
    } catch (SdkClientException unreachable) {
      throw unreachable(target, unreachable);
    }
  }

  private static Fault fault(ExportTarget target, S3Exception refused) {
    String sentence = "bucket " + target.bucket() + " refuses: " + refused.getMessage();
    return switch (refused.statusCode()) {
      case NOT_FOUND -> new Fault.NotFound(sentence);
      case FORBIDDEN -> new Fault.Denied(sentence);
      default -> new Fault.Unavailable(sentence, refused);
    };
  }

  private static Fault unreachable(ExportTarget target, SdkClientException reason) {
    return new Fault.Unavailable(
        "bucket " + target.bucket() + " was not reached: " + reason.getMessage(), reason);
  }

  @Override
  public void close() {
    byRegion.values().forEach(S3Client::close);
  }
}
