package weir.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.S3Exception;
import weir.delivery.DeliveryStatus.Problem;

/// A folder of an S3 bucket, at AWS or at any service that speaks S3.
///
/// One PutObject per file: the object appears whole or not at all. The MD5 goes with it, which
/// every S3 service checks. Region and endpoint come the SDK's usual way. The bucket's owner gets
/// full control of the object, as bucket policies for log deliveries ask.
final class S3Destination implements Destination {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration ATTEMPT_TIMEOUT = Duration.ofMinutes(2);

  private final S3Target target;
  private final AwsCredentialsProvider credentials;
  private final S3Client client;

  private S3Destination(S3Target target, AwsCredentialsProvider credentials, S3Client client) {
    this.target = target;
    this.credentials = credentials;
    this.client = client;
  }

  static S3Destination open(
      S3Target target, DeliveryOptions options, AwsCredentialsProvider credentials) {
    URI endpoint = options.s3Endpoint();
    S3ClientBuilder builder =
        S3Client.builder()
            .credentialsProvider(credentials)
            .region(region())
            .crossRegionAccessEnabled(endpoint == null && environmentEndpoint() == null)
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .serviceConfiguration(service -> service.chunkedEncodingEnabled(false))
            .forcePathStyle(endpoint != null || environmentEndpoint() != null)
            .overrideConfiguration(override ->
                override
                    .retryStrategy(AwsRetryStrategy.doNotRetry())
                    .apiCallAttemptTimeout(ATTEMPT_TIMEOUT));
    SdkHttpClient http = options.s3Http();
    if (http == null) {
      builder.httpClientBuilder(
          UrlConnectionHttpClient.builder()
              .connectionTimeout(CONNECT_TIMEOUT)
              .socketTimeout(READ_TIMEOUT));
    } else {
      builder.httpClient(http);
    }
    if (endpoint != null) {
      builder.endpointOverride(endpoint);
    }
    return new S3Destination(target, credentials, builder.build());
  }

  private static Region region() {
    try {
      return new DefaultAwsRegionProviderChain().getRegion();
    } catch (SdkClientException e) {
      return Region.US_EAST_1;
    }
  }

  private static @Nullable String environmentEndpoint() {
    String own = System.getenv("AWS_ENDPOINT_URL_S3");
    return own != null ? own : System.getenv("AWS_ENDPOINT_URL");
  }

  @Override
  public void put(String key, Path file) throws Undeliverable {
    String place = "s3://" + target.bucket() + "/" + target.prefix() + key;
    try {
      credentials.resolveCredentials();
    } catch (SdkException e) {
      throw new Undeliverable(
          Problem.ACCESS_ERROR, place + " needs AWS credentials: " + e.getMessage(), e);
    }
    try {
      String md5 = md5(file);
      client.putObject(
          request ->
              request
                  .bucket(target.bucket())
                  .key(target.prefix() + key)
                  .acl(ObjectCannedACL.BUCKET_OWNER_FULL_CONTROL)
                  .contentMD5(md5),
          RequestBody.fromFile(file));
    } catch (S3Exception e) {
      throw new Undeliverable(problem(e), place + " was refused: " + e.getMessage(), e);
    } catch (SdkException | IOException e) {
      throw new Undeliverable(
          Problem.UNKNOWN_ERROR, place + " was not reached: " + e.getMessage(), e);
    }
  }

  private static Problem problem(S3Exception e) {
    if (e.isThrottlingException()) {
      return Problem.RATE_LIMITED;
    }
    return switch (e.statusCode()) {
      case 401, 403, 404 -> Problem.ACCESS_ERROR;
      default -> Problem.UNKNOWN_ERROR;
    };
  }

  private static String md5(Path file) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] chunk = new byte[64 << 10];
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        digest.update(chunk, 0, read);
      }
    }
    return Base64.getEncoder().encodeToString(digest.digest());
  }

  @Override
  public void close() {
    client.close();
  }
}
