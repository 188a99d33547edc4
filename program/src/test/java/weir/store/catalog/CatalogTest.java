package weir.store.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.store.state.Scope;
import weir.store.state.SqlStateDatabase;
import weir.store.state.StateStore;
import weir.store.state.StateUrl;

class CatalogTest {
  private static final Scope SCOPE = new Scope("123456789012", "eu-central-1");
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final TableName FLOWS = new TableName("logs", "flows");

  @TempDir private Path folder;
  private StateStore store = StateStore.ephemeral();
  private Catalog catalog = new Catalog(store, SCOPE, () -> NOW);

  private static CatalogDatabase database(String name) {
    return new CatalogDatabase(name, "d", "s3://b/", Map.of("k", "v"), CatalogDatabase.BY_IAM, NOW);
  }

  private static TableDefinition definition() {
    CatalogStorage storage =
        new CatalogStorage(
            List.of(
                CatalogColumn.of("version", "int"),
                new CatalogColumn("srcaddr", "string", "who sent", Map.of("a", "b"))),
            "s3://b/AWSLogs/",
            List.of("s3://b/more/"),
            new StorageFormat(
                "in", "out", new CatalogSerde("n", "lib", Map.of("field.delim", " ")), true, true),
            new Bucketing(
                4, List.of("srcaddr"), List.of(new Bucketing.SortColumn("srcaddr", false))),
            Map.of("x", "y"));
    return new TableDefinition(
        "flows",
        "hadoop",
        storage,
        List.of(CatalogColumn.of("region", "string"), CatalogColumn.of("day", "date")),
        new TableDefinition.ViewText("original", "expanded"),
        TableDefinition.EXTERNAL_TABLE,
        Map.of("EXTERNAL", "TRUE"),
        new TableDefinition.Upkeep(NOW, NOW.plusSeconds(1), 7));
  }

  private CatalogTable flows() {
    catalog.create(database("logs"));
    return catalog.create(FLOWS, definition(), "arn:aws:iam::123456789012:user/ann");
  }

  private static CatalogPartition partition(CatalogTable table, String... values) {
    return new CatalogPartition(
        List.of(values),
        table.storage().at("s3://b/" + String.join("/", values)),
        Map.of("rows", "3"),
        NOW,
        TableDefinition.Upkeep.NONE);
  }

  private static CatalogRefusal.Reason reason(Runnable deed) {
    return assertThrows(CatalogRefusal.class, deed::run).reason();
  }

  @Test
  void keepsEverythingThroughARestart() {
    CatalogTable made;
    CatalogPartition part;
    try (StateStore lasting = StateStore.open(SqlStateDatabase.open(StateUrl.of(folder, null)))) {
      catalog = new Catalog(lasting, SCOPE, () -> NOW);
      made = flows();
      part = partition(made, "eu/%", "2026-11-21");
      catalog.partitions().create(made, List.of(part));
    }
    try (StateStore lasting = StateStore.open(SqlStateDatabase.open(StateUrl.of(folder, null)))) {
      catalog = new Catalog(lasting, SCOPE, () -> NOW);
      assertEquals(List.of(database("logs")), catalog.databases());
      assertEquals(made, catalog.table(FLOWS));
      assertEquals(part, catalog.partitions().partition(made, part.values()));
    }
  }

  @Test
  void findsNamesInAnyCase() {
    CatalogTable made = flows();
    assertEquals(made, catalog.table(new TableName("LOGS", "Flows")));
    assertEquals("logs", catalog.database("LOGS").name());
    assertEquals(CatalogRefusal.Reason.EXISTS, reason(() -> catalog.create(database("Logs"))));
  }

  @Test
  void refusesWhatIsNotThereOrIsThereAlready() {
    assertEquals(CatalogRefusal.Reason.NOT_FOUND, reason(() -> catalog.table(FLOWS)));
    flows();
    assertEquals(
        CatalogRefusal.Reason.EXISTS, reason(() -> catalog.create(FLOWS, definition(), "")));
    assertEquals(
        CatalogRefusal.Reason.NOT_FOUND,
        reason(() -> catalog.create(new TableName("other", "t"), definition(), "")));
    assertEquals(CatalogRefusal.Reason.NOT_FOUND, reason(() -> catalog.deleteDatabase("other")));
  }

  @Test
  void refusesAPartitionKeyThatIsAlsoAColumn() {
    catalog.create(database("logs"));
    TableDefinition twice =
        TableDefinition.external(
            CatalogStorage.of(
                List.of(CatalogColumn.of("Day", "int")), "s3://b/", StorageFormat.NONE),
            List.of(CatalogColumn.of("day", "string")),
            Map.of());
    assertEquals(CatalogRefusal.Reason.INVALID, reason(() -> catalog.create(FLOWS, twice, "")));
  }

