package weir.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryStatus;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AccessDeniedException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import weir.cli.ServeSettings;
import weir.query.trino.FakeCoordinator;
import weir.recording.SourceOpener;

/// Log events that a cluster may read while a query of Logs Insights runs there: who may, how long,
/// and what becomes of the query when it is stopped. The cluster is one that says what it is told.
@Timeout(60)
class LentEventsTest {
  private static final Pattern LENT = Pattern.compile("weir\\.weir_logs\\.(q[0-9a-f]{32})");
  private static final String BUCKET = "sthree-weir-logs";
  private static final String RUNS = "{\"nextUri\":\"HERE/1\",\"stats\":{\"processedRows\":9}}";
  private static final String ANSWER =
      "{\"columns\":[{\"name\":\"o0\",\"type\":\"bigint\"}],\"data\":[[2]],\"stats\":{}}";

  @TempDir private Path folder;
  private FakeCoordinator cluster;
  private Fitting fitting;
  private LogClients clients;

  @BeforeEach
  void open() throws Exception {
    cluster = new FakeCoordinator();
    fitting =
        new Fitting(
            ServeSettings.usual()
                .at("127.0.0.1", 0, folder.resolve("state"))
                .asking(new ServeSettings.QueryEngine(cluster.address(), "weir", null)),
            SourceOpener.LINUX);
    clients = new LogClients(fitting);
    clients.group("secrets", "s");
    long now = fitting.now.get().toEpochMilli();
    clients.logs.putLogEvents(request ->
        request
            .logGroupName("secrets")
            .logStreamName("s")
            .logEvents(event(now - 2000, "one"), event(now - 1000, "two")));
  }

  private static InputLogEvent event(long time, String message) {
    return InputLogEvent.builder().timestamp(time).message(message).build();
  }

  @AfterEach
  void close() {
    clients.close();
    fitting.close();
    cluster.close();
  }

  private URI weir() {
    return URI.create("http://127.0.0.1:" + fitting.server.port());
  }

  /// A user's clients.
  private record User(GlueClient glue, S3Client s3) implements AutoCloseable {
    @Override
    public void close() {
      glue.close();
      s3.close();
    }
  }

