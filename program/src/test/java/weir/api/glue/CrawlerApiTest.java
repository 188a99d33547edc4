package weir.api.glue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Crawler;
import software.amazon.awssdk.services.glue.model.CrawlerState;
import software.amazon.awssdk.services.glue.model.CrawlerTargets;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.JdbcTarget;
import software.amazon.awssdk.services.glue.model.LastCrawlStatus;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.S3Target;
import weir.query.objects.LocalObject;
import weir.query.objects.ObjectAddress;
import weir.query.objects.ObjectEntry;
import weir.query.objects.ReadOnlyObjects;
import weir.store.state.StateStore;

class CrawlerApiTest {
  private static final String KEY =
      "AWSLogs/123456789012/vpcflowlogs/eu-central-1/2026/11/21/"
          + "123456789012_vpcflowlogs_eu-central-1_fl-1_20261121T1200Z_0000000a.log.gz";

  @TempDir private Path folder;
  private final ServedGlue served = new ServedGlue(StateStore.ephemeral());
  private final GlueClient root = served.client(ServedGlue.ROOT);

  private void begin(@Nullable String schedule) throws IOException {
    Path file = Files.writeString(folder.resolve("log"), "version srcaddr end\n2 1.2.3.4 9\n");
    served.objects = new OneObject(file);
    root.createDatabase(request -> request.databaseInput(input -> input.name("logs")));
    root.createCrawler(request ->
        request
            .name("flows")
            .role("crawls")
            .databaseName("logs")
            .schedule(schedule)
            .targets(s3("s3://flows")));
  }

  private record OneObject(Path file) implements ReadOnlyObjects {
    @Override
    public Stream<ObjectEntry> list(ObjectAddress prefix) {
      return Stream.of(new ObjectEntry(new ObjectAddress("flows", KEY), "etag", 1, Instant.EPOCH));
    }

    @Override
    public LocalObject fetch(ObjectEntry entry) {
      return LocalObject.inPlace(file);
    }
  }

  private static CrawlerTargets s3(String path) {
    return CrawlerTargets.builder().s3Targets(S3Target.builder().path(path).build()).build();
  }

  private Crawler crawler() {
    return root.getCrawler(request -> request.name("flows")).crawler();
  }

  private static void refused(String code, Runnable deed) {
    GlueException refused = assertThrows(GlueException.class, deed::run);
    assertEquals(code, refused.awsErrorDetails().errorCode(), refused::getMessage);
  }

  @Test
  void crawlsAtOnce() throws IOException {
    begin(null);
    assertEquals(CrawlerState.READY, crawler().state());
    root.startCrawler(request -> request.name("flows"));
    assertEquals(CrawlerState.RUNNING, crawler().state());
    refused("CrawlerRunningException", () -> root.startCrawler(request -> request.name("flows")));
    refused("CrawlerRunningException", () -> root.deleteCrawler(request -> request.name("flows")));
    served.settle();
    assertEquals(CrawlerState.READY, crawler().state());
    assertEquals(LastCrawlStatus.SUCCEEDED, crawler().lastCrawl().status());
    assertEquals(
        List.of(List.of("123456789012", "eu-central-1", "2026", "11", "21")),
        root
            .getPartitions(request -> request.databaseName("logs").tableName("vpcflowlogs"))
            .partitions()
            .stream()
            .map(Partition::values)
            .toList());
    assertEquals(
        1, root.getCrawlerMetrics(request -> {}).crawlerMetricsList().getFirst().tablesCreated());
  }

  @Test
  void saysWhyACrawlFailed() throws IOException {
    begin(null);
    served.refusedActions.add("glue:CreateTable");
    root.startCrawler(request -> request.name("flows"));
    served.settle();
    assertEquals(LastCrawlStatus.FAILED, crawler().lastCrawl().status());
    assertTrue(
        crawler().lastCrawl().errorMessage().startsWith("the role may not glue:CreateTable on"));
  }

  @Test
  void aCrawlThatRanAtAKillHasFailed() throws IOException {
    begin(null);
    root.startCrawler(request -> request.name("flows"));
    GlueClient after = new ServedGlue(served.store).client(ServedGlue.ROOT);
    Crawler crawler = after.getCrawler(request -> request.name("flows")).crawler();
    assertEquals(CrawlerState.READY, crawler.state());
    assertEquals(LastCrawlStatus.FAILED, crawler.lastCrawl().status());
    assertEquals(served.now, crawler.lastCrawl().startTime());
    assertEquals(
        "Weir stopped while the crawler ran; start it again", crawler.lastCrawl().errorMessage());
  }

  @Test
  void stopsACrawl() throws IOException {
    begin(null);
    refused("CrawlerNotRunningException", () -> root.stopCrawler(request -> request.name("flows")));
    root.startCrawler(request -> request.name("flows"));
    root.stopCrawler(request -> request.name("flows"));
    assertEquals(CrawlerState.STOPPING, crawler().state());
    refused("CrawlerStoppingException", () -> root.stopCrawler(request -> request.name("flows")));
    served.settle();
    assertEquals(LastCrawlStatus.CANCELLED, crawler().lastCrawl().status());
  }

  @Test
  void crawlsOnSchedule() throws IOException {
    begin("cron(30 12 * * ? *)");
    served.crawlers.turn();
    assertEquals(0, served.background.size());
    served.now = Instant.parse("2026-11-21T12:30:40Z");
    served.crawlers.turn();
    assertEquals(1, served.background.size());
    served.settle();
    served.now = served.now.plusSeconds(10);
    served.crawlers.turn();
    assertEquals(0, served.background.size(), "once in its minute");
    root.stopCrawlerSchedule(request -> request.crawlerName("flows"));
    served.now = Instant.parse("2026-11-22T12:30:10Z");
    served.crawlers.turn();
    assertEquals(0, served.background.size());
    root.startCrawlerSchedule(request -> request.crawlerName("flows"));
    refused(
        "SchedulerRunningException",
        () -> root.startCrawlerSchedule(request -> request.crawlerName("flows")));
  }

  @Test
  void changesListsAndDeletes() throws IOException {
    begin(null);
    refused(
        "AlreadyExistsException",
        () -> root.createCrawler(request -> request.name("flows").role("r").targets(s3("s3://x"))));
    root.updateCrawler(
        request -> request.name("flows").description("d").schedule("cron(0 1 ? * MON-FRI *)"));
    assertEquals("d", crawler().description());
    assertEquals(2, crawler().version());
    assertEquals(List.of("flows"), root.listCrawlers(request -> {}).crawlerNames());
    assertEquals(
        List.of("no"),
        root.batchGetCrawlers(request -> request.crawlerNames("flows", "no")).crawlersNotFound());
    refused(
        "InvalidInputException",
        () -> root.updateCrawler(request -> request.name("flows").schedule("every day")));
    refused(
        "InvalidInputException",
        () ->
            root.updateCrawler(request ->
                request
                    .name("flows")
                    .targets(
                        CrawlerTargets.builder()
                            .jdbcTargets(JdbcTarget.builder().path("x").build())
                            .build())));
    root.deleteCrawler(request -> request.name("flows"));
    refused("EntityNotFoundException", this::crawler);
  }
}
