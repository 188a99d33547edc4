package weir.query.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.query.engine.QueryLimits;
import weir.query.engine.QueryStatistics;
import weir.query.engine.TableFormat;
import weir.query.engine.TableSource;
import weir.query.objects.FolderObjects;
import weir.query.sql.SqlFault;

class ParquetTableTest {
  private static final TableFormat PARQUET = new TableFormat.Parquet();

  @TempDir Path folder;

  @Test
  void findsColumnsByNameAndWidensThem() throws SQLException {
    write("a.parquet", "SELECT 1::INTEGER AS \"Bytes\", 'x' AS action, 5 AS more");
    write("b.parquet", "SELECT 'y' AS action, 9000000000::BIGINT AS bytes, 1.5::FLOAT AS share");
    assertEquals(
        List.of("1|x|NULL|NULL", "9000000000|y|1.5|NULL"),
        TableQuestion.of(
                TableQuestion.in(
                    folder, PARQUET, "action string; bytes bigint; share double; missing string"),
                "SELECT bytes, action, share, missing FROM t ORDER BY 1",
                "bigint",
                "varchar",
                "double",
                "varchar")
            .ask()
            .rows());
  }

  @Test
  void readsNestedTypesByTheNamesInThem() throws SQLException {
    write(
        "a.parquet",
        "SELECT [1, 2]::INTEGER[] AS list, {'b': 'x', 'a': 1::INTEGER} AS pair,"
            + " MAP {'k': 3::INTEGER} AS entries, [{'n': 1::INTEGER}] AS pairs");
    assertEquals(
        List.of("[1, 2]|{a=1, b=x, c=null}|{k=3}|[{n=1}]"),
        TableQuestion.of(
                TableQuestion.in(
                    folder,
                    PARQUET,
                    "list array<bigint>; pair struct<a:bigint,b:string,c:int>;"
                        + " entries map<string,bigint>; pairs array<struct<n:bigint>>"),
                "SELECT list, pair, entries, pairs FROM t",
                "array(bigint)",
                "row(a bigint, b varchar, c integer)",
                "map(varchar, bigint)",
                "array(row(n bigint))")
            .ask()
            .rows());
  }

  @Test
  void countsTheBytesOfTheColumnsThatAreNeeded() throws SQLException {
    write(
        "a.parquet",
        "SELECT range AS small, md5(range::VARCHAR) || md5((range + 1)::VARCHAR) AS large"
            + " FROM range(50000)");
    TableSource table = TableQuestion.in(folder, PARQUET, "small bigint; large string");
    QueryStatistics all =
        TableQuestion.of(table, "SELECT count(large), sum(small) FROM t", "bigint", "decimal(38,0)")
            .ask()
            .statistics();
    long size = folder.resolve("a.parquet").toFile().length();
    assertEquals(50_000, all.rowsScanned());
    assertTrue(all.bytesScanned() > size / 2 && all.bytesScanned() < size, all::toString);
  }

  @Test
  void readsFilesWhosePathsLookLikePatterns() throws SQLException {
    write("day=[1]/a*b.parquet", "SELECT 1 AS a");
    write("day=1/a.parquet", "SELECT 2 AS a");
    assertEquals(
        List.of("1"),
        TableQuestion.of(
                TableQuestion.in(folder.resolve("day=[1]"), PARQUET, "a int"),
                "SELECT a FROM t",
                "integer")
            .ask()
            .rows());
  }

  @Test
  void seesThatFilesChangedBetweenQuestions() throws SQLException {
    TableQuestion question =
        TableQuestion.of(
            TableQuestion.in(folder, PARQUET, "a int; b string"),
            "SELECT a, b FROM t ORDER BY 1",
            "integer",
            "varchar");
    try (DuckDbSqlEngine engine = new DuckDbSqlEngine(TableQuestion.SETTINGS)) {
      FolderObjects objects = new FolderObjects(folder);
      write("a.parquet", "SELECT 1 AS a");
      write("b.parquet", "SELECT 2 AS a");
      TableQuestion.Answer alike = question.ask(engine, objects, QueryLimits.ATHENA);
      assertEquals(List.of("1|NULL", "2|NULL"), alike.rows());
      assertEquals(
          alike.statistics().bytesScanned(),
          question.ask(engine, objects, QueryLimits.ATHENA).statistics().bytesScanned());
      write("b.parquet", "SELECT 'x' AS b, 3 AS a");
      TableQuestion.Answer different = question.ask(engine, objects, QueryLimits.ATHENA);
      assertEquals(List.of("1|NULL", "3|x"), different.rows());
      assertEquals(2, different.statistics().rowsScanned());
    }
  }

  @Test
  void namesTheObjectOfEachRow() throws SQLException {
    write("a.parquet", "SELECT 1 AS a");
    write("b.parquet", "SELECT 2 AS a");
    assertEquals(
        List.of("1|a.parquet", "2|b.parquet"),
        TableQuestion.of(
                TableQuestion.in(folder, PARQUET, "a int"),
                "SELECT a, parse_filename(\"$path\") FROM t ORDER BY 1",
                "integer",
                "varchar")
            .ask()
            .rows());
  }

  @Test
  void refusesAColumnOfAnotherKind() throws SQLException {
    write("a.parquet", "SELECT 'x' AS bytes");
    SqlFault fault =
        assertThrows(
            SqlFault.class,
            () ->
                TableQuestion.of(
                        TableQuestion.in(folder, PARQUET, "bytes bigint"),
                        "SELECT bytes FROM t",
                        "bigint")
                    .ask());
    assertEquals("HIVE_BAD_DATA", fault.errorName());
    assertEquals(
        "Field bytes's type VARCHAR in the parquet files is incompatible with type bigint defined"
            + " in table schema",
        fault.message());
  }

  @Test
  void namesTheObjectThatIsNoParquet() throws IOException {
    Path broken = folder.resolve("b.parquet");
    Files.writeString(broken, "hello, this is no Parquet at all");
    SqlFault fault =
        assertThrows(
            SqlFault.class,
            () ->
                TableQuestion.of(
                        TableQuestion.in(folder, PARQUET, "bytes bigint"),
                        "SELECT bytes FROM t",
                        "bigint")
                    .ask());
    assertEquals("HIVE_BAD_DATA", fault.errorName());
    assertTrue(
        fault.message().startsWith("Malformed Parquet file file://" + broken + ": No magic bytes"),
        fault.message());
  }

  @Test
  void readsJsonAsText() throws SQLException {
    write("a.parquet", "SELECT '{\"a\": [1]}'::JSON AS document");
    assertEquals(
        List.of("{\"a\": [1]}"),
        TableQuestion.of(
                TableQuestion.in(folder, PARQUET, "document string"),
                "SELECT document FROM t",
                "varchar")
            .ask()
            .rows());
  }

  @Test
  void hasNoRowsWithoutObjects() {
    assertEquals(
        List.of("0"),
        TableQuestion.of(
                TableQuestion.in(folder.resolve("nowhere"), PARQUET, "a int"),
                "SELECT count(*) FROM t",
                "bigint")
            .ask()
            .rows());
  }

  private void write(String name, String sql) throws SQLException {
    Path file = folder.resolve(name);
    file.toFile().getParentFile().mkdirs();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("COPY (" + sql + ") TO '" + file + "' (FORMAT parquet)");
    }
  }
}