  private User user(String name, String actions) {
    clients.iam.createUser(request -> request.userName(name));
    clients.iam.putUserPolicy(request ->
        request
            .userName(name)
            .policyName("p")
            .policyDocument(
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Resource\":\"*\","
                    + "\"Action\":["
                    + actions
                    + "]}}"));
    AccessKey key = clients.iam.createAccessKey(request -> request.userName(name)).accessKey();
    StaticCredentialsProvider credentials =
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()));
    return new User(
        LogClients.configured(GlueClient.builder(), weir())
            .credentialsProvider(credentials)
            .build(),
        LogClients.configured(S3Client.builder().forcePathStyle(true), weir())
            .credentialsProvider(credentials)
            .build());
  }

  private String start(String query) {
    long now = fitting.now.get().getEpochSecond();
    return clients
        .logs
        .startQuery(request ->
            request.logGroupName("secrets").startTime(now - 60).endTime(now).queryString(query))
        .queryId();
  }

  /// The table that the cluster was told to read.
  private String lent() {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (cluster.asked.isEmpty()) {
      assertTrue(System.nanoTime() < deadline, fitting::log);
      LockSupport.parkNanos(5_000_000);
    }
    Matcher table = LENT.matcher(cluster.asked.getFirst());
    assertTrue(table.find(), cluster.asked::getFirst);
    return table.group(1);
  }

  private GetQueryResultsResponse ended(String id) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (true) {
      GetQueryResultsResponse results =
          clients.logs.getQueryResults(request -> request.queryId(id));
      if (results.status() != QueryStatus.RUNNING && results.status() != QueryStatus.SCHEDULED) {
        return results;
      }
      assertTrue(System.nanoTime() < deadline, "the query does not end");
      LockSupport.parkNanos(5_000_000);
    }
  }

  private static void assertDenied(Runnable read) {
    S3Exception refused = assertThrows(S3Exception.class, read::run);
    assertEquals(403, refused.statusCode());
    assertTrue(String.valueOf(refused.getMessage()).contains("logs:StartQuery"), refused::toString);
  }

  @Test
  void whoMayNotQueryAGroupReadsNothingOfIt() {
    try (User thief = user("thief", "\"glue:*\",\"s3:*\",\"athena:*\"")) {
      String id = start("stats count(*)");
      String table = lent();
      AccessDeniedException refused =
          assertThrows(
              AccessDeniedException.class,
              () ->
                  thief.glue().getTable(request -> request.databaseName("weir_logs").name(table)));
      assertTrue(
          String.valueOf(refused.getMessage()).contains("logs:StartQuery"), refused::toString);
      assertDenied(
          () -> thief.s3().listObjectsV2(request -> request.bucket(BUCKET).prefix(table + "/")));
      String key = table + "/000000.parquet";
      assertDenied(() -> thief.s3().getObjectAsBytes(request -> request.bucket(BUCKET).key(key)));
      cluster.say(ANSWER);
      ended(id);
    }
  }

  @Test
  void theClusterReadsWhatAQueryNeedsWhileItRuns() {
    String rights = "\"glue:Get*\",\"s3:GetObject\",\"s3:ListBucket\",\"logs:StartQuery\"";
    try (User trino = user("trino", rights)) {
      String id = start("stats count(*)");
      String table = lent();
      Table described =
          trino.glue().getTable(request -> request.databaseName("weir_logs").name(table)).table();
      assertEquals("s3://" + BUCKET + "/" + table + "/", described.storageDescriptor().location());
      List<S3Object> files =
          trino
              .s3()
              .listObjectsV2(request -> request.bucket(BUCKET).prefix(table + "/"))
              .contents();
      assertEquals(List.of(table + "/000000.parquet"), files.stream().map(S3Object::key).toList());
      String key = files.getFirst().key();
      byte[] whole =
          trino.s3().getObjectAsBytes(request -> request.bucket(BUCKET).key(key)).asByteArray();
      assertEquals(files.getFirst().size(), whole.length);
      assertEquals("PAR1", new String(whole, 0, 4, StandardCharsets.US_ASCII));
      assertEquals(
          "PAR1",
          trino
              .s3()
              .getObjectAsBytes(request -> request.bucket(BUCKET).key(key).range("bytes=-4"))
              .asUtf8String());
      assertEquals(
          whole.length,
          trino.s3().headObject(request -> request.bucket(BUCKET).key(key)).contentLength());
      assertNothingElse(trino, key);

      cluster.say(RUNS);
      cluster.say(ANSWER);
      GetQueryResultsResponse results = ended(id);
      assertEquals(QueryStatus.COMPLETE, results.status());
      assertEquals("2", results.results().getFirst().getFirst().value());
      assertEquals(2.0, results.statistics().recordsScanned());
      assertThrows(
          EntityNotFoundException.class,
          () -> trino.glue().getTable(request -> request.databaseName("weir_logs").name(table)));
      assertThrows(
          NoSuchKeyException.class,
          () -> trino.s3().getObjectAsBytes(request -> request.bucket(BUCKET).key(key)));
    }
  }

  private void assertNothingElse(User trino, String key) {
    assertThrows(
        EntityNotFoundException.class,
        () -> trino.glue().getTables(request -> request.databaseName("weir_logs")));
    assertThrows(
        NoSuchBucketException.class,
        () -> clients.s3.deleteObject(request -> request.bucket(BUCKET).key(key)));
    assertThrows(
        NoSuchBucketException.class,
        () ->
            clients.s3.putObject(
                request -> request.bucket(BUCKET).key(key), RequestBody.fromString("x")));
    S3Exception refused =
        assertThrows(
            S3Exception.class, () -> clients.s3.createBucket(request -> request.bucket(BUCKET)));
    assertEquals("InvalidBucketName", refused.awsErrorDetails().errorCode());
  }

  @Test
  void whatIsStoppedIsStoppedOnTheCluster() throws Exception {
    cluster.say(RUNS);
    String id = start("stats count(*)");
    lent();
    clients.logs.stopQuery(request -> request.queryId(id));
    assertEquals("/1", cluster.cancelled.poll(20, TimeUnit.SECONDS));
    assertEquals(QueryStatus.CANCELLED, ended(id).status());
  }

  @Test
  void aClusterThatIsAwayFailsTheQueryAndNothingElse() {
    cluster.close();
    String id = start("stats count(*)");
    assertEquals(QueryStatus.FAILED, ended(id).status());
    assertEquals(
        "two",
        clients
            .logs
            .getLogEvents(request -> request.logGroupName("secrets").logStreamName("s"))
            .events()
            .getLast()
            .message());
  }
}
