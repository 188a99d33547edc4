package weir.query.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import weir.query.engine.QueryLimits;
import weir.query.engine.RunningQuery;
import weir.query.engine.SqlRows;
import weir.query.files.FlowLogFolder;
import weir.query.objects.FolderObjects;
import weir.query.objects.ObjectSource;
import weir.query.sql.SqlFault;

@Timeout(120)
class SqlEngineTest {
  private static final QueryLimits WIDE = QueryLimits.ATHENA;
  private static final String ENDLESS = "SELECT count(*) FROM t a, t b, t c, t d, t e, t f";

  private final DuckDbSqlEngine engine = new DuckDbSqlEngine(TableQuestion.SETTINGS);
  private final ObjectSource objects = new FolderObjects(Path.of("/"));
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @TempDir Path folder;

  @AfterEach
  void close() {
    engine.close();
    threads.shutdownNow();
  }

  @Test
  void namesErrorsAsTrinoDoes() {
    assertFault(
        "DIVISION_BY_ZERO: Division by zero", "SELECT error('DIVISION_BY_ZERO: Division by zero')");
    assertFault("INVALID_CAST_ARGUMENT", "SELECT CAST(a || 'x' AS BIGINT) FROM t");
    assertFault("NUMERIC_VALUE_OUT_OF_RANGE", "SELECT max(a) * 9223372036854775807 FROM t");
  }

  @Test
  void namesErrorsWhoseSentencesHaveLettersBeyondAscii() {
    assertFault(
        "INVALID_CAST_ARGUMENT: Cannot cast 'Grüße",
        "SELECT error('INVALID_CAST_ARGUMENT: Cannot cast ''Grüße 😀'' to INT')");
    assertFault("DIVISION_BY_ZERO", "SELECT max(a) % (min(a) - min(a)) FROM t");
  }

