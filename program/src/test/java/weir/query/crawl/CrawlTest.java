package weir.query.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.query.objects.LocalObject;
import weir.query.objects.ObjectAddress;
import weir.query.objects.ObjectEntry;
import weir.query.objects.ReadOnlyObjects;
import weir.store.catalog.Catalog;
import weir.store.catalog.CatalogColumn;
import weir.store.catalog.CatalogDatabase;
import weir.store.catalog.CatalogPartition;
import weir.store.catalog.CatalogTable;
import weir.store.catalog.PartitionFilter;
import weir.store.catalog.TableName;
import weir.store.records.FlowLogKey;
import weir.store.state.Scope;
import weir.store.state.StateStore;

class CrawlTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final String HEADER = "version account-id srcaddr bytes end log-status";

  @TempDir private Path folder;
  private final Catalog catalog =
      new Catalog(StateStore.ephemeral(), new Scope("123456789012", "eu-central-1"), () -> NOW);
  private final NavigableMap<String, Path> objects = new TreeMap<>();
  private final List<String> fetched = new ArrayList<>();

  private final class Kept implements ReadOnlyObjects {
    @Override
    public Stream<ObjectEntry> list(ObjectAddress prefix) {
      return List.copyOf(objects.keySet()).stream()
          .filter(key -> key.startsWith(prefix.key()))
          .map(key -> new ObjectEntry(new ObjectAddress("b", key), "etag", 1, NOW));
    }

    @Override
    public LocalObject fetch(ObjectEntry entry) {
      fetched.add(entry.address().key());
      return LocalObject.inPlace(Objects.requireNonNull(objects.get(entry.address().key())));
    }
  }

  private void text(String flowLog, String prefix, String header, FlowLogKey.Layout layout, int day)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
      packed.write((header + "\n2 1 10.0.0.1 5 9 OK\n").getBytes(StandardCharsets.UTF_8));
    }
    put(flowLog, prefix, FlowLogKey.Suffix.TEXT, layout, day, bytes.toByteArray());
  }

  private void put(
      String flowLog,
      String prefix,
      FlowLogKey.Suffix suffix,
      FlowLogKey.Layout layout,
      int day,
      byte[] content)
      throws IOException {
    FlowLogKey key =
        new FlowLogKey(
            prefix,
            "123456789012",
            "eu-central-1",
            flowLog,
            Instant.parse("2026-11-01T07:05:00Z").plus(day - 1L, ChronoUnit.DAYS),
            "0000000a",
            suffix,
            layout);
    objects.put(key.key(), Files.write(folder.resolve(String.valueOf(objects.size())), content));
  }

  private CrawlSummary crawl(boolean updates, boolean deletes) {
    return crawl(updates, deletes ? CrawlOrder.Gone.DELETED : CrawlOrder.Gone.KEPT);
  }

  private CrawlSummary crawl(boolean updates, CrawlOrder.Gone gone) {
    if (catalog.findDatabase("logs").isEmpty()) {
      catalog.create(new CatalogDatabase("logs", "", "", Map.of(), List.of(), NOW));
    }
    CrawlOrder order =
        new CrawlOrder(
            "c",
            "logs",
            "x_",
            List.of(new CrawlOrder.Target(ObjectAddress.of("s3://b/"), List.of("old/**"))),
            updates,
            gone);
    return new Crawl(order, new Kept(), catalog, (action, table) -> {}, () -> false).run();
  }

  private CatalogTable table(String name) {
    return catalog.table(new TableName("logs", name));
  }

  private List<List<String>> partitions(String name) {
    return catalog.partitions().list(table(name), PartitionFilter.ALL).stream()
        .map(CatalogPartition::values)
        .toList();
  }

  private static List<String> names(List<CatalogColumn> columns) {
    return columns.stream().map(CatalogColumn::name).toList();
  }

  @Test
  void makesATableOfEveryLayout() throws IOException {
    text("fl-1", "p", HEADER, new FlowLogKey.Layout(false, false), 1);
    text("fl-1", "p", HEADER, new FlowLogKey.Layout(false, false), 2);
    text("fl-2", "q", HEADER, new FlowLogKey.Layout(false, true), 1);
    text("fl-3", "r", HEADER, new FlowLogKey.Layout(true, false), 1);
    text("fl-4", "s", HEADER + " flow-direction", new FlowLogKey.Layout(true, true), 1);
    text("fl-5", "old", HEADER, new FlowLogKey.Layout(true, true), 1);
    objects.put("stray.txt", folder);
    assertEquals(new CrawlSummary(4, 0, 0), crawl(true, false));
    assertEquals(4, fetched.size(), "one file of each flow log is read");

    CatalogTable plain = table("x_vpcflowlogs");
    assertEquals("s3://b/p/AWSLogs/", plain.storage().location());
    assertEquals(
        List.of("version", "account_id", "srcaddr", "bytes", "end", "log_status"),
        names(plain.columns()));
    assertEquals(
        List.of("int", "string", "string", "bigint", "bigint", "string"),
        plain.columns().stream().map(CatalogColumn::type).toList());
    assertEquals(
        List.of("aws_account_id", "aws_region", "year", "month", "day"),
        names(plain.partitionKeys()));
    assertEquals(
        List.of(
            List.of("123456789012", "eu-central-1", "2026", "11", "01"),
            List.of("123456789012", "eu-central-1", "2026", "11", "02")),
        partitions("x_vpcflowlogs"));
    assertEquals(
        "s3://b/p/AWSLogs/123456789012/vpcflowlogs/eu-central-1/2026/11/01/",
        catalog.partitions().list(plain, PartitionFilter.ALL).getFirst().storage().location());
    assertEquals("hour", table("x_vpcflowlogs_2").partitionKeys().getLast().name());
    assertEquals(
        List.of("aws-account-id", "aws-service", "aws-region", "year", "month", "day", "hour"),
        names(table("x_vpcflowlogs_4").partitionKeys()));
    assertEquals("flow_direction", table("x_vpcflowlogs_4").columns().getLast().name());
  }

  @Test
  void readsParquetByItsSchema() throws IOException {
    Path file = folder.resolve("made.parquet");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT 2::INT AS version, 'x' AS srcaddr, 7::BIGINT AS bytes, 1.5::DOUBLE AS d,"
              + " true AS ok) TO '"
              + file
              + "' (FORMAT PARQUET)");
    } catch (java.sql.SQLException failed) {
      throw new AssertionError(failed);
    }
    put(
        "fl-1",
        "p",
        FlowLogKey.Suffix.PARQUET,
        new FlowLogKey.Layout(true, true),
        1,
        Files.readAllBytes(file));
    crawl(true, false);
    assertEquals(
        List.of(
            CatalogColumn.of("version", "int"),
            CatalogColumn.of("srcaddr", "string"),
            CatalogColumn.of("bytes", "bigint"),
            CatalogColumn.of("d", "double"),
            CatalogColumn.of("ok", "boolean")),
        table("x_vpcflowlogs_parquet").columns());
    assertEquals("parquet", table("x_vpcflowlogs_parquet").parameters().get("classification"));
  }

  @Test
  void addsNewFoldersAndTakesAwayOldOnesWhenTold() throws IOException {
    FlowLogKey.Layout layout = new FlowLogKey.Layout(true, false);
    text("fl-1", "", HEADER, layout, 1);
    crawl(true, false);
    text("fl-1", "", HEADER, layout, 2);
    assertEquals(new CrawlSummary(0, 0, 0), crawl(true, false));
    assertEquals(2, partitions("x_vpcflowlogs").size());
    objects.remove(objects.firstKey());
    crawl(true, false);
    assertEquals(2, partitions("x_vpcflowlogs").size());
    crawl(true, true);
    assertEquals(1, partitions("x_vpcflowlogs").size());
    objects.clear();
    assertEquals(new CrawlSummary(0, 0, 1), crawl(true, true));
    assertEquals(List.of(), catalog.tables("logs"));
  }

  @Test
  void saysOfATableThatItsObjectsAreGoneUntilTheyAreThereAgain() throws IOException {
    FlowLogKey.Layout layout = new FlowLogKey.Layout(true, false);
    text("fl-1", "", HEADER, layout, 1);
    crawl(true, CrawlOrder.Gone.DEPRECATED);
    assertNull(table("x_vpcflowlogs").parameters().get("DEPRECATED_BY_CRAWLER"));
    objects.clear();
    assertEquals(new CrawlSummary(0, 1, 0), crawl(true, CrawlOrder.Gone.DEPRECATED));
    assertEquals(
        String.valueOf(NOW.toEpochMilli()),
        table("x_vpcflowlogs").parameters().get("DEPRECATED_BY_CRAWLER"));
    assertEquals(new CrawlSummary(0, 0, 0), crawl(true, CrawlOrder.Gone.DEPRECATED));
    assertEquals(1, partitions("x_vpcflowlogs").size());
    text("fl-1", "", HEADER, layout, 1);
    assertEquals(new CrawlSummary(0, 1, 0), crawl(true, CrawlOrder.Gone.DEPRECATED));
    assertNull(table("x_vpcflowlogs").parameters().get("DEPRECATED_BY_CRAWLER"));
  }

  @Test
  void keepsFormatsApart() throws IOException {
    FlowLogKey.Layout layout = new FlowLogKey.Layout(true, false);
    text("fl-1", "", HEADER, layout, 1);
    text("fl-2", "", HEADER + " vpc-id", layout, 2);
    text("fl-3", "", "no header here", layout, 3);
    crawl(true, false);
    assertEquals(1, partitions("x_vpcflowlogs").size());
    assertEquals(1, partitions("x_vpcflowlogs_2").size());
    assertEquals(2, catalog.tables("logs").size());
    assertEquals(new CrawlSummary(0, 0, 0), crawl(true, false));
  }
}
