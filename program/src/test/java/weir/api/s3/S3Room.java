package weir.api.s3;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import weir.api.auth.Decision;
import weir.api.auth.IdentityPolicies;
import weir.api.auth.PolicyEvaluator;

/// S3 on a port, AWS's own client of it, and a bucket named `bucket`.
final class S3Room implements AutoCloseable {
  static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(
          AwsBasicCredentials.create(ServedS3.KEY_ID, ServedS3.SECRET));

  /// An action that the caller may not do; empty for none.
  final AtomicReference<String> refused = new AtomicReference<>("");

  final ServedS3 served;
  final S3Client s3;

  S3Room(Path folder) {
    PolicyEvaluator policies = new PolicyEvaluator(caller -> IdentityPolicies.Attached.NONE);
    served =
        new ServedS3(
            folder,
            0,
            false,
            (caller, permission, facts) ->
                permission.action().equals(refused.get())
                    ? new Decision(Decision.Outcome.IMPLICIT_DENY, "because the test says so", "")
                    : policies.decide(caller, permission, facts));
    s3 =
        S3Client.builder()
            .endpointOverride(served.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(CREDENTIALS)
            .httpClient(UrlConnectionHttpClient.create())
            .forcePathStyle(true)
            .build();
    s3.createBucket(b -> b.bucket("bucket"));
  }

  PutObjectResponse put(String key, String text) {
    return s3.putObject(b -> b.bucket("bucket").key(key), RequestBody.fromString(text));
  }

  String get(String key) {
    return s3.getObjectAsBytes(b -> b.bucket("bucket").key(key)).asUtf8String();
  }

  static String code(org.junit.jupiter.api.function.Executable call) {
    S3Exception failure = assertThrows(S3Exception.class, call);
    return failure.statusCode() + " " + failure.awsErrorDetails().errorCode();
  }

  S3Presigner presigner() {
    return S3Presigner.builder()
        .endpointOverride(served.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(CREDENTIALS)
        .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
        .build();
  }

  String anonymous(HttpClient http, String path) throws Exception {
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(URI.create(served.endpoint() + "/" + path)).build(),
            HttpResponse.BodyHandlers.ofString());
    return response.statusCode() + " " + response.body();
  }

  @Override
  public void close() {
    s3.close();
    served.close();
  }
}
