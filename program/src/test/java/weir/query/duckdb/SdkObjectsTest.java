package weir.query.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import weir.model.aws.Fault;
import weir.query.engine.PartitionSource;
import weir.query.engine.QueryLimits;
import weir.query.engine.TableSource;
import weir.query.files.FakeS3;
import weir.query.objects.LocalObject;
import weir.query.objects.ObjectAddress;
import weir.query.objects.ObjectEntry;
import weir.query.objects.ObjectLock;
import weir.query.objects.S3CacheSettings;
import weir.query.objects.SdkObjects;

class SdkObjectsTest {
  @TempDir Path folder;
  private FakeS3 s3;
  private S3Client client;
  private SdkObjects objects;

  @BeforeEach
  void open() throws IOException {
    s3 = new FakeS3();
    client =
        S3Client.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .endpointOverride(URI.create(s3.endpoint()))
            .forcePathStyle(true)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
            .build();
    objects =
        new SdkObjects(
            client, new S3CacheSettings(folder.resolve("s3"), 1 << 20, "", InstantSource.system()));
    for (int i = 0; i < 5; i++) {
      s3.put("t/" + i + ".log", (i + "\n").getBytes(StandardCharsets.UTF_8));
    }
    s3.put("t/_hidden/9.log", "9\n".getBytes(StandardCharsets.UTF_8));
  }

  @AfterEach
  void close() {
    client.close();
    s3.close();
  }

  @Test
  void feedsATableAndFetchesEachObjectOnce() {
    assertEquals(List.of("5|10"), ask("SELECT count(*), sum(a) FROM t").rows());
    assertEquals(5, s3.fetched().size());
    assertEquals(List.of("5|10"), ask("SELECT count(*), sum(a) FROM t").rows());
    assertEquals(5, s3.fetched().size());
  }

  @Test
  void asksForPermissionAlsoWhenTheBytesAreHere() {
    ObjectEntry entry = first();
    objects.fetch(entry).close();
    s3.refuse();
    assertThrows(Fault.Denied.class, () -> objects.fetch(entry));
    assertThrows(Fault.Denied.class, () -> objects.requireReadable(entry));
  }

  @Test
  void keepsTheCopyOfALockedObjectNoLongerThanItIsUsed() {
    s3.lock();
    LocalObject local = objects.fetch(first());
    assertTrue(Files.exists(local.path()));
    assertFalse(local.keepable());
    local.close();
    assertFalse(Files.exists(local.path()));
  }

  @Test
  void writesAndDeletes() throws IOException {
    Path file = Files.writeString(folder.resolve("x"), "hello");
    ObjectEntry entry = objects.put(new ObjectAddress("bucket", "t/x"), file, ObjectLock.NONE);
    assertEquals(5, entry.sizeBytes());
    assertTrue(s3.objects().containsKey("t/x"));
    objects.delete(entry.address());
    assertFalse(s3.objects().containsKey("t/x"));
  }

  @Test
  void saysThatABucketDoesNotExist() {
    Fault fault =
        assertThrows(
            Fault.NotFound.class, () -> objects.list(new ObjectAddress("other", "t/")).toList());
    assertEquals("cannot list s3://other/t/: the bucket does not exist", fault.getMessage());
  }

  private ObjectEntry first() {
    try (Stream<ObjectEntry> entries = objects.list(new ObjectAddress("bucket", "t/"))) {
      return entries.findFirst().orElseThrow();
    }
  }

  private TableQuestion.Answer ask(String sql) {
    TableSource table =
        new TableSource(
            TableQuestion.table("a int", ""),
            TableQuestion.delimited(' ', 0),
            new PartitionSource.None(ObjectAddress.of("s3://bucket/t")));
    try (DuckDbSqlEngine engine = new DuckDbSqlEngine(TableQuestion.SETTINGS)) {
      return TableQuestion.of(table, sql, "bigint", "decimal(38,0)")
          .ask(engine, objects, QueryLimits.ATHENA);
    }
  }
}
