package weir.query.trino;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weir.model.aws.Fault;
import weir.query.engine.PartitionSource;
import weir.query.engine.QueryLimits;
import weir.query.engine.RunningQuery;
import weir.query.engine.SqlEngine;
import weir.query.engine.SqlRows;
import weir.query.engine.TableFormat;
import weir.query.engine.TableSource;
import weir.query.objects.LocalObject;
import weir.query.objects.ObjectAddress;
import weir.query.objects.ObjectEntry;
import weir.query.objects.ObjectLock;
import weir.query.objects.ObjectSource;
import weir.query.sql.AnalyzedQuery;
import weir.query.sql.SqlCatalog;
import weir.query.sql.SqlColumn;
import weir.query.sql.SqlFault;
import weir.query.sql.SqlName;
import weir.query.sql.SqlRelation;
import weir.query.sql.SqlSession;
import weir.query.sql.SqlStatement;
import weir.query.sql.SqlType;

/// What goes to a cluster and what comes back, against a coordinator that says what it is told.
@Timeout(30)
class TrinoEngineTest {
  private static final SqlName NAME = new SqlName("awsdatacatalog", "db", "t");
  private static final SqlRelation.Table TABLE =
      new SqlRelation.Table(
          NAME,
          List.of(
              SqlColumn.of("a", SqlType.parse("bigint")),
              SqlColumn.of("b", SqlType.parse("array(double)"))));
  private static final SqlRelation.View SCHEMA =
      new SqlRelation.View(
          new SqlName("awsdatacatalog", "information_schema", "tables"),
          "SELECT 'x' AS table_name",
          List.of(SqlColumn.of("table_name", SqlType.parse("varchar"))),
          "db");
  private static final String COLUMNS =
      "\"columns\":[{\"name\":\"a\",\"type\":\"bigint\"},{\"name\":\"b\",\"type\":\"array(double)\"}],";
  private static final String STATS =
      "\"stats\":{\"processedRows\":7,\"physicalInputBytes\":500,\"elapsedTimeMillis\":9}}";

  /// Runs nothing: what is left to it is told by its refusal.
  private static final SqlEngine LOCAL =
      (query, sources, objects, limits) -> {
        throw new UnsupportedOperationException("left to the process");
      };

  private static final LogLoans LOANS = new LogLoans(Path.of("lent"), InstantSource.system());

  @Test
  void readsRowsOverPagesAndCountsWhatWasRead() throws IOException {
    try (FakeCoordinator cluster =
            new FakeCoordinator(
                "{\"nextUri\":\"HERE/1\"," + STATS,
                "busy",
                "{\"nextUri\":\"HERE/2\"," + COLUMNS + "\"data\":[[1,[1.5,\"NaN\",null]]]," + STATS,
                "{" + COLUMNS + "\"data\":[[null,null]]," + STATS);
        TrinoEngine engine = engine(cluster);
        RunningQuery query = start(engine, "SELECT a, b FROM t", QueryLimits.ATHENA)) {
      SqlRows rows = query.rows();
      assertTrue(rows.next());
      assertEquals(Optional.of("1"), rows.text(0));
      assertEquals(Optional.of("[1.5, NaN, null]"), rows.text(1));
      assertTrue(rows.next());
      assertEquals(Optional.empty(), rows.text(0));
      assertFalse(rows.next());
      assertEquals(500, query.statistics().bytesScanned());
      assertEquals(7, query.statistics().rowsScanned());
      assertEquals(2, query.statistics().rowsReturned());
      assertTrue(cluster.asked.getFirst().endsWith("[db]"), cluster.asked::getFirst);
    }
  }

  @Test
  void givesErrorsTheirTrinoNamesAndPlaces() throws IOException {
    String error =
        "{\"error\":{\"errorName\":\"DIVISION_BY_ZERO\",\"message\":\"line 2:3: Division by zero\","
            + "\"errorLocation\":{\"lineNumber\":2,\"columnNumber\":3}},"
            + STATS;
    try (FakeCoordinator cluster = new FakeCoordinator(error);
        TrinoEngine engine = engine(cluster);
        RunningQuery query = start(engine, "SELECT 1 / a FROM t", QueryLimits.ATHENA)) {
      SqlFault fault = assertThrows(SqlFault.class, query::rows);
      assertEquals("DIVISION_BY_ZERO: line 2:3: Division by zero", fault.text());
    }
  }

