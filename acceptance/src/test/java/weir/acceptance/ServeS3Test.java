package weir.acceptance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// The embedded S3 as the aws command line, boto3 and the SDK for Java use it.
class ServeS3Test {
  private static final int TWELVE_MEGABYTES = 12 << 20;

  @TempDir private static Path state;
  private static Served served;
  private static S3Client s3;

  @TempDir private Path folder;

  @BeforeAll
  static void begin() {
    served = Served.in(state);
    s3 = served.s3();
  }

  @AfterAll
  static void end() {
    s3.close();
    served.close();
  }

  private static String aws(String... arguments) {
    return served.aws(arguments).orFail().out();
  }

  private Path file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private static byte[] noise(int bytes) {
    byte[] noise = new byte[bytes];
    new Random(7).nextBytes(noise);
    return noise;
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static String put(String bucket, String key, String content) {
    return s3.putObject(r -> r.bucket(bucket).key(key), RequestBody.fromString(content)).eTag();
  }

  private static String errorOf(org.junit.jupiter.api.function.Executable call) {
    return assertThrows(S3Exception.class, call).awsErrorDetails().errorCode();
  }

  @Test
  void theCommandLineCopiesSyncsAndRemoves() throws IOException {
    aws("s3", "mb", "s3://by-line");
    byte[] large = noise(TWELVE_MEGABYTES);
    file("small.txt", Weir.utf8("small"));
    file("large.bin", large);
    aws("s3", "sync", "--quiet", folder.toString(), "s3://by-line/deep/er");
    aws("s3", "cp", "--quiet", "s3://by-line/deep/er/large.bin", "s3://by-line/copied.bin");
    Path back = folder.resolve("back");
    aws("s3", "sync", "--quiet", "s3://by-line", back.toString());
    assertEquals("small", Files.readString(back.resolve("deep/er/small.txt")));
    assertArrayEquals(large, Files.readAllBytes(back.resolve("deep/er/large.bin")));
    assertArrayEquals(large, Files.readAllBytes(back.resolve("copied.bin")));
    // Two parts of 8 MB at most: it went up in parts.
    assertTrue(s3.headObject(r -> r.bucket("by-line").key("copied.bin")).eTag().endsWith("-2\""));
    String listed = aws("s3", "ls", "--recursive", "s3://by-line");
    assertEquals(3, listed.lines().count(), listed);
    assertTrue(listed.contains("12582912 deep/er/large.bin"), listed);
    Outcome kept = served.aws("s3", "rb", "s3://by-line");
    assertTrue(kept.err().contains("(BucketNotEmpty)"), kept::err);
    aws("s3", "rb", "--force", "s3://by-line");
    Outcome gone = served.aws("s3", "ls", "s3://by-line");
    assertTrue(gone.err().contains("(NoSuchBucket)"), gone::err);
  }

  @Test
  void presignedAddressesWorkUntilTheyExpire() {
    aws("s3", "mb", "s3://presigned");
    put("presigned", "a key", "for everybody");
    String byLine = aws("s3", "presign", "s3://presigned/a key").strip();
    assertEquals("for everybody", send(HttpRequest.newBuilder(URI.create(byLine))).body());
    HttpResponse<String> forged =
        send(HttpRequest.newBuilder(URI.create(byLine.replace("presigned/", "presigned/other"))));
    assertEquals(403, forged.statusCode());
    assertTrue(forged.body().contains("<Code>SignatureDoesNotMatch</Code>"), forged::body);
    try (S3Presigner presigner =
        S3Presigner.builder()
            .endpointOverride(served.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(Served.credentials(Served.ACCESS_KEY_ID, Served.SECRET))
            .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
            .build()) {
      URI upload =
          URI.create(
              presigner
                  .presignPutObject(r ->
                      r.signatureDuration(Duration.ofMinutes(1))
                          .putObjectRequest(p -> p.bucket("presigned").key("up")))
                  .url()
                  .toString());
      HttpRequest.Builder put =
          HttpRequest.newBuilder(upload).PUT(HttpRequest.BodyPublishers.ofString("uploaded"));
      assertEquals(200, send(put).statusCode());
      assertEquals(403, send(HttpRequest.newBuilder(upload)).statusCode(), "signed for PUT only");
      URI brief =
          URI.create(
              presigner
                  .presignGetObject(r ->
                      r.signatureDuration(Duration.ofSeconds(1))
                          .getObjectRequest(p -> p.bucket("presigned").key("up")))
                  .url()
                  .toString());
      Eventually.holds(
          "the address has expired",
          Duration.ofSeconds(10),
          () -> send(HttpRequest.newBuilder(brief)).body().contains("Request has expired"));
    }
    assertEquals(
        "uploaded", s3.getObjectAsBytes(r -> r.bucket("presigned").key("up")).asUtf8String());
  }

  @Test
  void boto3TransfersInPartsAndPages() throws IOException {
    byte[] large = noise(TWELVE_MEGABYTES);
    Path from = file("from.bin", large);
    Path to = folder.resolve("to.bin");
    String said =
        served.boto3(
            """
            s3 = client("s3")
            s3.create_bucket(Bucket="boto")
            s3.upload_file(sys.argv[1], "boto", "large", ExtraArgs={"Metadata": {"colour": "blue"}})
            s3.download_file("boto", "large", sys.argv[2])
            print(s3.head_object(Bucket="boto", Key="large")["Metadata"])
            for i in range(25):
                s3.put_object(Bucket="boto", Key=f"many/{i:02}", Body=b"x" * i)
            pages = list(s3.get_paginator("list_objects_v2").paginate(
                Bucket="boto", Prefix="many/", PaginationConfig={"PageSize": 10}))
            print([len(page["Contents"]) for page in pages])
            roots = s3.list_objects_v2(Bucket="boto", Delimiter="/")
            print([p["Prefix"] for p in roots["CommonPrefixes"]], [o["Key"] for o in roots["Contents"]])
            s3.delete_objects(Bucket="boto", Delete={"Objects": [{"Key": f"many/{i:02}"} for i in range(25)]})
            print(s3.list_objects_v2(Bucket="boto")["KeyCount"])
            print(code_of(s3.get_object, Bucket="boto", Key="missing"))
            print(code_of(s3.head_object, Bucket="boto", Key="missing"))
            """,
            from.toString(),
            to.toString());
    assertEquals(
        """
        {'colour': 'blue'}
        [10, 10, 5]
        ['many/'] ['large']
        1
        NoSuchKey
        404\
        """,
        said);
    assertArrayEquals(large, Files.readAllBytes(to));
  }

  @Test
  void versionsTagsAndLifecycleRulesAreKept() {
    s3.createBucket(r -> r.bucket("versioned"));
    s3.putBucketVersioning(r ->
        r.bucket("versioned")
            .versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
    String first =
        s3.putObject(r -> r.bucket("versioned").key("k"), RequestBody.fromString("one"))
            .versionId();
    put("versioned", "k", "two");
    aws("s3api", "delete-object", "--bucket", "versioned", "--key", "k");
    assertEquals("NoSuchKey", errorOf(() -> s3.getObject(r -> r.bucket("versioned").key("k"))));
    assertEquals(
        "one",
        s3.getObjectAsBytes(r -> r.bucket("versioned").key("k").versionId(first)).asUtf8String());
    assertEquals(
        "2 1",
        served.boto3(
            """
            v = client("s3").list_object_versions(Bucket="versioned")
            print(len(v["Versions"]), len(v["DeleteMarkers"]))
            """));
    aws(
        "s3api",
        "put-object-tagging",
        "--bucket",
        "versioned",
        "--key",
        "k",
        "--version-id",
        first,
        "--tagging",
        "TagSet=[{Key=team,Value=net}]");
    assertEquals(
        "net",
        s3.getObjectTagging(r -> r.bucket("versioned").key("k").versionId(first))
            .tagSet()
            .getFirst()
            .value());
    aws(
        "s3api",
        "put-bucket-lifecycle-configuration",
        "--bucket",
        "versioned",
        "--lifecycle-configuration",
        """
        {"Rules": [{"ID": "old", "Status": "Enabled", "Filter": {"Prefix": "logs/"},
                    "Expiration": {"Days": 30}}]}
        """);
    assertEquals(
        30,
        s3.getBucketLifecycleConfiguration(r -> r.bucket("versioned"))
            .rules()
            .getFirst()
            .expiration()
            .days());
  }

  @Test
  void rangesAndConditionsAreHonoured() {
    s3.createBucket(r -> r.bucket("ranges"));
    String tag = put("ranges", "k", "0123456789");
    ResponseBytes<GetObjectResponse> middle =
        s3.getObjectAsBytes(r -> r.bucket("ranges").key("k").range("bytes=3-5"));
    assertEquals("345", middle.asUtf8String());
    assertEquals("bytes 3-5/10", middle.response().contentRange());
    assertEquals(
        "89",
        s3.getObjectAsBytes(r -> r.bucket("ranges").key("k").range("bytes=-2")).asUtf8String());
    assertEquals(
        "InvalidRange",
        errorOf(() -> s3.getObject(r -> r.bucket("ranges").key("k").range("bytes=10-"))));
    assertEquals(
        304,
        assertThrows(
                S3Exception.class,
                () -> s3.getObject(r -> r.bucket("ranges").key("k").ifNoneMatch(tag)))
            .statusCode());
    assertEquals(
        "PreconditionFailed",
        errorOf(() -> s3.getObject(r -> r.bucket("ranges").key("k").ifMatch("\"other\""))));
    assertEquals(
        "PreconditionFailed",
        errorOf(() ->
            s3.putObject(
                r -> r.bucket("ranges").key("k").ifNoneMatch("*"),
                RequestBody.fromString("again"))));
  }

  @Test
  void encryptedObjectsAreCiphertextOnDiskAndNeedTheirKey() throws IOException {
    aws("s3", "mb", "s3://sealed");
    String secret = "the plaintext that no disk may hold ".repeat(20);
    Path plain = file("plain.txt", Weir.utf8(secret));
    String key = served.value("kms", "create-key", "--query", "KeyMetadata.KeyId");
    aws("s3", "cp", "--quiet", "--sse", "AES256", plain.toString(), "s3://sealed/by-s3");
    aws(
        "s3",
        "cp",
        "--quiet",
        "--sse",
        "aws:kms",
        "--sse-kms-key-id",
        key,
        plain.toString(),
        "s3://sealed/by-kms");
    aws("s3", "cp", "--quiet", "s3://sealed/by-kms", "s3://sealed/copy", "--sse", "AES256");
    GetObjectResponse described =
        s3.getObjectAsBytes(r -> r.bucket("sealed").key("by-kms")).response();
    assertEquals(ServerSideEncryption.AWS_KMS, described.serverSideEncryption());
    assertTrue(described.ssekmsKeyId().endsWith(key), described::ssekmsKeyId);
    for (String name : List.of("by-s3", "by-kms", "copy")) {
      assertEquals(
          secret, s3.getObjectAsBytes(r -> r.bucket("sealed").key(name)).asUtf8String(), name);
    }
    assertEquals(
        secret.substring(100, 200),
        s3.getObjectAsBytes(r -> r.bucket("sealed").key("by-kms").range("bytes=100-199"))
            .asUtf8String());
    assertFalse(onDisk("plaintext that no disk"), "plaintext below " + state);

    aws("kms", "disable-key", "--key-id", key);
    Outcome disabled = served.aws("s3", "cp", "s3://sealed/by-kms", folder.resolve("x").toString());
    assertTrue(disabled.exitCode() != 0, "read with a disabled key");
    S3Exception refused =
        assertThrows(S3Exception.class, () -> s3.getObject(r -> r.bucket("sealed").key("by-kms")));
    assertEquals("KMS.DisabledException", refused.awsErrorDetails().errorCode());
    assertEquals(secret, s3.getObjectAsBytes(r -> r.bucket("sealed").key("copy")).asUtf8String());
    try (KmsClient kms = served.kms()) {
      kms.enableKey(r -> r.keyId(key));
    }
    assertEquals(secret, s3.getObjectAsBytes(r -> r.bucket("sealed").key("by-kms")).asUtf8String());
  }

  private static boolean onDisk(String words) throws IOException {
    byte[] wanted = words.getBytes(StandardCharsets.UTF_8);
    try (Stream<Path> files = Files.walk(state)) {
      return files.filter(Files::isRegularFile).anyMatch(file -> holds(file, wanted));
    }
  }

  private static boolean holds(Path file, byte[] wanted) {
    try {
      byte[] content = Files.readAllBytes(file);
      for (int i = 0; i + wanted.length <= content.length; i++) {
        if (Arrays.equals(content, i, i + wanted.length, wanted, 0, wanted.length)) {
          return true;
        }
      }
      return false;
    } catch (IOException gone) {
      throw new UncheckedIOException(file.toString(), gone);
    }
  }

  @Test
  void notificationsToWhatWeirDoesNotHaveAreRefused() {
    aws("s3", "mb", "s3://notified");
    Outcome refused =
        served.aws(
            "s3api",
            "put-bucket-notification-configuration",
            "--bucket",
            "notified",
            "--notification-configuration",
            """
            {"QueueConfigurations": [{"QueueArn": "arn:aws:sqs:us-east-1:123456789012:queue",
                                      "Events": ["s3:ObjectCreated:*"]}]}
            """);
    assertTrue(refused.exitCode() != 0, refused::out);
    assertTrue(refused.err().contains("(InvalidArgument)"), refused::err);
  }

  @Test
  void aQueryReadsEncryptedRecordsOfABucket() throws IOException {
    aws("s3", "mb", "s3://records");
    String key = served.value("kms", "create-key", "--query", "KeyMetadata.Arn");
    String log = file("default.log", Weir.utf8(Resource.text("aws/default.log"))).toString();
    aws(
        "s3",
        "cp",
        "--quiet",
        "--sse",
        "aws:kms",
        "--sse-kms-key-id",
        key,
        log,
        "s3://records/some/default.log");
    List<String> expected = query(log).orFail().lines();
    assertTrue(expected.size() > 1 && !expected.contains("0"), expected::toString);
    assertEquals(expected, query("s3://records/some/").orFail().lines());
    assertEquals(expected, query("s3://records/some/default.log").orFail().lines());
    aws("kms", "disable-key", "--key-id", key);
    Outcome refused = query("s3://records/some/").expecting(1);
    assertTrue(refused.err().contains("records"), refused::err);
  }

  private static Outcome query(String from) {
    return Running.start(
            served.environment(),
            Weir.command(
                "query",
                "SELECT count(*) FROM flow_logs",
                "--from",
                from,
                "--endpoint-url",
                served.endpoint().toString(),
                "-o",
                "csv"))
        .finish();
  }
}
