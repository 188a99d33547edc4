package weir.delivery;

import java.time.Duration;
import java.time.InstantSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import weir.delivery.DeliveryStatus.Problem;

/// What every AWS client that delivers has in common: no retries of its own, since the lane has
/// them, and limits on how long an attempt takes.
public final class AwsClients {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration ATTEMPT_TIMEOUT = Duration.ofMinutes(2);

  private AwsClients() {}

  /// @param clock wall time, by which requests are signed
  public static <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configure(
      B builder,
      AwsEndpoint endpoint,
      AwsCredentialsProvider credentials,
      Region region,
      InstantSource clock) {
    builder
        .credentialsProvider(credentials)
        .putAuthScheme(new SigningClock(clock))
        .region(region)
        .overrideConfiguration(override ->
            override
                .retryStrategy(AwsRetryStrategy.doNotRetry())
                .apiCallAttemptTimeout(ATTEMPT_TIMEOUT));
    SdkHttpClient http = endpoint.http();
    if (http == null) {
      builder.httpClientBuilder(
          UrlConnectionHttpClient.builder()
              .connectionTimeout(CONNECT_TIMEOUT)
              .socketTimeout(READ_TIMEOUT));
    } else {
      builder.httpClient(http);
    }
    if (endpoint.url() != null) {
      builder.endpointOverride(endpoint.url());
    }
    return builder;
  }

  /// The region of the environment, for a bucket whose name does not say where it is.
  static Region regionOfTheEnvironment() {
    try {
      return new DefaultAwsRegionProviderChain().getRegion();
    } catch (SdkClientException e) {
      return Region.US_EAST_1;
    }
  }

  /// @param place what was asked, for the sentence
  static void requireCredentials(AwsCredentialsProvider credentials, String place)
      throws Undeliverable {
    try {
      credentials.resolveCredentials();
    } catch (SdkException e) {
      throw new Undeliverable(
          Problem.ACCESS_ERROR, place + " needs AWS credentials: " + e.getMessage(), e);
    }
  }

  /// What a refusal or a failed connection means for the flow log.
  static Undeliverable undeliverable(String place, SdkException e) {
    if (e instanceof AwsServiceException refused) {
      return new Undeliverable(problem(refused), place + " was refused: " + e.getMessage(), e);
    }
    return new Undeliverable(
        Problem.UNKNOWN_ERROR, place + " was not reached: " + e.getMessage(), e);
  }

  private static Problem problem(AwsServiceException e) {
    if (e.isThrottlingException() || code(e).equals("LimitExceededException")) {
      return Problem.RATE_LIMITED;
    }
    return switch (code(e)) {
      case "AccessDeniedException",
          "UnrecognizedClientException",
          "InvalidSignatureException",
          "ExpiredTokenException",
          "ResourceNotFoundException" ->
          Problem.ACCESS_ERROR;
      // Firehose has this code for a quota that is used up, too.
      case "ServiceUnavailableException" ->
          String.valueOf(e.getMessage()).contains("Slow down")
              ? Problem.RATE_LIMITED
              : Problem.UNKNOWN_ERROR;
      default ->
          switch (e.statusCode()) {
            case 401, 403, 404 -> Problem.ACCESS_ERROR;
            default -> Problem.UNKNOWN_ERROR;
          };
    };
  }

  private static String code(AwsServiceException e) {
    return e.awsErrorDetails() == null || e.awsErrorDetails().errorCode() == null
        ? ""
        : e.awsErrorDetails().errorCode();
  }
}
