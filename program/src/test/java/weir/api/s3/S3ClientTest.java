package weir.api.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.UploadPartCopyResponse;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import weir.api.auth.Decision;
import weir.api.auth.IdentityPolicies;
import weir.api.auth.PolicyEvaluator;
import weir.api.protocol.ApiException;

/// S3 as AWS's own client sees it.
@SuppressWarnings("unchecked") // the client's own varargs of builders
class S3ClientTest {
  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(
          AwsBasicCredentials.create(ServedS3.KEY_ID, ServedS3.SECRET));

  @TempDir Path folder;
  private final AtomicReference<String> refused = new AtomicReference<>("");
  private ServedS3 served;
  private S3Client s3;

  @BeforeEach
  void start() {
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

  @AfterEach
  void stop() {
    s3.close();
    served.close();
  }

  private PutObjectResponse put(String key, String text) {
    return s3.putObject(b -> b.bucket("bucket").key(key), RequestBody.fromString(text));
  }

  private String get(String key) {
    return s3.getObjectAsBytes(b -> b.bucket("bucket").key(key)).asUtf8String();
  }

  private static String code(org.junit.jupiter.api.function.Executable call) {
    S3Exception failure = assertThrows(S3Exception.class, call);
    return failure.statusCode() + " " + failure.awsErrorDetails().errorCode();
  }

  @Test
  void whatIsPutComesBackWithItsMetadata() {
    PutObjectResponse put =
        s3.putObject(
            b ->
                b.bucket("bucket")
                    .key("a b/한국+é.txt")
                    .contentType("text/plain")
                    .cacheControl("no-store")
                    .metadata(Map.of("answer", "42"))
                    .tagging("x=1&y=2"),
            RequestBody.fromString("hello"));
    assertEquals("\"5d41402abc4b2a76b9719d911017c592\"", put.eTag());
    ResponseBytes<GetObjectResponse> got =
        s3.getObjectAsBytes(b -> b.bucket("bucket").key("a b/한국+é.txt"));
    assertEquals("hello", got.asUtf8String());
    assertEquals("text/plain", got.response().contentType());
    assertEquals("no-store", got.response().cacheControl());
    assertNull(got.response().contentEncoding());
    assertEquals(Map.of("answer", "42"), got.response().metadata());
    assertEquals(2, got.response().tagCount());
    assertEquals(
        "a b/한국+é.txt", s3.listObjectsV2(b -> b.bucket("bucket")).contents().getFirst().key());
    assertEquals(5, s3.headObject(b -> b.bucket("bucket").key("a b/한국+é.txt")).contentLength());
  }

  @Test
  void rangesAndConditionsAnswerAsHttpWants() {
    String etag = put("k", "0123456789").eTag();
    assertEquals(
        "234",
        s3.getObjectAsBytes(b -> b.bucket("bucket").key("k").range("bytes=2-4")).asUtf8String());
    assertEquals(
        "89",
        s3.getObjectAsBytes(b -> b.bucket("bucket").key("k").range("bytes=-2")).asUtf8String());
    assertEquals(
        "416 InvalidRange",
        code(() -> s3.getObjectAsBytes(b -> b.bucket("bucket").key("k").range("bytes=10-"))));
    assertEquals(
        304,
        assertThrows(
                S3Exception.class,
                () -> s3.getObjectAsBytes(b -> b.bucket("bucket").key("k").ifNoneMatch(etag)))
            .statusCode());
    assertEquals(
        "412 PreconditionFailed",
        code(() -> s3.getObjectAsBytes(b -> b.bucket("bucket").key("k").ifMatch("\"x\""))));
    assertEquals(
        "412 PreconditionFailed",
        code(() ->
            s3.putObject(
                b -> b.bucket("bucket").key("k").ifNoneMatch("*"), RequestBody.fromString("x"))));
    assertEquals("0123456789", get("k"));
  }

  @Test
  void partsOfAnUploadBecomeOneObject() {
    byte[] part = new byte[5 << 20];
    new Random(1).nextBytes(part);
    String id = s3.createMultipartUpload(b -> b.bucket("bucket").key("big")).uploadId();
    put("source", "tail of the object");
    UploadPartResponse one =
        s3.uploadPart(
            b -> b.bucket("bucket").key("big").uploadId(id).partNumber(1),
            RequestBody.fromBytes(part));
    UploadPartCopyResponse two =
        s3.uploadPartCopy(b ->
            b.sourceBucket("bucket")
                .sourceKey("source")
                .destinationBucket("bucket")
                .destinationKey("big")
                .uploadId(id)
                .partNumber(2));
    assertEquals(2, s3.listParts(b -> b.bucket("bucket").key("big").uploadId(id)).parts().size());
    assertEquals(
        "400 InvalidPart", code(() -> complete(id, "\"00000000000000000000000000000000\"", "x")));
    CompleteMultipartUploadResponse done = complete(id, one.eTag(), two.copyPartResult().eTag());
    assertTrue(done.eTag().endsWith("-2\""), done.eTag());
    assertEquals(done.eTag(), complete(id, one.eTag(), two.copyPartResult().eTag()).eTag());
    assertEquals(
        "tail of the object",
        s3.getObjectAsBytes(b -> b.bucket("bucket").key("big").partNumber(2)).asUtf8String());
    assertEquals(0, s3.listMultipartUploads(b -> b.bucket("bucket")).uploads().size());
  }

  private CompleteMultipartUploadResponse complete(String id, String one, String two) {
    return s3.completeMultipartUpload(b ->
        b.bucket("bucket")
            .key("big")
            .uploadId(id)
            .multipartUpload(m ->
                m.parts(
                    CompletedPart.builder().partNumber(1).eTag(one).build(),
                    CompletedPart.builder().partNumber(2).eTag(two).build())));
  }

  @Test
  void versionsAreKeptAndDeletedOneByOne() {
    s3.putBucketVersioning(
        b -> b.bucket("bucket").versioningConfiguration(v -> v.status("Enabled")));
    String first = put("k", "1").versionId();
    put("k", "2");
    DeleteObjectResponse deleted = s3.deleteObject(b -> b.bucket("bucket").key("k"));
    assertTrue(deleted.deleteMarker());
    assertThrows(NoSuchKeyException.class, () -> get("k"));
    assertEquals(
        "1", s3.getObjectAsBytes(b -> b.bucket("bucket").key("k").versionId(first)).asUtf8String());
    ListObjectVersionsResponse versions = s3.listObjectVersions(b -> b.bucket("bucket"));
    assertEquals(2, versions.versions().size());
    assertEquals(1, versions.deleteMarkers().size());
    assertTrue(versions.deleteMarkers().getFirst().isLatest());
    s3.deleteObject(b -> b.bucket("bucket").key("k").versionId(deleted.versionId()));
    assertEquals("2", get("k"));
    assertEquals("409 BucketNotEmpty", code(() -> s3.deleteBucket(b -> b.bucket("bucket"))));
  }

  @Test
  void copiesKeepOrReplaceWhatIsSaidOfTheObject() {
    s3.putObject(
        b -> b.bucket("bucket").key("a/ü").metadata(Map.of("m", "1")).tagging("t=1"),
        RequestBody.fromString("text"));
    s3.copyObject(b ->
        b.sourceBucket("bucket").sourceKey("a/ü").destinationBucket("bucket").destinationKey("b"));
    assertEquals(Map.of("m", "1"), s3.headObject(b -> b.bucket("bucket").key("b")).metadata());
    s3.copyObject(b ->
        b.sourceBucket("bucket")
            .sourceKey("b")
            .destinationBucket("bucket")
            .destinationKey("b")
            .metadata(Map.of("m", "2"))
            .metadataDirective(MetadataDirective.REPLACE));
    assertEquals(Map.of("m", "2"), s3.headObject(b -> b.bucket("bucket").key("b")).metadata());
    assertEquals(
        "1", s3.getObjectTagging(b -> b.bucket("bucket").key("b")).tagSet().getFirst().value());
    assertEquals(
        "400 InvalidRequest",
        code(() ->
            s3.copyObject(b ->
                b.sourceBucket("bucket")
                    .sourceKey("b")
                    .destinationBucket("bucket")
                    .destinationKey("b"))));
  }

  @Test
  void thousandObjectsAreListedInPagesAndDeletedAtOnce() {
    for (int i = 0; i < 25; i++) {
      put("d" + i % 5 + "/" + i, "x");
    }
    assertEquals(
        25,
        s3.listObjectsV2Paginator(b -> b.bucket("bucket").maxKeys(4)).contents().stream().count());
    ListObjectsV2Response folded =
        s3.listObjectsV2(b -> b.bucket("bucket").delimiter("/").maxKeys(3));
    assertEquals(
        List.of("d0/", "d1/", "d2/"),
        folded.commonPrefixes().stream().map(CommonPrefix::prefix).toList());
    ListObjectsV2Response rest =
        s3.listObjectsV2(b ->
            b.bucket("bucket").delimiter("/").continuationToken(folded.nextContinuationToken()));
    assertEquals(2, rest.commonPrefixes().size());
    DeleteObjectsResponse deleted =
        s3.deleteObjects(b ->
            b.bucket("bucket")
                .delete(d ->
                    d.objects(
                        s3.listObjectsV2(l -> l.bucket("bucket")).contents().stream()
                            .map(o -> ObjectIdentifier.builder().key(o.key()).build())
                            .toList())));
    assertEquals(25, deleted.deleted().size());
    s3.deleteBucket(b -> b.bucket("bucket"));
    assertThrows(NoSuchBucketException.class, () -> s3.listObjectsV2(b -> b.bucket("bucket")));
  }

  @Test
  void encryptionThatIsAskedForIsSaidAndDone() throws IOException {
    PutObjectResponse put =
        s3.putObject(
            b -> b.bucket("bucket").key("s").serverSideEncryption("AES256"),
            RequestBody.fromString("plain words"));
    assertEquals("AES256", put.serverSideEncryptionAsString());
    assertEquals("plain words", get("s"));
    assertFalse(
        new String(
                Files.readAllBytes(folder.resolve("objects/bucket/s")),
                java.nio.charset.StandardCharsets.ISO_8859_1)
            .contains("plain"));
    assertNull(put("p", "x").serverSideEncryptionAsString());
    s3.putBucketEncryption(b ->
        b.bucket("bucket")
            .serverSideEncryptionConfiguration(c ->
                c.rules(r -> r.applyServerSideEncryptionByDefault(d -> d.sseAlgorithm("AES256")))));
    assertEquals("AES256", put("q", "x").serverSideEncryptionAsString());
    assertEquals(
        "400 KMS.NotFoundException",
        code(() ->
            s3.putObject(
                b -> b.bucket("bucket").key("t").serverSideEncryption("aws:kms"),
                RequestBody.fromString("x"))));
  }

  @Test
  void aBucketWithoutADefaultIsSaidToHaveAmazonsOwn() {
    assertEquals("AES256", defaultEncryption());
    s3.putBucketEncryption(b ->
        b.bucket("bucket")
            .serverSideEncryptionConfiguration(c ->
                c.rules(
                    r -> r.applyServerSideEncryptionByDefault(d -> d.sseAlgorithm("aws:kms")))));
    assertEquals("aws:kms", defaultEncryption());
    s3.deleteBucketEncryption(b -> b.bucket("bucket"));
    assertEquals("AES256", defaultEncryption());
  }

  private String defaultEncryption() {
    return s3.getBucketEncryption(b -> b.bucket("bucket"))
        .serverSideEncryptionConfiguration()
        .rules()
        .getFirst()
        .applyServerSideEncryptionByDefault()
        .sseAlgorithmAsString();
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
  void aVersionIdThatIsNoneIsSaidToBeMalformed() {
    put("k", "x");
    for (String none : List.of("", "../x", "a b")) {
      assertEquals(
          "400 InvalidArgument",
          code(() -> s3.getObjectAsBytes(b -> b.bucket("bucket").key("k").versionId(none))));
    }
  }

  @Test
  void aBucketPolicyLetsInWhomItNamesAndKeepsOutWhomItDenies() throws Exception {
    put("open/k", "for all");
    String policy =
        """
        {"Version":"2012-10-17","Statement":[
         {"Effect":"Allow","Principal":"*","Action":"s3:GetObject",
          "Resource":"arn:aws:s3:::bucket/open/*"}]}
        """;
    assertEquals(
        "403 AccessDenied", code(() -> s3.putBucketPolicy(b -> b.bucket("bucket").policy(policy))));
    s3.deletePublicAccessBlock(b -> b.bucket("bucket"));
    s3.putBucketPolicy(b -> b.bucket("bucket").policy(policy));
    assertTrue(s3.getBucketPolicyStatus(b -> b.bucket("bucket")).policyStatus().isPublic());
    HttpClient http = HttpClient.newHttpClient();
    assertEquals("200 for all", anonymous(http, "bucket/open/k"));
    assertTrue(anonymous(http, "bucket/secret").startsWith("403 "));
    assertTrue(anonymous(http, "").startsWith("403 "));
    refused.set("s3:PutObject");
    assertEquals("403 AccessDenied", code(() -> put("k", "x")));
  }

  @Test
  void aBucketPolicyMayAskForTheTagsThatAnObjectHas() throws Exception {
    put("plain", "for nobody");
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
    assertEquals("200 for all", anonymous(http, "bucket/tagged"));
    assertTrue(anonymous(http, "bucket/plain").startsWith("403 "));
  }

  @Test
  void aBucketPolicyMayAskHowARequestIsSigned() throws Exception {
    put("k", "by header only");
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
    assertEquals("by header only", get("k"));
    HttpClient http = HttpClient.newHttpClient();
    try (S3Presigner presigner = presigner()) {
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

  @Test
  void aSignatureOfVersion2IsRefusedInS3sWords() throws Exception {
    String answer =
        anonymous(HttpClient.newHttpClient(), "bucket/k?AWSAccessKeyId=A&Expires=1&Signature=x");
    assertTrue(answer.startsWith("400 "), answer);
    assertTrue(answer.contains("<Code>InvalidRequest</Code>"), answer);
    assertTrue(answer.contains("Please use AWS4-HMAC-SHA256."), answer);
  }

  private S3Presigner presigner() {
    return S3Presigner.builder()
        .endpointOverride(served.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(CREDENTIALS)
        .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
        .build();
  }

  private String anonymous(HttpClient http, String path) throws Exception {
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(URI.create(served.endpoint() + "/" + path)).build(),
            HttpResponse.BodyHandlers.ofString());
    return response.statusCode() + " " + response.body();
  }

  @Test
  void aPresignedUrlWorksWithoutAClient() throws Exception {
    put("k", "by url");
    try (S3Presigner presigner = presigner()) {
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
  void notificationsGoOnlyWhereSomebodyTakesThem() throws IOException {
    assertEquals(
        "400 InvalidArgument",
        code(() ->
            s3.putBucketNotificationConfiguration(b ->
                b.bucket("bucket")
                    .notificationConfiguration(n ->
                        n.queueConfigurations(q ->
                            q.queueArn("arn:aws:sqs:us-east-1:1:q")
                                .eventsWithStrings("s3:ObjectCreated:*"))))));
    s3.putBucketNotificationConfiguration(b ->
        b.bucket("bucket").notificationConfiguration(n -> n.eventBridgeConfiguration(e -> {})));
    put("k x", "1");
    s3.deleteObject(b -> b.bucket("bucket").key("k x"));
    List<String> events = Files.readAllLines(folder.resolve("events.jsonl"));
    assertEquals(2, events.size());
    assertTrue(events.getFirst().contains("\"key\":\"k+x\""), events.getFirst());
    assertTrue(events.getLast().contains("ObjectRemoved:Delete"), events.getLast());
  }

  @Test
  void documentsOfABucketComeBackAndAbsentOnesAreErrors() {
    assertEquals("404 NoSuchTagSet", code(() -> s3.getBucketTagging(b -> b.bucket("bucket"))));
    assertEquals("404 NoSuchBucketPolicy", code(() -> s3.getBucketPolicy(b -> b.bucket("bucket"))));
    assertEquals(
        "404 NoSuchCORSConfiguration", code(() -> s3.getBucketCors(b -> b.bucket("bucket"))));
    assertEquals(
        "BucketOwnerEnforced",
        s3.getBucketOwnershipControls(b -> b.bucket("bucket"))
            .ownershipControls()
            .rules()
            .getFirst()
            .objectOwnershipAsString());
    s3.putBucketTagging(
        b -> b.bucket("bucket").tagging(t -> t.tagSet(Tag.builder().key("k").value("v").build())));
    assertEquals("v", s3.getBucketTagging(b -> b.bucket("bucket")).tagSet().getFirst().value());
    s3.putBucketLifecycleConfiguration(b ->
        b.bucket("bucket")
            .lifecycleConfiguration(l ->
                l.rules(r ->
                    r.id("r")
                        .status("Enabled")
                        .filter(f -> f.prefix("logs/"))
                        .expiration(e -> e.days(7)))));
    assertEquals(
        "all_storage_classes_128K",
        s3.getBucketLifecycleConfiguration(b -> b.bucket("bucket"))
            .transitionDefaultMinimumObjectSizeAsString());
    assertEquals(
        7,
        s3.getBucketLifecycleConfiguration(b -> b.bucket("bucket"))
            .rules()
            .getFirst()
            .expiration()
            .days());
    assertEquals(
        "FULL_CONTROL",
        s3.getBucketAcl(b -> b.bucket("bucket")).grants().getFirst().permissionAsString());
    assertEquals(
        "400 AccessControlListNotSupported",
        code(() -> s3.putBucketAcl(b -> b.bucket("bucket").acl("private"))));
    assertEquals(
        "501 NotImplemented",
        code(() ->
            s3.putBucketCors(b ->
                b.bucket("bucket")
                    .corsConfiguration(
                        c -> c.corsRules(r -> r.allowedMethods("GET").allowedOrigins("*"))))));
    assertEquals(
        "InvalidBucketName",
        assertThrows(ApiException.class, () -> BucketName.verify("Not_Valid")).code());
  }

  @Test
  void aNewBucketTakesTheAclThatGivesOnlyItsOwnerSomething() {
    s3.createBucket(b -> b.bucket("terraform-sends-private").acl("private"));
    s3.createBucket(b -> b.bucket("owner-full-control").acl("bucket-owner-full-control"));
    assertEquals(
        "400 InvalidBucketAclWithObjectOwnership",
        code(() -> s3.createBucket(b -> b.bucket("for-everybody").acl("public-read"))));
    assertEquals(
        "400 InvalidBucketAclWithObjectOwnership",
        code(() -> s3.createBucket(b -> b.bucket("granted").grantRead("id=abc"))));
    assertEquals(
        "404 NoSuchBucket", code(() -> s3.getBucketVersioning(b -> b.bucket("for-everybody"))));
  }

  @Test
  void aForeignSignatureOpensNothing() {
    try (S3Client wrong =
        S3Client.builder()
            .endpointOverride(served.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(ServedS3.KEY_ID, "wrong")))
            .httpClient(UrlConnectionHttpClient.create())
            .forcePathStyle(true)
            .build()) {
      assertEquals("403 SignatureDoesNotMatch", code(wrong::listBuckets));
    }
  }

  @Test
  void keysThatWantOutStayIn() throws Exception {
    for (String key : List.of("../x", "a/../../x", "..", ".weir/tmp/x", "%2e%2e/x", "a//b/")) {
      s3.putObject(b -> b.bucket("bucket").key(key), RequestBody.fromString(key));
      assertEquals(key, get(key));
    }
    assertEquals(6, s3.listObjectsV2(b -> b.bucket("bucket")).contents().size());
    assertFalse(Files.exists(folder.resolve("x")) || Files.exists(folder.resolve("objects/x")));
  }

  @Test
  void entitiesInXmlAreNotRead() {
    String bomb = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Tagging>&x;</Tagging>";
    assertThrows(
        ApiException.class,
        () -> XmlElement.parse(bomb.getBytes(java.nio.charset.StandardCharsets.UTF_8), "Tagging"));
  }
}
