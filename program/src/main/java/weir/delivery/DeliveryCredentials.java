package weir.delivery;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/// Says with which credentials the records of a flow log are delivered. A service that runs Weir's
/// own S3 or CloudWatch Logs gives each flow log its own, so that policies see for whom it
/// delivers.
@FunctionalInterface
public interface DeliveryCredentials {
  /// The SDK's usual ones, the same for every flow log: environment, profile, instance.
  DeliveryCredentials OF_THE_ENVIRONMENT = source -> DefaultCredentialsProvider.builder().build();

  /// Asked once when the flow log's delivery begins; what it answers is asked before each piece of
  /// work, and throws an [software.amazon.awssdk.core.exception.SdkException] when the flow log may
  /// not deliver now.
  AwsCredentialsProvider of(Source source);

  /// For whom records are delivered.
  ///
  /// @param accountId owner of the flow log
  /// @param region of what it records
  /// @param roleArn `DeliverLogsPermissionArn`
  /// @param crossAccountRoleArn `DeliverCrossAccountRole`
  record Source(
      AwsService service,
      String accountId,
      String region,
      String flowLogId,
      @Nullable String roleArn,
      @Nullable String crossAccountRoleArn) {}
}