  @Test
  void readsNothingButWhatTheQueryNames() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.csv"), "a\n1\n");
    for (String sql :
        List.of(
            "SELECT count(*) FROM read_csv('" + secret + "')",
            "SELECT count(*) FROM '" + secret + "'",
            "SELECT count(*) FROM glob('/etc/*')",
            "SELECT count(*) FROM read_text('/etc/passwd')",
            "COPY (SELECT 1) TO '" + folder.resolve("out.csv") + "'",
            "SELECT count(*) FROM duckdb_settings() WHERE getenv('HOME') <> ''",
            "SET enable_external_access=true")) {
      assertThrows(SqlFault.class, () -> ask(sql, WIDE), sql);
    }
    assertTrue(Files.notExists(folder.resolve("out.csv")));
  }

  @Test
  void stopsARunawayJoinWhenItsTimeIsOver() {
    rows(100_000);
    QueryLimits second = new QueryLimits(10, 1000, Duration.ofSeconds(1), Long.MAX_VALUE);
    SqlFault fault = assertThrows(SqlFault.class, () -> ask(ENDLESS, second));
    assertEquals("EXCEEDED_TIME_LIMIT: Query exceeded the maximum run time of 1 s", fault.text());
    assertEquals(List.of("100000"), ask("SELECT count(*) FROM t", WIDE).rows());
  }

  @Test
  void boundsMemoryAndSpillOfARunawayQueryAndLivesOn() {
    rows(200_000);
    SqlFault fault =
        assertThrows(
            SqlFault.class,
            () ->
                ask(
                    "SELECT count(*) FROM (SELECT a.a || repeat('x', 200) || b.a AS k, count(*)"
                        + " FROM t a, t b GROUP BY 1)",
                    WIDE));
    assertTrue(
        List.of("EXCEEDED_LOCAL_MEMORY_LIMIT", "EXCEEDED_SPILL_LIMIT").contains(fault.errorName()),
        fault::text);
    assertEquals(List.of("200000"), ask("SELECT count(*) FROM t", WIDE).rows());
  }

  @Test
  void stopsWhenItIsCancelled() throws Exception {
    rows(100_000);
    try (RunningQuery query = question(ENDLESS).start(engine, objects, WIDE)) {
      CompletableFuture<SqlRows> rows = CompletableFuture.supplyAsync(query::rows, threads);
      // The scan has begun.
      while (query.statistics().rowsScanned() == 0 && !rows.isDone()) {
        Thread.onSpinWait();
      }
      query.cancel();
      assertEquals("USER_CANCELED", failure(rows).errorName());
    }
    assertEquals(List.of("100000"), ask("SELECT count(*) FROM t", WIDE).rows());
  }

  @Test
  void stopsAQueryThatWasCancelledBeforeItBegan() {
    rows(10);
    try (RunningQuery query = question("SELECT count(*) FROM t").start(engine, objects, WIDE)) {
      query.cancel();
      assertEquals("USER_CANCELED", assertThrows(SqlFault.class, query::rows).errorName());
    }
  }

  @Test
  void stopsWhileRowsAreRead() {
    rows(100_000);
    try (RunningQuery query = question("SELECT a FROM t").start(engine, objects, WIDE)) {
      SqlRows rows = query.rows();
      assertTrue(rows.next());
      query.cancel();
      SqlFault fault =
          assertThrows(
              SqlFault.class,
              () -> {
                while (rows.next()) {
                  rows.text(0);
                }
              });
      assertEquals("USER_CANCELED", fault.errorName());
    }
  }

  @Test
  void letsQueriesWaitForAPlaceAndNotTooMany() throws Exception {
    rows(10);
    CountDownLatch bothRun = new CountDownLatch(2);
    RunningQuery first = question("SELECT a FROM t").start(engine, objects, WIDE);
    RunningQuery second = question("SELECT a FROM t").start(engine, objects, WIDE);
    first.awaitTurn();
    bothRun.countDown();
    second.awaitTurn();
    bothRun.countDown();
    assertTrue(bothRun.await(1, TimeUnit.SECONDS));
    RunningQuery third = question("SELECT count(*) FROM t").start(engine, objects, WIDE);
    CompletableFuture<Void> waiting = CompletableFuture.runAsync(third::awaitTurn, threads);
    RunningQuery cancelled = question("SELECT count(*) FROM t").start(engine, objects, WIDE);
    CompletableFuture<Void> given = CompletableFuture.runAsync(cancelled::awaitTurn, threads);
    cancelled.cancel();
    assertEquals("USER_CANCELED", failure(given).errorName());
    assertEquals(false, waiting.isDone());
    first.close();
    waiting.get(10, TimeUnit.SECONDS);
    assertTrue(third.rows().next());
    third.close();
    second.close();
    cancelled.close();
    try (DuckDbSqlEngine narrow =
        new DuckDbSqlEngine(
            new SqlEngineSettings(TableQuestion.SETTINGS.session(), 1 << 20, 1, 0))) {
      try (RunningQuery only = question("SELECT 1").start(narrow, objects, WIDE);
          RunningQuery refused = question("SELECT 1").start(narrow, objects, WIDE)) {
        only.awaitTurn();
        assertEquals(
            "QUERY_QUEUE_FULL: Too many queued queries: 1 run and 0 wait already",
            assertThrows(SqlFault.class, refused::awaitTurn).text());
      }
    }
  }

  @Test
  void boundsTheAnswerAndWhatIsScanned() {
    rows(1000);
    SqlFault rows =
        assertThrows(
            SqlFault.class,
            () ->
                ask(
                    "SELECT a FROM t",
                    new QueryLimits(10, 1000, Duration.ofMinutes(1), Long.MAX_VALUE)));
    assertEquals("EXCEEDED_RESULT_LIMIT: The result has more than 10 rows", rows.text());
    SqlFault bytes =
        assertThrows(
            SqlFault.class,
            () ->
                ask("SELECT sum(a) FROM t", new QueryLimits(10, 1000, Duration.ofMinutes(1), 100)));
    assertEquals("EXCEEDED_SCAN_LIMIT", bytes.errorName());
  }

  @Test
  void givesBackItsPlaceWhenAQueryFails() {
    rows(10);
    for (int i = 0; i < 6; i++) {
      assertThrows(SqlFault.class, () -> ask("SELECT nothing FROM t", WIDE));
    }
    assertEquals(List.of("10"), ask("SELECT count(*) FROM t", WIDE).rows());
  }

  private void assertFault(String beginning, String sql) {
    rows(10);
    SqlFault fault = assertThrows(SqlFault.class, () -> ask(sql, WIDE));
    assertTrue(fault.text().startsWith(beginning), fault::text);
  }

  private static SqlFault failure(CompletableFuture<?> future) throws Exception {
    Throwable thrown =
        assertThrows(ExecutionException.class, () -> future.get(60, TimeUnit.SECONDS));
    return assertInstanceOf(SqlFault.class, thrown.getCause());
  }

  private TableQuestion.Answer ask(String sql, QueryLimits limits) {
    return question(sql).ask(engine, objects, limits);
  }

  private TableQuestion question(String sql) {
    return TableQuestion.of(
        TableQuestion.in(folder.resolve("t"), TableQuestion.delimited(' ', 0), "a int"),
        sql,
        "bigint");
  }

  private void rows(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(i).append('\n');
    }
    new FlowLogFolder(folder).addText(text.toString(), "t/a.log");
  }
}
