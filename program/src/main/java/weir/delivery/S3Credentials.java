package weir.delivery;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/// Says with which credentials the files of a flow log are put into S3. A service that runs Weir's
/// own S3 gives each flow log its own, so that a bucket's policy sees for whom a file is delivered.
@FunctionalInterface
public interface S3Credentials {
  /// The SDK's usual ones, the same for every flow log: environment, profile, instance.
  S3Credentials OF_THE_ENVIRONMENT = source -> DefaultCredentialsProvider.builder().build();

  /// Asked once when the flow log's delivery begins; what it answers is asked before each file.
  AwsCredentialsProvider of(Source source);

  /// For whom files are delivered.
  ///
  /// @param accountId owner of the flow log
  /// @param region of what it records
  record Source(String accountId, String region, String flowLogId) {}
}
