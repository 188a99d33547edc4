package weir.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Base64;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import weir.delivery.DeliveryStatus.Problem;

/// A folder of an S3 bucket, at AWS or at any service that speaks S3.
///
/// One PutObject per file: the object appears whole or not at all. The MD5 goes with it, which
/// every S3 service checks. Region and endpoint come the SDK's usual way. The bucket's owner gets
/// full control of the object, as bucket policies for log deliveries ask.
final class S3Destination implements Destination {
  private final S3Target target;
  private final AwsCredentialsProvider credentials;
  private final S3Client client;

  private S3Destination(S3Target target, AwsCredentialsProvider credentials, S3Client client) {
    this.target = target;
    this.credentials = credentials;
    this.client = client;
  }

  static S3Destination open(
      S3Target target,
      AwsEndpoint endpoint,
      AwsCredentialsProvider credentials,
      InstantSource clock) {
    boolean elsewhere = endpoint.isElsewhere(AwsService.S3);
    S3ClientBuilder builder =
        AwsClients.configure(
                S3Client.builder(),
                endpoint,
                credentials,
                AwsClients.regionOfTheEnvironment(),
                clock)
            .crossRegionAccessEnabled(!elsewhere)
            .forcePathStyle(elsewhere)
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .serviceConfiguration(service -> service.chunkedEncodingEnabled(false));
    return new S3Destination(target, credentials, builder.build());
  }

  @Override
  public long put(String key, Path file) throws Undeliverable {
    String place = "s3://" + target.bucket() + "/" + target.prefix() + key;
    AwsClients.requireCredentials(credentials, place);
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
      return 0;
    } catch (SdkException e) {
      throw AwsClients.undeliverable(place, e);
    } catch (IOException e) {
      throw new Undeliverable(Problem.UNKNOWN_ERROR, place + " was not put: " + e.getMessage(), e);
    }
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