  @Test
  void cancelsOnTheCluster() throws Exception {
    try (FakeCoordinator cluster =
            new FakeCoordinator(
                "{\"nextUri\":\"HERE/1\"," + COLUMNS + "\"data\":[[1,null],[2,null]]," + STATS);
        TrinoEngine engine = engine(cluster);
        RunningQuery query = start(engine, "SELECT a, b FROM t", QueryLimits.ATHENA)) {
      SqlRows rows = query.rows();
      assertTrue(rows.next());
      query.cancel();
      assertEquals("USER_CANCELED", assertThrows(SqlFault.class, rows::next).errorName());
      assertEquals("/1", cluster.cancelled.poll(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void endsAQueryThatReadsTooMuch() throws Exception {
    QueryLimits narrow = new QueryLimits(10, 1000, Duration.ofMinutes(1), 499);
    try (FakeCoordinator cluster = new FakeCoordinator("{\"nextUri\":\"HERE/1\"," + STATS);
        TrinoEngine engine = engine(cluster);
        RunningQuery query = start(engine, "SELECT a FROM t", narrow)) {
      assertEquals("EXCEEDED_SCAN_LIMIT", assertThrows(SqlFault.class, query::rows).errorName());
      assertEquals("/1", cluster.cancelled.poll(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void followsNoAddressButTheClusters() throws IOException {
    try (FakeCoordinator cluster =
            new FakeCoordinator("{\"nextUri\":\"http://127.0.0.1:1/metadata\"," + STATS);
        TrinoEngine engine = engine(cluster);
        RunningQuery query = start(engine, "SELECT a FROM t", QueryLimits.ATHENA)) {
      SqlFault fault = assertThrows(SqlFault.class, query::rows);
      assertTrue(fault.message().contains("which it does not follow"), fault::message);
    }
  }

  @Test
  void asksNothingOfTheClusterWhenTheObjectsMayNotBeRead() throws IOException {
    try (FakeCoordinator cluster = new FakeCoordinator();
        TrinoEngine engine = engine(cluster);
        RunningQuery query =
            engine.start(
                analyzed("SELECT a FROM t"), sources(), new Objects(false), QueryLimits.ATHENA)) {
      assertEquals("PERMISSION_DENIED", assertThrows(SqlFault.class, query::rows).errorName());
      assertEquals(List.of(), cluster.asked);
    }
  }

  @Test
  void leavesTheCataloguesOwnTablesAndQuestionsWithoutTablesToTheProcess() throws IOException {
    try (FakeCoordinator cluster = new FakeCoordinator();
        TrinoEngine engine = engine(cluster)) {
      for (String sql :
          List.of(
              "SELECT 1",
              "SELECT table_name FROM information_schema.tables",
              "SELECT a FROM t, information_schema.tables")) {
        assertThrows(
            UnsupportedOperationException.class, () -> start(engine, sql, QueryLimits.ATHENA), sql);
      }
      assertEquals(List.of(), cluster.asked);
    }
  }

  @Test
  void sendsNoPasswordInTheClear() {
    assertThrows(
        Fault.Invalid.class,
        () -> new TrinoCluster(URI.create("http://10.0.0.1:8080"), "weir", "secret"));
    assertFalse(
        new TrinoCluster(URI.create("https://10.0.0.1"), "weir", "secret")
            .toString()
            .contains("secret"));
  }

  private static TrinoEngine engine(FakeCoordinator cluster) {
    return new TrinoEngine(new TrinoCluster(cluster.address(), "weir", ""), LOCAL, LOANS);
  }

  private static RunningQuery start(TrinoEngine engine, String sql, QueryLimits limits) {
    return engine.start(analyzed(sql), sources(), new Objects(true), limits);
  }

  private static Map<SqlName, TableSource> sources() {
    return Map.of(
        NAME,
        new TableSource(
            TABLE,
            new TableFormat.Parquet(),
            new PartitionSource.None(ObjectAddress.of("s3://b/t/"))));
  }

  private static AnalyzedQuery analyzed(String sql) {
    SqlSession session =
        new SqlSession("awsdatacatalog", "db", Instant.EPOCH, "tester", ZoneOffset.UTC);
    SqlStatement.Select select = (SqlStatement.Select) SqlStatement.parse(sql);
    return AnalyzedQuery.of(select.query(), new Tables(), session);
  }

  /// One table, and the list of tables.
  private static final class Tables implements SqlCatalog {
    @Override
    public Optional<SqlRelation> relation(SqlName name) {
      return Stream.<SqlRelation>of(TABLE, SCHEMA)
          .filter(relation ->
              switch (relation) {
                case SqlRelation.Table table -> table.name().equals(name);
                case SqlRelation.View view -> view.name().equals(name);
              })
          .findFirst();
    }

    @Override
    public boolean hasSchema(String schema) {
      return true;
    }

    @Override
    public List<SqlName> relations(String schema) {
      return List.of(NAME);
    }

    @Override
    public List<String> schemas() {
      return List.of("db");
    }
  }

  /// A bucket that may be read, or not.
  private record Objects(boolean readable) implements ObjectSource {
    @Override
    public Stream<ObjectEntry> list(ObjectAddress prefix) {
      if (!readable) {
        throw new Fault.Denied("not allowed");
      }
      return Stream.empty();
    }

    @Override
    public LocalObject fetch(ObjectEntry entry) {
      throw new Fault.NotFound("no object " + entry);
    }

    @Override
    public ObjectEntry put(ObjectAddress address, Path content, ObjectLock lock) {
      throw new Fault.Denied("not allowed");
    }

    @Override
    public void delete(ObjectAddress address) {
      throw new Fault.Denied("not allowed");
    }
  }
}
