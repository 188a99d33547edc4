package weir.query.duckdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.query.engine.TableFormat;
import weir.query.engine.TableSource;
import weir.query.files.FlowLogFolder;
import weir.query.lines.Delimiters;
import weir.query.lines.LineSerde;
import weir.query.sql.SqlFault;

class LinesTableTest {
  private static final String COLUMNS =
      "version int; account_id string; interface_id string; srcaddr string; dstaddr string;"
          + " srcport int; dstport int; protocol bigint; packets bigint; bytes bigint;"
          + " start bigint; end bigint; action string; log_status string";

  @TempDir Path folder;

  @Test
  void readsFlowLogsAsDuckDbsOwnReaderDoes() throws SQLException {
    new FlowLogFolder(folder).addGzip(FlowLogFolder.DEFAULT, "a.log.gz");
    new FlowLogFolder(folder).addGzip(FlowLogFolder.DEFAULT, "below/b.log.gz");
    TableSource table = TableQuestion.in(folder, TableQuestion.delimited(' ', 1), COLUMNS);
    String sql =
        "SELECT srcaddr, action, count(*), sum(bytes), count(srcport), min(\"start\") FROM t"
            + " GROUP BY 1, 2 ORDER BY 1, 2";
    String csv =
        "read_csv('"
            + folder
            + "/**/*.gz', delim=' ', skip=1, header=false, auto_detect=false, quote='', columns={"
            + " 'version': 'INTEGER', 'account_id': 'VARCHAR', 'interface_id': 'VARCHAR',"
            + " 'srcaddr': 'VARCHAR', 'dstaddr': 'VARCHAR', 'srcport': 'INTEGER',"
            + " 'dstport': 'INTEGER', 'protocol': 'BIGINT', 'packets': 'BIGINT',"
            + " 'bytes': 'BIGINT', 'start': 'BIGINT', 'end': 'BIGINT', 'action': 'VARCHAR',"
            + " 'log_status': 'VARCHAR'}, nullstr='-')";
    String typed =
        "(SELECT * REPLACE (coalesce(srcaddr, '-') AS srcaddr, coalesce(action, '-') AS action)"
            + " FROM "
            + csv
            + ")";
    assertEquals(
        duckDb("WITH t AS (SELECT * FROM " + typed + ") " + sql),
        TableQuestion.of(
                table, sql, "varchar", "varchar", "bigint", "decimal(38,0)", "bigint", "bigint")
            .ask()
            .rows());
  }

  @Test
  void keepsTheDashOfAnAbsentText() {
    write("a.log", "h1 h2 h3\n- - x\n7 - y\n");
    assertEquals(
        List.of("NULL|-|x", "7|-|y"),
        TableQuestion.of(
                TableQuestion.in(
                    folder, TableQuestion.delimited(' ', 1), "a int; b string; c string"),
                "SELECT a, b, c FROM t ORDER BY c",
                "integer",
                "varchar",
                "varchar")
            .ask()
            .rows());
  }

  @Test
  void fillsShortLinesWithNullsAndCutsLongOnes() {
    write("a.csv", "1,x\r\n2,y,5,6\n\n+3\n\\N,\\N,9\n99999999999,z,1");
    assertEquals(
        List.of("1|x|NULL", "2|y|5", "3|NULL|NULL", "NULL|z|1", "NULL|NULL|9", "NULL|NULL|NULL"),
        TableQuestion.of(
                TableQuestion.in(
                    folder, TableQuestion.delimited(',', 0), "a int; b string; c tinyint"),
                "SELECT a, b, c FROM t ORDER BY ALL",
                "integer",
                "varchar",
                "tinyint")
            .ask()
            .rows());
  }

