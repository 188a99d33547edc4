package weir.query.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weir.query.engine.QueryLimits;
import weir.query.engine.RunningQuery;
import weir.query.engine.SqlRows;
import weir.query.objects.FolderObjects;
import weir.query.sql.AnalyzedQuery;
import weir.query.sql.SqlCatalog;
import weir.query.sql.SqlFault;
import weir.query.sql.SqlName;
import weir.query.sql.SqlRelation;
import weir.query.sql.SqlSession;
import weir.query.sql.SqlStatement;

/// MATCH_RECOGNIZE in the engine: large partitions, many of them, and searches without end.
class RowMatchesTest {
  private static final SqlSession SESSION =
      new SqlSession(
          "awsdatacatalog", "default", Instant.parse("2026-11-21T18:30:15Z"), "me", ZoneOffset.UTC);

  /// 200,000 rows: each hundredth is the end of a rise.
  private static final String ROWS =
      "(SELECT a * 1000 + b AS i, b % 100 AS x, a AS p"
          + " FROM UNNEST(sequence(0, 199)) t(a) CROSS JOIN UNNEST(sequence(0, 999)) u(b))";

  private final DuckDbSqlEngine engine = new DuckDbSqlEngine(TableQuestion.SETTINGS);

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  @Timeout(60)
  void findsMatchesInOneLargePartition() {
    assertEquals(
        List.of("2000|200000|100"),
        ask(
            "SELECT count(*), sum(n), max(n) FROM "
                + ROWS
                + " MATCH_RECOGNIZE (ORDER BY i MEASURES count(*) AS n"
                + " PATTERN (A B+) DEFINE B AS x > PREV(x))",
            QueryLimits.ATHENA));
  }

  @Test
  @Timeout(60)
  void findsMatchesInManyPartitions() {
    assertEquals(
        List.of("200000|2000|99"),
        ask(
            "SELECT count(*), count(DISTINCT p * 1000 + m), max(y) FROM "
                + ROWS
                + " MATCH_RECOGNIZE (PARTITION BY p ORDER BY i MEASURES MATCH_NUMBER() AS m,"
                + " FINAL LAST(B.x) AS y ALL ROWS PER MATCH"
                + " PATTERN (A B+) DEFINE B AS B.x > A.x)",
            QueryLimits.ATHENA));
  }

  /// What failed from a row on is not tried again for the next start.
  @Test
  @Timeout(30)
  void looksOnceAtRowsThatNoMatchEnds() {
    assertEquals(
        List.of("0"),
        ask(
            "SELECT count(*) FROM "
                + ROWS
                + " MATCH_RECOGNIZE (ORDER BY i MEASURES 1 AS one"
                + " PATTERN (A* B* C) DEFINE C AS x > 1000)",
            QueryLimits.ATHENA));
  }

  @Test
  @Timeout(60)
  void endsASearchThatTakesTooLong() {
    QueryLimits twoSeconds =
        new QueryLimits(Long.MAX_VALUE, Long.MAX_VALUE, Duration.ofSeconds(2), Long.MAX_VALUE);
    SqlFault fault = assertThrows(SqlFault.class, () -> ask(endless(), twoSeconds));
    assertEquals("EXCEEDED_TIME_LIMIT: Query exceeded the maximum run time of 2 s", fault.text());
  }

  @Test
  @Timeout(60)
  void endsASearchThatIsCancelled() {
    try (RunningQuery running = start(endless(), QueryLimits.ATHENA)) {
      running.awaitTurn();
      Thread.ofVirtual().start(running::cancel);
      SqlFault fault = assertThrows(SqlFault.class, running::rows);
      assertEquals("USER_CANCELED", fault.errorName());
    }
  }

  /// Each row can be an `A` or a `B`, and only the sum of all says no.
  private static String endless() {
    return "SELECT * FROM UNNEST(sequence(1, 60)) t(i) MATCH_RECOGNIZE (ORDER BY i"
        + " MEASURES count(*) AS n PATTERN ((A | B)* C)"
        + " DEFINE C AS sum(A.i) > 100000)";
  }

  @Test
  void saysWhatTheRowsForbid() {
    SqlFault fault =
        assertThrows(
            SqlFault.class,
            () ->
                ask(
                    "SELECT * FROM UNNEST(sequence(1, 5)) t(i) MATCH_RECOGNIZE (ORDER BY i"
                        + " MEASURES count(*) AS n AFTER MATCH SKIP TO A PATTERN (A B)"
                        + " DEFINE A AS true)",
                    QueryLimits.ATHENA));
    assertEquals(
        "GENERIC_USER_ERROR: AFTER MATCH SKIP failed: cannot skip to first row of match",
        fault.text());
  }

  private List<String> ask(String sql, QueryLimits limits) {
    try (RunningQuery running = start(sql, limits)) {
      SqlRows answer = running.rows();
      List<String> rows = new ArrayList<>();
      while (answer.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < running.columns().size(); i++) {
          cells.add(answer.text(i).orElse("NULL"));
        }
        rows.add(String.join("|", cells));
      }
      return rows;
    }
  }

  private RunningQuery start(String sql, QueryLimits limits) {
    if (!(SqlStatement.parse(sql) instanceof SqlStatement.Select select)) {
      throw new IllegalArgumentException("a query is wanted, not " + sql);
    }
    return engine.start(
        AnalyzedQuery.of(select.query(), new NoTables(), SESSION),
        Map.of(),
        new FolderObjects(Path.of("/")),
        limits);
  }

  private static final class NoTables implements SqlCatalog {
    @Override
    public Optional<SqlRelation> relation(SqlName name) {
      return Optional.empty();
    }

    @Override
    public boolean hasSchema(String schema) {
      return true;
    }

    @Override
    public List<SqlName> relations(String schema) {
      return List.of();
    }

    @Override
    public List<String> schemas() {
      return List.of();
    }
  }
}
