package weir.query.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.query.engine.PartitionSource;
import weir.query.engine.QueryLimits;
import weir.query.engine.QueryStatistics;
import weir.query.engine.RunningQuery;
import weir.query.engine.SqlRows;
import weir.query.engine.TableSource;
import weir.query.files.FlowLogFolder;
import weir.query.objects.FolderObjects;
import weir.query.partition.PartitionProjection;
import weir.query.sql.AnalyzedQuery;
import weir.query.sql.SqlCatalog;
import weir.query.sql.SqlColumn;
import weir.query.sql.SqlFault;
import weir.query.sql.SqlName;
import weir.query.sql.SqlRelation;
import weir.query.sql.SqlSession;
import weir.query.sql.SqlStatement;

/// Athena's SQL from the text to the rows, over a projected table as AWS documents it.
class AnalyzedQuestionTest {
  private static final Instant NOW = Instant.parse("2025-11-21T10:00:00Z");

  private final DuckDbSqlEngine engine = new DuckDbSqlEngine(TableQuestion.SETTINGS);

  @TempDir Path folder;
  private @Nullable QueryStatistics statistics;

  @BeforeEach
  void write() {
    FlowLogFolder files = new FlowLogFolder(folder);
    files.addGzip(FlowLogFolder.DEFAULT, "us-east-1/2025/11/20/a.log.gz");
    files.addGzip(FlowLogFolder.DEFAULT, "us-east-1/2025/11/21/a.log.gz");
    files.addGzip(FlowLogFolder.DEFAULT, "eu-west-1/2025/11/20/a.log.gz");
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void answersTheDocumentedQueries() {
    List<String> rejected =
        ask(
            "SELECT day, interface_id, srcaddr, action, protocol FROM t WHERE action = 'REJECT'"
                + " AND protocol = 6 AND day >= '2025/11/20' AND day < '2025/11/21'"
                + " AND region = 'us-east-1' LIMIT 10");
    assertEquals(1, statistics().partitionsRead());
    assertEquals(
        List.of(String.valueOf(rejected.size())),
        ask(
            "SELECT count(*) FROM t WHERE action = 'REJECT' AND protocol = 6"
                + " AND day = '2025/11/20' AND region = 'us-east-1'"));
    assertEquals(
        List.of("2025-11-20 00:00:00.000 UTC|2025-11-20T00:00:00.000Z"),
        ask(
            "SELECT date_trunc('day', min(from_unixtime(start))),"
                + " to_iso8601(date_trunc('day', min(from_unixtime(\"end\")))) FROM t"
                + " WHERE region IN ('us-east-1', 'eu-west-1')"));
    assertEquals(3, statistics().filesRead());
    assertEquals(2L * 21, statistics().partitionsConsidered());
  }

  @Test
  void leavesOutFilesWhoseNamesSayThatTheyCannotMatter() {
    FlowLogFolder files = new FlowLogFolder(folder);
    for (int hour = 0; hour < 6; hour++) {
      String key = FlowLogFolder.key(hour, 0, "fl-1");
      files.addGzip(
          FlowLogFolder.DEFAULT,
          "eu-west-1/2025/11/19/" + key.substring(key.lastIndexOf('/') + 1) + ".log.gz");
    }
    long two = Instant.parse("2025-11-20T02:00:00Z").getEpochSecond();
    for (String condition :
        List.of(
            "start >= " + two + " AND start < " + (two + 600),
            "\"end\" BETWEEN " + two + " AND " + (two + 200),
            "from_unixtime(start) >= timestamp '2025-11-20 02:00:00 UTC'"
                + " AND start < "
                + (two + 600))) {
      ask("SELECT count(*) FROM t WHERE day = '2025/11/19' AND " + condition);
      assertEquals(6, statistics().filesConsidered(), condition);
      assertEquals(condition.startsWith("from") ? 3 : 1, statistics().filesRead(), condition);
    }
  }

  @Test
  void saysWhereARowIsFrom() {
    assertEquals(
        List.of("2"), ask("SELECT count(DISTINCT \"$path\") FROM t WHERE region = 'us-east-1'"));
  }

  @Test
  void namesErrorsOfValues() {
    SqlFault fault =
        assertThrows(
            SqlFault.class,
            () -> ask("SELECT bytes / (packets - packets) FROM t WHERE log_status = 'OK'"));
    assertEquals("DIVISION_BY_ZERO: Division by zero", fault.text());
    assertEquals(
        "INVALID_CAST_ARGUMENT",
        assertThrows(SqlFault.class, () -> ask("SELECT CAST(srcaddr AS bigint) FROM t"))
            .errorName());
  }

  private QueryStatistics statistics() {
    return Objects.requireNonNull(statistics);
  }

  private List<String> ask(String sql) {
    TableSource source = source();
    SqlStatement.Select select = (SqlStatement.Select) SqlStatement.parse(sql);
    AnalyzedQuery query =
        AnalyzedQuery.of(
            select.query(),
            catalog(source.table()),
            new SqlSession("awsdatacatalog", "db", NOW, "tester", ZoneOffset.UTC));
    try (RunningQuery running =
        engine.start(
            query,
            Map.of(TableQuestion.NAME, source),
            new FolderObjects(folder),
            QueryLimits.ATHENA)) {
      SqlRows rows = running.rows();
      List<String> answer = new ArrayList<>();
      while (rows.next()) {
        StringJoiner row = new StringJoiner("|");
        for (int column = 0; column < running.columns().size(); column++) {
          row.add(rows.text(column).orElse("NULL"));
        }
        answer.add(row.toString());
      }
      statistics = running.statistics();
      return answer;
    }
  }

  private TableSource source() {
    SqlRelation.Table table =
        TableQuestion.table(
            "version int; account_id string; interface_id string; srcaddr string; dstaddr string;"
                + " srcport int; dstport int; protocol bigint; packets bigint; bytes bigint;"
                + " start bigint; end bigint; action string; log_status string",
            "region string; day string");
    PartitionProjection projection =
        PartitionProjection.of(
            TableQuestion.NAME,
            table.columns().stream().filter(SqlColumn::partition).toList(),
            Map.of(
                "projection.region.type", "enum",
                "projection.region.values", "us-east-1,eu-west-1",
                "projection.day.type", "date",
                "projection.day.range", "2025/11/01,NOW",
                "projection.day.format", "yyyy/MM/dd",
                "storage.location.template", "file://" + folder + "/${region}/${day}"),
            "file://" + folder,
            NOW);
    return new TableSource(
        table, TableQuestion.delimited(' ', 1), new PartitionSource.Projected(projection));
  }

  private static SqlCatalog catalog(SqlRelation.Table table) {
    return new SqlCatalog() {
      @Override
      public Optional<SqlRelation> relation(SqlName name) {
        return name.equals(table.name()) ? Optional.of(table) : Optional.empty();
      }

      @Override
      public boolean hasSchema(String schema) {
        return schema.equals("db");
      }

      @Override
      public List<SqlName> relations(String schema) {
        return List.of(table.name());
      }

      @Override
      public List<String> schemas() {
        return List.of("db");
      }
    };
  }
}