  @Test
  void readsEveryTypeOfHive() {
    write(
        "a.txt",
        "true\t1.5\t2.25e3\t12.345\t2021-02-03\t2021-02-03 04:05:06.789\taGVs\tabcdef\tx\u0002y"
            + "\tk\u00031\u0002l\u00032\t7\u0002z\n"
            + "yes\tx\tx\tx\tx\tx\t*\t\t\t\t\n");
    assertEquals(
        List.of(
            "NULL|NULL|NULL|NULL|NULL|NULL|NULL||[]|{}|{n=null, s=null}",
            "true|1.5|2250.0|12.35|2021-02-03|2021-02-03 04:05:06.789|68 65 6c|abc|[x, y]|{k=1,"
                + " l=2}|{n=7, s=z}"),
        TableQuestion.of(
                TableQuestion.in(
                    folder,
                    TableQuestion.delimited('\t', 0),
                    "a boolean; b float; c double; d decimal(10,2); e date; f timestamp; g binary;"
                        + " h varchar(3); i array<string>; j map<string,int>;"
                        + " k struct<n:int,s:string>"),
                "SELECT a, b, c, d, e, f, g, h, i, j, k FROM t ORDER BY a NULLS FIRST",
                "boolean",
                "real",
                "double",
                "decimal(10,2)",
                "date",
                "timestamp(3)",
                "varbinary",
                "varchar(3)",
                "array(varchar)",
                "map(varchar, integer)",
                "row(n integer, s varchar)")
            .ask()
            .rows());
  }

  @Test
  void passesOverHiddenAndEmptyObjects() throws IOException {
    write("a.log", "1\n");
    write("_tmp/b.log", "2\n");
    write(".hidden", "3\n");
    write("below/_SUCCESS", "4\n");
    Files.write(folder.resolve("empty.gz"), new byte[0]);
    TableQuestion.Answer answer =
        TableQuestion.of(
                TableQuestion.in(folder, TableQuestion.delimited(' ', 0), "a int"),
                "SELECT a FROM t",
                "integer")
            .ask();
    assertEquals(List.of("1"), answer.rows());
    assertEquals(1, answer.statistics().filesRead());
    assertEquals(2, answer.statistics().bytesScanned());
    assertEquals(1, answer.statistics().rowsScanned());
  }

  @Test
  void saysWhichObjectARowIsFrom() {
    Path file = write("below/a.log", "1\n2\n");
    List<String> rows =
        TableQuestion.of(
                TableQuestion.in(folder, TableQuestion.delimited(' ', 0), "a int"),
                "SELECT DISTINCT \"$path\", \"$file_size\","
                    + " \"$file_modified_time\".t > TIMESTAMP '2020-01-01' FROM t",
                "varchar",
                "bigint",
                "boolean")
            .ask()
            .rows();
    assertEquals(List.of("file://" + file + "|4|true"), rows);
  }

  @Test
  void failsOnGzipThatBreaksOff() throws IOException {
    byte[] whole = FlowLogFolder.gzip("1\n".repeat(1000));
    Files.write(folder.resolve("torn.gz"), java.util.Arrays.copyOf(whole, whole.length - 10));
    SqlFault fault =
        assertThrows(
            SqlFault.class,
            () ->
                TableQuestion.of(
                        TableQuestion.in(folder, TableQuestion.delimited(' ', 0), "a int"),
                        "SELECT count(a) FROM t",
                        "bigint")
                    .ask());
    assertEquals("HIVE_CURSOR_ERROR", fault.errorName());
    assertTrue(fault.message().contains("torn.gz"), fault.message());
  }

  @Test
  void readsCsvWithQuotesAndEscapes() {
    write("a.csv", "id,text\n1,\"a, \"\"b\"\"\"\n2,\"c\\\"d\"\n3,\n\"4\",plain\n");
    assertEquals(
        List.of("1|a, \"b\"", "2|c\"d", "3|", "4|plain"),
        TableQuestion.of(
                TableQuestion.in(
                    folder,
                    new TableFormat.Lines(
                        new LineSerde.Csv((byte) ',', (byte) '\"', (byte) '\\', 1)),
                    "a int; b string"),
                "SELECT a, b FROM t ORDER BY a",
                "integer",
                "varchar")
            .ask()
            .rows());
  }

  @Test
  void takesEscapedBytesAsTheyAre() {
    write("a.txt", "a\\|b|1\n\\N|2\nc\\\\d|3|x\n");
    TableFormat format =
        new TableFormat.Lines(
            new LineSerde.Delimited(
                new Delimiters(
                    (byte) '|',
                    OptionalInt.of('\\'),
                    Delimiters.HIVE_NULL,
                    0,
                    (byte) 2,
                    (byte) 3)));
    assertEquals(
        List.of("a|b|1", "NULL|2", "c\\d|3"),
        TableQuestion.of(
                TableQuestion.in(folder, format, "a string; b int"),
                "SELECT a, b FROM t ORDER BY b",
                "varchar",
                "integer")
            .ask()
            .rows());
  }

