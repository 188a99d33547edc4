package weir.app;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;

/// The SDK's clients of a [Fitting], as root.
final class LogClients implements AutoCloseable {
  final CloudWatchLogsClient logs;
  final S3Client s3;
  final IamClient iam;

  LogClients(Fitting fitting) {
    URI endpoint = URI.create("http://127.0.0.1:" + fitting.server.port());
    logs = configured(CloudWatchLogsClient.builder(), endpoint).build();
    s3 = configured(S3Client.builder().forcePathStyle(true), endpoint).build();
    iam = configured(IamClient.builder(), endpoint).build();
  }

  static <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configured(
      B builder, URI endpoint) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(
                    Fitting.ROOT.accessKeyId(), Fitting.ROOT.secretAccessKey())))
        .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .httpClientBuilder(UrlConnectionHttpClient.builder());
  }

  /// Makes a group with streams.
  void group(String group, String... streams) {
    logs.createLogGroup(request -> request.logGroupName(group));
    for (String stream : streams) {
      logs.createLogStream(request -> request.logGroupName(group).logStreamName(stream));
    }
  }

  @Override
  public void close() {
    logs.close();
    s3.close();
    iam.close();
  }
}
