package weir.query.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SqlStatementTest {
  private static <S extends SqlStatement> S parse(Class<S> kind, String text) {
    return assertInstanceOf(kind, SqlStatement.parse(text));
  }

  @Test
  void readsCreateTableAsWithItsProperties() {
    var made =
        parse(
            SqlStatement.CreateTableAs.class,
            "CREATE TABLE IF NOT EXISTS Db.T WITH (format = 'PARQUET', partitioned_by ="
                + " ARRAY['day'], bucket_count = 3) AS SELECT 1 AS a WITH NO DATA");
    assertEquals(List.of("db", "t"), made.name());
    assertEquals(
        Map.of("format", "PARQUET", "partitioned_by", List.of("day"), "bucket_count", 3L),
        made.properties());
    assertEquals(true, made.ifNotExists());
    assertEquals(false, made.withData());
  }

  @Test
  void readsInsertViewAndExplain() {
    assertEquals(
        List.of("a", "b"),
        parse(SqlStatement.Insert.class, "INSERT INTO t (a, B) SELECT 1, 2").columns());
    assertEquals(
        true,
        parse(SqlStatement.CreateView.class, "CREATE OR REPLACE VIEW v AS SELECT 1 x").replace());
    var explain = parse(SqlStatement.Explain.class, "EXPLAIN (TYPE LOGICAL, FORMAT JSON) SELECT 1");
    assertEquals(Map.of("TYPE", "LOGICAL", "FORMAT", "JSON"), explain.options());
    assertEquals(true, parse(SqlStatement.Explain.class, "EXPLAIN ANALYZE SELECT 1").analyze());
  }

  @Test
  void readsUnloadAndKeepsTheQuerysPlaces() {
    var unload =
        parse(
            SqlStatement.Unload.class,
            "UNLOAD (SELECT ')' AS a FROM flows) TO 's3://b/p/' WITH (format = 'JSON')");
    assertEquals("s3://b/p/", unload.location());
    assertEquals(Map.of("format", "JSON"), unload.properties());
    SqlFault fault =
        assertThrows(
            SqlFault.class,
            () ->
                AnalyzedQuery.of(
                    parse(SqlStatement.Unload.class, "UNLOAD (SELECT nope FROM flows) TO 's3://b/'")
                        .query(),
                    TestCatalog.small(),
                    Bench.SESSION));
    assertEquals(16, fault.column());
  }

  @Test
  void putsParametersInTheirPlaces() {
    var select =
        assertInstanceOf(
            SqlStatement.Select.class,
            SqlStatement.parse(
                "SELECT '?', x-? FROM t WHERE y = ? LIMIT ?", List.of("-1", "'a'", "5")));
    assertEquals(
        "SELECT\n  '?'\n, (x - -1)\nFROM\n  t\nWHERE (y = 'a')\nLIMIT 5", select.query().text());
  }

  @Test
  void countsParameters() {
    SqlFault fault =
        assertThrows(SqlFault.class, () -> SqlStatement.parse("SELECT ?, ?", List.of("1")));
    assertEquals(
        "INVALID_PARAMETER_USAGE: line 1:1: Incorrect number of parameters: expected 2 but found 1",
        fault.text());
  }

  @Test
  void readsPrepareExecuteAndDeallocate() {
    assertEquals(
        "SELECT *\nFROM\n  t\nWHERE (a = ?)",
        parse(SqlStatement.Prepare.class, "PREPARE q FROM SELECT * FROM t WHERE a = ?").text());
    assertEquals(
        List.of("'x'", "5"),
        parse(SqlStatement.Execute.class, "EXECUTE q USING 'x', 5").parameters());
    assertEquals("q", parse(SqlStatement.Deallocate.class, "DEALLOCATE PREPARE q").name());
    String unload = "UNLOAD (SELECT * FROM t WHERE a = ?) TO 's3://b/x/' WITH (format = 'JSON')";
    SqlStatement.Prepare prepared =
        parse(SqlStatement.Prepare.class, "/* x */ prepare \"Q 1\" from\n" + unload);
    assertEquals("Q 1", prepared.name());
    assertEquals(unload, prepared.text());
    assertEquals(
        "s3://b/x/",
        assertInstanceOf(SqlStatement.Unload.class, SqlStatement.parse(unload, List.of("5")))
            .location());
  }

  @Test
  void saysWhereTheSyntaxBreaks() {
    SqlFault fault = assertThrows(SqlFault.class, () -> SqlStatement.parse("SELECT end FROM t"));
    assertEquals("SYNTAX_ERROR", fault.errorName());
    assertEquals(8, fault.column());
  }

  @Test
  void saysWhatItDoesNotRun() {
    var other = parse(SqlStatement.Other.class, "GRANT SELECT ON t TO bob");
    assertEquals("NOT_SUPPORTED", other.why().orElseThrow().errorName());
  }

  @Test
  void nestedCallsDoNotSwellTheText() {
    String nested = "srcaddr";
    for (int i = 0; i < 40; i++) {
      nested = "replace(substr(regexp_extract(" + nested + ", 'a.*'), 2), 'x', 'y')";
    }
    String text =
        Bench.analyze(TestCatalog.small(), "SELECT " + nested + " FROM flows").duckDb(use -> "t");
    assertEquals(true, text.length() < 10_000, () -> "the text has " + text.length());
  }

  @Test
  void aTextLiteralCannotPassForATable() throws Exception {
    try (Bench bench = new Bench(TestCatalog.small())) {
      assertEquals(
          List.of("\u00010\u0001 | 1"),
          bench.rows("SELECT '\u00010\u0001', length('\u0002') FROM names LIMIT 1"));
    }
  }

  @Test
  void anExpressionThatIsTooDeepIsAFault() {
    String deep = "(".repeat(20_000) + "1" + ")".repeat(20_000);
    SqlFault fault = assertThrows(SqlFault.class, () -> SqlStatement.parse("SELECT " + deep));
    assertEquals("STACK_OVERFLOW", fault.errorName());
  }
}
