package weir.api.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// Whom S3 lets in: bucket policies and signatures, as AWS's own client and strangers see them.
class S3AccessTest {
  @TempDir Path folder;
  private S3Room room;
  private S3Client s3;

  @BeforeEach
  void start() {
    room = new S3Room(folder);
    s3 = room.s3;
  }

  @AfterEach
  void stop() {
    room.close();
  }

  @Test
  void aBucketPolicyMayNameOnlyActionsThatThereAreForItsResources() {
    assertEquals(
        "400 MalformedPolicy Policy has invalid action", refusedPolicy("s3:GetObjekt", "/*"));
    assertEquals(
        "400 MalformedPolicy Action does not apply to any resource(s) in statement",
        refusedPolicy("s3:GetObject", ""));
    assertEquals(
        "400 MalformedPolicy Action does not apply to any resource(s) in statement",
        refusedPolicy("s3:ListBucket", "/*"));
    for (String taken : List.of("s3:*", "*", "s3:Get*", "S3:putobject", "s3:ListBucket")) {
      s3.putBucketPolicy(
          b -> b.bucket("bucket").policy(policy(taken, taken.equals("s3:ListBucket") ? "" : "/*")));
    }
  }

  @Test
  void aBucketPolicyLetsInWhomItNamesAndKeepsOutWhomItDenies() throws Exception {
    room.put("open/k", "for all");
    String policy =
        """
        {"Version":"2012-10-17","Statement":[
         {"Effect":"Allow","Principal":"*","Action":"s3:GetObject",
          "Resource":"arn:aws:s3:::bucket/open/*"}]}
        """;
    assertEquals(
        "403 AccessDenied",
        S3Room.code(() -> s3.putBucketPolicy(b -> b.bucket("bucket").policy(policy))));
    s3.deletePublicAccessBlock(b -> b.bucket("bucket"));
    s3.putBucketPolicy(b -> b.bucket("bucket").policy(policy));
    assertTrue(s3.getBucketPolicyStatus(b -> b.bucket("bucket")).policyStatus().isPublic());
    HttpClient http = HttpClient.newHttpClient();
    assertEquals("200 for all", room.anonymous(http, "bucket/open/k"));
    assertTrue(room.anonymous(http, "bucket/secret").startsWith("403 "));
    assertTrue(room.anonymous(http, "").startsWith("403 "));
    room.refused.set("s3:PutObject");
    assertEquals("403 AccessDenied", S3Room.code(() -> room.put("k", "x")));
  }

  @Test
  void aBucketPolicyMayAskForTheTagsThatAnObjectHas() throws Exception {
    room.put("plain", "for nobody");
    s3.putObject(
        b -> b.bucket("bucket").key("tagged").tagging("Public=yes"),
        RequestBody.fromString("for all"));
    s3.deletePublicAccessBlock(b -> b.bucket("bucket"));
    String policy =
        """
        {"Version":"2012-10-17","Statement":[
         {"Effect":"Allow","Principal":"*","Action":"s3:GetObject",
          "Resource":"arn:aws:s3:::bucket/*",
          "Condition":{"StringEquals":{"s3:ExistingObjectTag/Public":"yes"}}}]}
        """;
    s3.putBucketPolicy(b -> b.bucket("bucket").policy(policy));
    HttpClient http = HttpClient.newHttpClient();
    assertEquals("200 for all", room.anonymous(http, "bucket/tagged"));
    assertTrue(room.anonymous(http, "bucket/plain").startsWith("403 "));
  }

  @Test
  void aBucketPolicyMayAskHowARequestIsSigned() throws Exception {
    room.put("k", "by header only");
    String policy =
        """
        {"Version":"2012-10-17","Statement":[
         {"Effect":"Deny","Principal":"*","Action":"s3:GetObject",
          "Resource":"arn:aws:s3:::bucket/*",
          "Condition":{"StringNotEquals":{"s3:authType":"REST-HEADER"}}},
         {"Effect":"Deny","Principal":"*","Action":"s3:GetObject",
          "Resource":"arn:aws:s3:::bucket/*",
          "Condition":{"NumericGreaterThan":{"s3:signatureAge":"600000"}}},
         {"Effect":"Deny","Principal":"*","Action":"s3:GetObject",
          "Resource":"arn:aws:s3:::bucket/*",
          "Condition":{"StringNotEquals":{"s3:signatureversion":"AWS4-HMAC-SHA256",
                                          "s3:ResourceAccount":"123456789012"}}}]}
        """;
    s3.putBucketPolicy(b -> b.bucket("bucket").policy(policy));
    assertEquals("by header only", room.get("k"));
    HttpClient http = HttpClient.newHttpClient();
    try (S3Presigner presigner = room.presigner()) {
      URI url =
          presigner
              .presignGetObject(p ->
                  p.signatureDuration(Duration.ofMinutes(1))
                      .getObjectRequest(g -> g.bucket("bucket").key("k")))
              .url()
              .toURI();
      assertEquals(
          403,
          http.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.discarding())
              .statusCode());
    }
  }

  private String refusedPolicy(String action, String resource) {
    S3Exception refused =
        assertThrows(
            S3Exception.class,
            () -> s3.putBucketPolicy(b -> b.bucket("bucket").policy(policy(action, resource))));
    return refused.statusCode()
        + " "
        + refused.awsErrorDetails().errorCode()
        + " "
        + refused.awsErrorDetails().errorMessage();
  }

  private static String policy(String action, String resource) {
    return """
    {"Version":"2012-10-17","Statement":[
     {"Effect":"Deny","Principal":{"AWS":"999988887777"},"Action":"%s",
      "Resource":"arn:aws:s3:::bucket%s"}]}
    """
        .formatted(action, resource);
  }

  @Test
  void aSignatureOfVersion2IsRefusedInS3sWords() throws Exception {
    String answer =
        room.anonymous(
            HttpClient.newHttpClient(), "bucket/k?AWSAccessKeyId=A&Expires=1&Signature=x");
    assertTrue(answer.startsWith("400 "), answer);
    assertTrue(answer.contains("<Code>InvalidRequest</Code>"), answer);
    assertTrue(answer.contains("Please use AWS4-HMAC-SHA256."), answer);
  }

  @Test
  void aPresignedUrlWorksWithoutAClient() throws Exception {
    room.put("k", "by url");
    try (S3Presigner presigner = room.presigner()) {
      URI url =
          presigner
              .presignGetObject(p ->
                  p.signatureDuration(Duration.ofMinutes(1))
                      .getObjectRequest(
                          g -> g.bucket("bucket").key("k").responseContentType("text/x")))
              .url()
              .toURI();
      HttpResponse<String> response =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
      assertEquals("by url", response.body());
      assertEquals("text/x", response.headers().firstValue("content-type").orElse(""));
    }
  }

  @Test
  void aForeignSignatureOpensNothing() {
    try (S3Client wrong =
        S3Client.builder()
            .endpointOverride(room.served.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(ServedS3.KEY_ID, "wrong")))
            .httpClient(UrlConnectionHttpClient.create())
            .forcePathStyle(true)
            .build()) {
      assertEquals("403 SignatureDoesNotMatch", S3Room.code(wrong::listBuckets));
    }
  }
}
