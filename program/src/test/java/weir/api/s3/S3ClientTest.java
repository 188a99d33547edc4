package weir.api.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
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
import weir.api.protocol.ApiException;

/// S3 as AWS's own client sees it.
@SuppressWarnings("unchecked") // the client's own varargs of builders
class S3ClientTest {
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
    String etag = room.put("k", "0123456789").eTag();
    assertEquals(
        "234",
        s3.getObjectAsBytes(b -> b.bucket("bucket").key("k").range("bytes=2-4")).asUtf8String());
    assertEquals(
        "89",
        s3.getObjectAsBytes(b -> b.bucket("bucket").key("k").range("bytes=-2")).asUtf8String());
    assertEquals(
        "416 InvalidRange",
        S3Room.code(
            () -> s3.getObjectAsBytes(b -> b.bucket("bucket").key("k").range("bytes=10-"))));
    assertEquals(
        304,
        assertThrows(
                S3Exception.class,
                () -> s3.getObjectAsBytes(b -> b.bucket("bucket").key("k").ifNoneMatch(etag)))
            .statusCode());
    assertEquals(
        "412 PreconditionFailed",
        S3Room.code(() -> s3.getObjectAsBytes(b -> b.bucket("bucket").key("k").ifMatch("\"x\""))));
    assertEquals(
        "412 PreconditionFailed",
        S3Room.code(() ->
            s3.putObject(
                b -> b.bucket("bucket").key("k").ifNoneMatch("*"), RequestBody.fromString("x"))));
    assertEquals("0123456789", room.get("k"));
  }

  @Test
  void partsOfAnUploadBecomeOneObject() {
    byte[] part = new byte[5 << 20];
    new Random(1).nextBytes(part);
    String id = s3.createMultipartUpload(b -> b.bucket("bucket").key("big")).uploadId();
    room.put("source", "tail of the object");
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
        "400 InvalidPart",
        S3Room.code(() -> complete(id, "\"00000000000000000000000000000000\"", "x")));
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
    String first = room.put("k", "1").versionId();
    room.put("k", "2");
    DeleteObjectResponse deleted = s3.deleteObject(b -> b.bucket("bucket").key("k"));
    assertTrue(deleted.deleteMarker());
    assertThrows(NoSuchKeyException.class, () -> room.get("k"));
    assertEquals(
        "1", s3.getObjectAsBytes(b -> b.bucket("bucket").key("k").versionId(first)).asUtf8String());
    ListObjectVersionsResponse versions = s3.listObjectVersions(b -> b.bucket("bucket"));
    assertEquals(2, versions.versions().size());
    assertEquals(1, versions.deleteMarkers().size());
    assertTrue(versions.deleteMarkers().getFirst().isLatest());
    s3.deleteObject(b -> b.bucket("bucket").key("k").versionId(deleted.versionId()));
    assertEquals("2", room.get("k"));
    assertEquals("409 BucketNotEmpty", S3Room.code(() -> s3.deleteBucket(b -> b.bucket("bucket"))));
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
        S3Room.code(() ->
            s3.copyObject(b ->
                b.sourceBucket("bucket")
                    .sourceKey("b")
                    .destinationBucket("bucket")
                    .destinationKey("b"))));
  }

  @Test
  void thousandObjectsAreListedInPagesAndDeletedAtOnce() {
    for (int i = 0; i < 25; i++) {
      room.put("d" + i % 5 + "/" + i, "x");
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
    assertEquals("plain words", room.get("s"));
    assertFalse(
        new String(
                Files.readAllBytes(folder.resolve("objects/bucket/s")),
                java.nio.charset.StandardCharsets.ISO_8859_1)
            .contains("plain"));
    assertNull(room.put("p", "x").serverSideEncryptionAsString());
    s3.putBucketEncryption(b ->
        b.bucket("bucket")
            .serverSideEncryptionConfiguration(c ->
                c.rules(r -> r.applyServerSideEncryptionByDefault(d -> d.sseAlgorithm("AES256")))));
    assertEquals("AES256", room.put("q", "x").serverSideEncryptionAsString());
    assertEquals(
        "400 KMS.NotFoundException",
        S3Room.code(() ->
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
  void aVersionIdThatIsNoneIsSaidToBeMalformed() {
    room.put("k", "x");
    for (String none : List.of("", "../x", "a b")) {
      assertEquals(
          "400 InvalidArgument",
          S3Room.code(() -> s3.getObjectAsBytes(b -> b.bucket("bucket").key("k").versionId(none))));
    }
  }

  @Test
  void notificationsGoOnlyWhereSomebodyTakesThem() throws IOException {
    assertEquals(
        "400 InvalidArgument",
        S3Room.code(() ->
            s3.putBucketNotificationConfiguration(b ->
                b.bucket("bucket")
                    .notificationConfiguration(n ->
                        n.queueConfigurations(q ->
                            q.queueArn("arn:aws:sqs:us-east-1:1:q")
                                .eventsWithStrings("s3:ObjectCreated:*"))))));
    s3.putBucketNotificationConfiguration(b ->
        b.bucket("bucket").notificationConfiguration(n -> n.eventBridgeConfiguration(e -> {})));
    room.put("k x", "1");
    s3.deleteObject(b -> b.bucket("bucket").key("k x"));
    List<String> events = Files.readAllLines(folder.resolve("events.jsonl"));
    assertEquals(2, events.size());
    assertTrue(events.getFirst().contains("\"key\":\"k+x\""), events.getFirst());
    assertTrue(events.getLast().contains("ObjectRemoved:Delete"), events.getLast());
  }

  @Test
  void documentsOfABucketComeBackAndAbsentOnesAreErrors() {
    assertEquals(
        "404 NoSuchTagSet", S3Room.code(() -> s3.getBucketTagging(b -> b.bucket("bucket"))));
    assertEquals(
        "404 NoSuchBucketPolicy", S3Room.code(() -> s3.getBucketPolicy(b -> b.bucket("bucket"))));
    assertEquals(
        "404 NoSuchCORSConfiguration",
        S3Room.code(() -> s3.getBucketCors(b -> b.bucket("bucket"))));
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
        S3Room.code(() -> s3.putBucketAcl(b -> b.bucket("bucket").acl("private"))));
    assertEquals(
        "501 NotImplemented",
        S3Room.code(() ->
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
        S3Room.code(() -> s3.createBucket(b -> b.bucket("for-everybody").acl("public-read"))));
    assertEquals(
        "400 InvalidBucketAclWithObjectOwnership",
        S3Room.code(() -> s3.createBucket(b -> b.bucket("granted").grantRead("id=abc"))));
    assertEquals(
        "404 NoSuchBucket",
        S3Room.code(() -> s3.getBucketVersioning(b -> b.bucket("for-everybody"))));
  }

  @Test
  void keysThatWantOutStayIn() throws Exception {
    for (String key : List.of("../x", "a/../../x", "..", ".weir/tmp/x", "%2e%2e/x", "a//b/")) {
      s3.putObject(b -> b.bucket("bucket").key(key), RequestBody.fromString(key));
      assertEquals(key, room.get(key));
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