  @Test
  void keepsWhatATableWas() {
    flows();
    catalog.update(FLOWS, definition -> definition.with(Map.of("a", "1")));
    catalog.update(
        FLOWS, definition -> definition.with(Map.of("a", "2")), OptionalLong.of(1), false);
    assertEquals(
        List.of(2L, 0L),
        catalog.versions(FLOWS).stream().map(table -> table.history().version()).toList());
    assertEquals(
        CatalogRefusal.Reason.CHANGED,
        reason(() -> catalog.update(FLOWS, same -> same, OptionalLong.of(1), true)));
    catalog.deleteVersion(FLOWS, 0);
    assertEquals(CatalogRefusal.Reason.NOT_FOUND, reason(() -> catalog.deleteVersion(FLOWS, 0)));
    assertEquals(CatalogRefusal.Reason.INVALID, reason(() -> catalog.deleteVersion(FLOWS, 2)));
    assertEquals(1, catalog.versions(FLOWS).size());
  }

  @Test
  void leavesNothingOfADeletedDatabase() {
    CatalogTable made = flows();
    catalog.update(FLOWS, definition -> definition.with(Map.of("a", "1")));
    catalog.partitions().create(made, List.of(partition(made, "eu", "2026-11-21")));
    assertEquals(5, store.size());
    catalog.deleteDatabase("logs");
    assertEquals(0, store.size());
  }

  @Test
  void aTableOfTheSameNameHasNoneOfTheOldOnesPartitions() {
    CatalogTable old = flows();
    catalog.partitions().create(old, List.of(partition(old, "eu", "2026-11-21")));
    catalog.delete(FLOWS);
    CatalogTable made = catalog.create(FLOWS, definition(), "");
    assertEquals(List.of(), catalog.partitions().list(made, PartitionFilter.ALL));
    assertEquals(
        CatalogRefusal.Reason.NOT_FOUND,
        reason(
            () -> catalog.partitions().create(old, List.of(partition(old, "eu", "2026-11-22")))));
  }

  @Test
  void makesChangesAndDeletesPartitions() {
    CatalogTable table = flows();
    Partitions partitions = catalog.partitions();
    CatalogPartition first = partition(table, "eu", "2026-11-21");
    CatalogPartition second = partition(table, "eu", "2026-11-22");
    assertEquals(Map.of(), partitions.create(table, List.of(first)));
    assertEquals(
        Set.of(first.values(), List.of("short")),
        partitions.create(table, List.of(first, second, partition(table, "short"))).keySet());
    assertEquals(List.of(first, second), partitions.list(table, PartitionFilter.ALL));

    CatalogPartition moved = partition(table, "us", "2026-11-21");
    partitions.update(table, first.values(), before -> moved);
    assertEquals(List.of(second, moved), partitions.list(table, PartitionFilter.ALL));
    assertEquals(
        CatalogRefusal.Reason.EXISTS,
        reason(() -> partitions.update(table, moved.values(), before -> second)));
    assertEquals(
        Set.of(first.values()),
        partitions.delete(table, List.of(first.values(), moved.values())).keySet());
    assertEquals(List.of(second), partitions.list(table, PartitionFilter.ALL));
  }

  @Test
  void listsValuesWithAnySigns() {
    CatalogTable table = flows();
    Set<List<String>> all =
        Set.of(
            List.of("a/b", ""),
            List.of("%", "%2F"),
            List.of("%25", "/"),
            List.of("é\0\"", "\\"),
            List.of("", ""));
    List<CatalogPartition> wanted =
        all.stream().map(values -> partition(table, values.toArray(String[]::new))).toList();
    assertEquals(Map.of(), catalog.partitions().create(table, wanted));
    assertEquals(all, Set.copyOf(catalog.partitions().values(table)));
    assertEquals(
        Set.copyOf(wanted), Set.copyOf(catalog.partitions().list(table, PartitionFilter.ALL)));
    PartitionFilter pinned = PartitionFilter.parse("region = '%25'", table.partitionKeys());
    assertEquals(
        List.of(List.of("%25", "/")),
        catalog.partitions().list(table, pinned).stream().map(CatalogPartition::values).toList());
  }

  @Test
  void pagesThroughPartitionsWithoutLossOrRepetition() {
    CatalogTable table = flows();
    List<CatalogPartition> all = new ArrayList<>();
    for (String region : List.of("eu", "us")) {
      for (int day = 1; day <= 30; day++) {
        all.add(partition(table, region, String.format(Locale.ROOT, "2026-11-%02d", day)));
      }
    }
    catalog.partitions().create(table, all);
    PartitionFilter filter =
        PartitionFilter.parse("region = 'us' and day > '2026-11-10'", table.partitionKeys());
    List<CatalogPartition> seen = new ArrayList<>();
    String after = "";
    do {
      Partitions.PartitionPage page =
          catalog.partitions().page(table, filter, values -> true, after, 7);
      seen.addAll(page.partitions());
      after = page.next();
    } while (!after.isEmpty());
    assertEquals(all.subList(40, 60), seen);
  }
}
