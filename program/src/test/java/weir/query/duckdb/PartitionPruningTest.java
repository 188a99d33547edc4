package weir.query.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.model.aws.Fault;
import weir.query.engine.PartitionSource;
import weir.query.engine.PartitionSource.Partition;
import weir.query.engine.QueryLimits;
import weir.query.engine.QueryStatistics;
import weir.query.engine.TableSource;
import weir.query.files.FlowLogFolder;
import weir.query.objects.LocalObject;
import weir.query.objects.ObjectAddress;
import weir.query.objects.ObjectEntry;
import weir.query.objects.ObjectSource;
import weir.query.objects.ReadOnlyObjects;
import weir.query.partition.PartitionProjection;
import weir.query.sql.SqlColumn;
import weir.query.sql.SqlFault;
import weir.query.sql.SqlRelation;

class PartitionPruningTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:20:30Z");

  @TempDir Path folder;

  @Test
  void readsOnlyListedPartitionsThatTheConditionAllows() {
    List<Partition> partitions = new ArrayList<>();
    for (int day = 1; day <= 9; day++) {
      write("day=" + day + "/a.log", day + "\n");
      partitions.add(
          new Partition(
              List.of("2021-02-0" + day), ObjectAddress.of(folder.resolve("day=" + day))));
    }
    TableSource table =
        new TableSource(
            TableQuestion.table("a int", "day date"),
            TableQuestion.delimited(' ', 0),
            new PartitionSource.Listed(partitions));
    TableQuestion.Answer answer =
        TableQuestion.of(
                table,
                "SELECT a, day FROM t WHERE day BETWEEN DATE '2021-02-03' AND DATE '2021-02-05'"
                    + " ORDER BY 1",
                "integer",
                "date")
            .where("day BETWEEN DATE '2021-02-03' AND DATE '2021-02-05'")
            .ask();
    assertEquals(List.of("3|2021-02-03", "4|2021-02-04", "5|2021-02-05"), answer.rows());
    assertEquals(9, answer.statistics().partitionsConsidered());
    assertEquals(3, answer.statistics().partitionsRead());
    assertEquals(3, answer.statistics().filesConsidered());
  }

  @Test
  void readsProjectedPartitions() {
    write("x/us-east-1/2026/11/20/05/a.log", "1\n");
    write("x/us-east-1/2026/11/21/07/a.log", "2\n");
    write("x/eu-west-1/2026/11/20/05/a.log", "3\n");
    write("x/eu-west-1/2026/11/22/05/a.log", "beyond NOW\n");
    TableSource table = projected(folder + "/x/${region}/${day}/${hour}");
    TableQuestion question =
        TableQuestion.of(
            table,
            "SELECT a, region, day, hour FROM t ORDER BY 1",
            "integer",
            "varchar",
            "varchar",
            "integer");
    TableQuestion.Answer all = question.where("day >= '2026/11/19'").ask();
    assertEquals(
        List.of("1|us-east-1|2026/11/20|5", "2|us-east-1|2026/11/21|7", "3|eu-west-1|2026/11/20|5"),
        all.rows());
    assertEquals(2 * 3 * 24, all.statistics().partitionsRead());
    TableQuestion.Answer pinned =
        question
            .where("day >= '2026/11/19' AND region = 'eu-west-1' AND hour = 5")
            .pinned("region", "eu-west-1")
            .ask();
    assertEquals(List.of("3|eu-west-1|2026/11/20|5"), pinned.rows());
    assertEquals(3, pinned.statistics().partitionsRead());
  }

  @Test
  void prunesAsAPlainLoopOverAllCombinationsDoes() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    TableSource table = projected("s3://b/x/${region}/${day}/${hour}");
    for (int round = 0; round < 12; round++) {
      LocalDate from = LocalDate.of(2026, 10, 1).plusDays(random.nextInt(60));
      LocalDate to = from.plusDays(random.nextInt(5));
      int hour = random.nextInt(24);
      boolean either = random.nextBoolean();
      String condition =
          "(day >= '%s' AND day <= '%s') %s hour %% 7 = %d AND region <> 'us-east-1' AND day > '2026/11/10'"
              .formatted(text(from), text(to), either ? "OR" : "AND", hour % 7);
      TreeSet<String> expected = new TreeSet<>();
      for (LocalDate day = LocalDate.of(2021, 1, 1);
          !day.isAfter(LocalDate.of(2026, 11, 21));
          day = day.plusDays(1)) {
        boolean inside = !day.isBefore(from) && !day.isAfter(to);
        for (String region : List.of("us-east-1", "eu-west-1")) {
          for (int h = 0; h < 24; h++) {
            boolean second = h % 7 == hour % 7;
            boolean rest = !region.equals("us-east-1") && day.isAfter(LocalDate.of(2026, 11, 10));
            if (either ? inside || second && rest : inside && second && rest) {
              expected.add("x/%s/%s/%02d/".formatted(region, text(day), h));
            }
          }
        }
      }
      Listings listings = new Listings();
      try (DuckDbSqlEngine engine = new DuckDbSqlEngine(TableQuestion.SETTINGS)) {
        TableQuestion.of(table, "SELECT count(*) FROM t", "bigint")
            .where(condition)
            .ask(engine, listings, QueryLimits.ATHENA);
      }
      String said = condition + ", seed " + seed;
      assertEquals(expected, listings.prefixes, said);
    }
  }

  @Test
  void goesStraightToPinnedPartitionsOfHugeRanges() {
    SqlRelation.Table columns = TableQuestion.table("a int", "id bigint; minute string");
    PartitionProjection projection =
        PartitionProjection.of(
            TableQuestion.NAME,
            columns.columns().stream().filter(SqlColumn::partition).toList(),
            Map.of(
                "projection.id.type", "integer",
                "projection.id.range", "0,9000000000000000000",
                "projection.minute.type", "date",
                "projection.minute.range", "1990-01-01-00-00,NOW",
                "projection.minute.format", "yyyy-MM-dd-HH-mm",
                "projection.minute.interval", "1",
                "projection.minute.interval.unit", "SECONDS"),
            "s3://b/x/",
            NOW);
    TableSource table =
        new TableSource(
            columns, TableQuestion.delimited(' ', 0), new PartitionSource.Projected(projection));
    TableQuestion question = TableQuestion.of(table, "SELECT count(*) FROM t", "bigint");
    Listings listings = new Listings();
    try (DuckDbSqlEngine engine = new DuckDbSqlEngine(TableQuestion.SETTINGS)) {
      new TableQuestion(
              table,
              question.sql(),
              question.types(),
              java.util.Optional.of("id = 77 AND minute = '2026-01-02-03-04'"),
              Map.of("id", List.of("77"), "minute", List.of("2026-01-02-03-04")),
              java.util.Optional.empty())
          .ask(engine, listings, QueryLimits.ATHENA);
      assertEquals(new TreeSet<>(List.of("x/id=77/minute=2026-01-02-03-04/")), listings.prefixes);
      SqlFault fault =
          assertThrows(
              SqlFault.class,
              () ->
                  question
                      .pinned("minute", "2026-01-02-03-04")
                      .ask(engine, listings, QueryLimits.ATHENA));
      assertEquals("HIVE_EXCEEDED_PARTITION_LIMIT", fault.errorName());
    }
  }

  @Test
  void leavesOutFlowLogFilesWhoseNamesSayThatTheyCannotMatter() {
    FlowLogFolder files = new FlowLogFolder(folder);
    for (int hour = 0; hour < 6; hour++) {
      files.addText("start end\n0 0\n", FlowLogFolder.key(hour, 0, "fl-1") + ".log");
    }
    TableSource table =
        TableQuestion.in(folder, TableQuestion.delimited(' ', 1), "start bigint; end bigint");
    long two = Instant.parse("2025-11-20T02:00:00Z").getEpochSecond();
    QueryStatistics statistics =
        TableQuestion.of(table, "SELECT count(*) FROM t WHERE start >= " + two, "bigint")
            .knowing("start >= " + two + " AND start < " + (two + 600))
            .ask()
            .statistics();
    assertEquals(6, statistics.filesConsidered());
    assertEquals(1, statistics.filesRead());
  }

  @Test
  void saysWhatMayNotBeListed() {
    TableSource table = projected("s3://b/x/${region}/${day}/${hour}");
    ObjectSource closed =
        new Listings() {
          @Override
          public Stream<ObjectEntry> list(ObjectAddress prefix) {
            throw new Fault.Denied("Access Denied: S3 does not let the caller list " + prefix);
          }
        };
    try (DuckDbSqlEngine engine = new DuckDbSqlEngine(TableQuestion.SETTINGS)) {
      SqlFault fault =
          assertThrows(
              SqlFault.class,
              () ->
                  TableQuestion.of(table, "SELECT count(*) FROM t", "bigint")
                      .where("day = '2026/11/20'")
                      .ask(engine, closed, QueryLimits.ATHENA));
      assertEquals("PERMISSION_DENIED", fault.errorName());
      assertTrue(fault.message().contains("s3://b/x/eu-west-1/2026/11/20/00/"), fault.message());
    }
  }

  private static TableSource projected(String template) {
    SqlRelation.Table columns = TableQuestion.table("a int", "region string; day string; hour int");
    return new TableSource(
        columns,
        TableQuestion.delimited(' ', 0),
        new PartitionSource.Projected(
            PartitionProjection.of(
                TableQuestion.NAME,
                columns.columns().stream().filter(SqlColumn::partition).toList(),
                Map.of(
                    "projection.region.type", "enum",
                    "projection.region.values", "us-east-1,eu-west-1",
                    "projection.day.type", "date",
                    "projection.day.range", "2021/01/01,NOW",
                    "projection.day.format", "yyyy/MM/dd",
                    "projection.hour.type", "integer",
                    "projection.hour.range", "00,23",
                    "projection.hour.digits", "2",
                    "storage.location.template",
                        template.startsWith("/") ? "file://" + template : template),
                "s3://b/x/",
                NOW)));
  }

  private static String text(LocalDate day) {
    return day.toString().replace('-', '/');
  }

  private void write(String name, String text) {
    new FlowLogFolder(folder).addText(text, name);
  }

  /// An empty store that remembers what was looked for.
  private static class Listings implements ReadOnlyObjects {
    /// Asked on several threads.
    private final ConcurrentSkipListSet<String> prefixes = new ConcurrentSkipListSet<>();

    @Override
    public Stream<ObjectEntry> list(ObjectAddress prefix) {
      prefixes.add(prefix.key());
      return Stream.empty();
    }

    @Override
    public LocalObject fetch(ObjectEntry entry) {
      throw new UnsupportedOperationException();
    }
  }
}
