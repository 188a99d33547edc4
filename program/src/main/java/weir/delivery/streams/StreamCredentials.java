package weir.delivery.streams;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/// Says with which credentials a delivery stream writes to its bucket.
@FunctionalInterface
public interface StreamCredentials {
  /// The SDK's usual ones, the same for every stream: environment, profile, instance.
  StreamCredentials OF_THE_ENVIRONMENT = source -> DefaultCredentialsProvider.builder().build();

  /// Asked once when delivery begins; what it answers is asked before each object, and throws an
  /// [software.amazon.awssdk.core.exception.SdkException] when the role may not be assumed now.
  AwsCredentialsProvider of(Source source);

  /// Who delivers.
  ///
  /// @param accountId owner of the stream, which is also the external id that roles may ask for
  /// @param streamArn for `aws:SourceArn`
  record Source(String roleArn, String accountId, String streamArn) {}
}