  @Test
  void readsWhatARegularExpressionTakesApart() throws IOException {
    Files.write(
        folder.resolve("a.log.zst"),
        com.github.luben.zstd.Zstd.compress("GET /x 200\nnonsense\nPUT /y -\n".getBytes(UTF_8)));
    TableFormat format =
        new TableFormat.Lines(new LineSerde.Regex(Pattern.compile("(\\w+) (\\S+) (\\S+)"), 0));
    assertEquals(
        List.of("GET|/x|200", "PUT|/y|NULL", "NULL|NULL|NULL"),
        TableQuestion.of(
                TableQuestion.in(folder, format, "method string; path string; status int"),
                "SELECT method, path, status FROM t ORDER BY method",
                "varchar",
                "varchar",
                "integer")
            .ask()
            .rows());
  }

  @Test
  void readsARowLongerThanAPieceOfText() {
    String wide = "x".repeat(700_000);
    write("a.txt", "1," + wide + "\n2,y\n");
    assertEquals(
        List.of("1|700000", "2|1"),
        TableQuestion.of(
                TableQuestion.in(folder, TableQuestion.delimited(',', 0), "a int; b string"),
                "SELECT a, length(b) FROM t ORDER BY a",
                "integer",
                "bigint")
            .ask()
            .rows());
  }

  @Test
  void refusesFormatsThatItDoesNotRead() {
    write("a.bz2", "1\n");
    SqlFault packed =
        assertThrows(
            SqlFault.class,
            () ->
                TableQuestion.of(
                        TableQuestion.in(folder, TableQuestion.delimited(' ', 0), "a int"),
                        "SELECT a FROM t",
                        "integer")
                    .ask());
    assertEquals("NOT_SUPPORTED", packed.errorName());
  }

  @Test
  void readsJsonLines() {
    write(
        "a.json",
        """
        {"Id": 1, "name": "x", "tags": ["a","b"], "nested": {"N": 5, "extra": 1}, "m": {"Key": 2}}
        {"id": "2", "name": null, "unknown": {"deep": [1,2]}}

        {"id": 3.5, "name": 12}
        """);
    TableFormat format = TableQuestion.json("id", "name", "tags", "nested", "m");
    assertEquals(
        List.of(
            "1|x|[a, b]|{n=5}|{Key=2}",
            "2|NULL|NULL|NULL|NULL",
            "NULL|12|NULL|NULL|NULL",
            "NULL|NULL|NULL|NULL|NULL"),
        TableQuestion.of(
                TableQuestion.in(
                    folder,
                    format,
                    "id int; name string; tags array<string>; nested struct<n:int>;"
                        + " m map<string,int>"),
                "SELECT id, name, tags, nested, m FROM t ORDER BY id, name",
                "integer",
                "varchar",
                "array(varchar)",
                "row(n integer)",
                "map(varchar, integer)")
            .ask()
            .rows());
  }

  @Test
  void readsRandomTextAsAPlainSplitDoes() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    List<String> expected = new ArrayList<>();
    for (int line = 0; line < 20_000; line++) {
      int cells = random.nextInt(6);
      List<String> row = new ArrayList<>();
      for (int cell = 0; cell <= cells; cell++) {
        row.add(
            switch (random.nextInt(6)) {
              case 0 -> "";
              case 1 -> "ä€" + random.nextInt(100);
              case 2 -> "x".repeat(random.nextInt(40));
              default -> Integer.toString(random.nextInt());
            });
      }
      text.append(String.join(";", row)).append('\n');
      expected.add(
          (row.size() > 3 ? row.get(3) : "NULL") + "|" + (row.size() > 1 ? row.get(1) : "NULL"));
    }
    write("a.txt", text.toString());
    expected.sort(null);
    List<String> rows =
        new ArrayList<>(
            TableQuestion.of(
                    TableQuestion.in(
                        folder,
                        TableQuestion.delimited(';', 0),
                        "a string; b string; c string; d string"),
                    "SELECT d, b FROM t",
                    "varchar",
                    "varchar")
                .ask()
                .rows());
    rows.sort(null);
    assertEquals(expected, rows, () -> "seed " + seed);
  }

  private Path write(String name, String text) {
    return new FlowLogFolder(folder).addText(text, name);
  }

  static List<String> duckDb(String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(rows.getString(i) == null ? "NULL" : rows.getString(i));
        }
        found.add(String.join("|", row));
      }
    }
    return found;
  }
}
