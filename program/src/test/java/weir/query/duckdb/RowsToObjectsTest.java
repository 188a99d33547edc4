package weir.query.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weir.query.engine.OutputFormat;
import weir.query.engine.QueryLimits;
import weir.query.engine.RunningQuery;
import weir.query.engine.TableFormat;
import weir.query.engine.WriteOrder;
import weir.query.engine.WrittenRows;
import weir.query.objects.FolderObjects;
import weir.query.objects.LocalObject;
import weir.query.objects.ObjectAddress;
import weir.query.objects.ObjectEntry;
import weir.query.objects.ObjectLock;
import weir.query.objects.ObjectSource;
import weir.query.sql.SqlFault;

class RowsToObjectsTest {
  private static final String TYPES =
      "c0 bigint; c1 string; c2 boolean; c3 decimal(10,2); c4 timestamp; c5 binary; c6 array<int>;"
          + " c7 map<string,int>; c8 struct<a:int,b:string>; c9 double; c10 date";
  private static final String[] TRINO = {
    "bigint",
    "varchar",
    "boolean",
    "decimal(10,2)",
    "timestamp(3)",
    "varbinary",
    "array(integer)",
    "map(varchar, integer)",
    "row(a integer, b varchar)",
    "double",
    "date"
  };
  private static final String ROWS =
      "SELECT * FROM (VALUES (1::BIGINT, 'a b', true, 1.50::DECIMAL(10,2),"
          + " TIMESTAMP '2021-04-04 02:30:00.120', 'hel'::BLOB, [1,2]::INTEGER[],"
          + " MAP {'k': 1::INTEGER}, {'a': 5::INTEGER, 'b': 'z'}, 2.5e10::DOUBLE,"
          + " DATE '2021-01-02'), (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL))";

  private final DuckDbSqlEngine engine = new DuckDbSqlEngine(TableQuestion.SETTINGS);

  @TempDir Path folder;

  @AfterEach
  void close() {
    engine.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "text", "json", "plain"})
  void writesWhatTheReaderOfTheFormatReadsBack(String name) {
    OutputFormat format =
        switch (name) {
          case "parquet" -> new OutputFormat.Parquet(OutputFormat.Codec.SNAPPY);
          case "text" -> new OutputFormat.Text('\001', true);
          case "plain" -> new OutputFormat.Text(',', false);
          default -> new OutputFormat.Json(true);
        };
    WrittenRows written = write(ROWS, format, List.of(), TRINO);
    assertEquals(2, written.rows());
    assertEquals(
        "rows" + (name.equals("text") || name.equals("json") ? ".gz" : ""),
        written.objects().getFirst().entry().address().path().getFileName().toString());
    TableFormat reading =
        switch (name) {
          case "parquet" -> new TableFormat.Parquet();
          case "text" -> TableQuestion.delimited('\001', 0);
          case "plain" -> TableQuestion.delimited(',', 0);
          default ->
              TableQuestion.json("c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9", "c10");
        };
    assertEquals(
        List.of(
            "1|a b|true|1.50|2021-04-04 02:30:00.120|68 65 6c|[1, 2]|{k=1}|{a=5,"
                + " b=z}|2.5E10|2021-01-02",
            "2" + "|NULL".repeat(10)),
        TableQuestion.of(
                TableQuestion.in(folder.resolve("out"), reading, TYPES),
                "SELECT c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10 FROM t ORDER BY 1",
                TRINO)
            .ask()
            .rows());
  }

  @Test
  void partsRowsByTheLastColumns() throws IOException {
    WrittenRows written =
        write(
            "SELECT range AS n, range % 3 AS k, CASE WHEN range = 4 THEN NULL ELSE 'a/b' END"
                + " FROM range(10)",
            new OutputFormat.Parquet(OutputFormat.Codec.ZSTD),
            List.of("c1", "c2"),
            "bigint",
            "bigint",
            "varchar");
    assertEquals(10, written.rows());
    assertEquals(4, written.objects().size());
    try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
      assertEquals(
          List.of(
              "c1=0/c2=a%2Fb/rows",
              "c1=1/c2=__HIVE_DEFAULT_PARTITION__/rows",
              "c1=1/c2=a%2Fb/rows",
              "c1=2/c2=a%2Fb/rows"),
          files
              .filter(Files::isRegularFile)
              .map(file -> folder.resolve("out").relativize(file).toString())
              .sorted()
              .toList());
    }
  }

  @Test
  void rowsWithoutAKeyAndWithAnEmptyOneAreOnePartition() throws IOException {
    WrittenRows written =
        write(
            "SELECT * FROM (VALUES (1, NULL), (2, ''), (3, 'a')) AS v(n, k)",
            new OutputFormat.Text(',', false),
            List.of("c1"),
            "bigint",
            "varchar");
    assertEquals(3, written.rows());
    assertEquals(
        "1 2",
        Files.readAllLines(folder.resolve("out/c1=__HIVE_DEFAULT_PARTITION__/rows")).stream()
            .sorted()
            .collect(Collectors.joining(" ")));
    assertEquals(
        List.of("[a]", "[null]"),
        written.objects().stream().map(object -> object.partition().toString()).sorted().toList());
  }

  @Test
  void removesTheRestThoughOneObjectCannotBeRemoved() {
    FolderObjects objects = new FolderObjects(folder);
    ObjectSource failing =
        new ObjectSource() {
          private int puts;
          private int deletes;

          @Override
          public Stream<ObjectEntry> list(ObjectAddress prefix) {
            return objects.list(prefix);
          }

          @Override
          public LocalObject fetch(ObjectEntry entry) {
            return objects.fetch(entry);
          }

          @Override
          public ObjectEntry put(ObjectAddress address, Path content, ObjectLock lock) {
            if (++puts > 3) {
              throw new weir.model.aws.Fault.Denied("no more");
            }
            return objects.put(address, content, lock);
          }

          @Override
          public void delete(ObjectAddress address) {
            if (++deletes == 1) {
              throw new weir.model.aws.Fault.Denied("not this one");
            }
            objects.delete(address);
          }
        };
    try (RunningQuery query =
        question("SELECT range, range FROM range(5)", "bigint", "bigint")
            .start(engine, failing, QueryLimits.ATHENA)) {
      SqlFault fault =
          assertThrows(
              SqlFault.class,
              () ->
                  query.write(
                      order(new OutputFormat.Parquet(OutputFormat.Codec.ZSTD), List.of("c1"))));
      assertEquals("PERMISSION_DENIED: no more", fault.text());
    }
    try (Stream<ObjectEntry> left = objects.list(ObjectAddress.of(folder.resolve("out")))) {
      assertEquals(1, left.count());
    }
  }

  @Test
  void refusesMorePartitionsThanAllowedAndLeavesNothing() {
    SqlFault fault =
        assertThrows(
            SqlFault.class,
            () ->
                write(
                    "SELECT range, range FROM range(101)",
                    new OutputFormat.Parquet(OutputFormat.Codec.ZSTD),
                    List.of("c1"),
                    "bigint",
                    "bigint"));
    assertEquals(
        "HIVE_TOO_MANY_OPEN_PARTITIONS: Exceeded limit of 100 open writers for partitions/buckets",
        fault.text());
    assertFalse(Files.exists(folder.resolve("out")));
  }

  @Test
  void writesNoObjectForNoRows() {
    WrittenRows written =
        write(
            "SELECT range FROM range(0)",
            new OutputFormat.Parquet(OutputFormat.Codec.GZIP),
            List.of(),
            "bigint");
    assertEquals(new WrittenRows(0, List.of()), written);
  }

  @Test
  void refusesTypesThatHiveLacks() {
    SqlFault fault =
        assertThrows(
            SqlFault.class,
            () ->
                write(
                    "SELECT {'t': TIMESTAMP '2021-01-01', 'z': 'UTC'}",
                    new OutputFormat.Json(true),
                    List.of(),
                    "timestamp(3) with time zone"));
    assertEquals("NOT_SUPPORTED: Unsupported Hive type: timestamp(3) with time zone", fault.text());
  }

  @Test
  void removesWhatItWroteWhenItFails() {
    FolderObjects objects = new FolderObjects(folder);
    ObjectSource failing =
        new ObjectSource() {
          private int puts;

          @Override
          public Stream<ObjectEntry> list(ObjectAddress prefix) {
            return objects.list(prefix);
          }

          @Override
          public LocalObject fetch(ObjectEntry entry) {
            return objects.fetch(entry);
          }

          @Override
          public ObjectEntry put(ObjectAddress address, Path content, ObjectLock lock) {
            if (++puts > 2) {
              throw new weir.model.aws.Fault.Denied("no more");
            }
            return objects.put(address, content, lock);
          }

          @Override
          public void delete(ObjectAddress address) {
            objects.delete(address);
          }
        };
    try (RunningQuery query =
        question("SELECT range, range FROM range(5)", "bigint", "bigint")
            .start(engine, failing, QueryLimits.ATHENA)) {
      SqlFault fault =
          assertThrows(
              SqlFault.class,
              () ->
                  query.write(
                      order(new OutputFormat.Parquet(OutputFormat.Codec.ZSTD), List.of("c1"))));
      assertEquals("PERMISSION_DENIED: no more", fault.text());
    }
    try (Stream<ObjectEntry> left = objects.list(ObjectAddress.of(folder.resolve("out")))) {
      assertTrue(left.findAny().isEmpty());
    }
  }

  private TableQuestion question(String sql, String... types) {
    return TableQuestion.of(
        TableQuestion.in(folder.resolve("none"), TableQuestion.delimited(' ', 0), "a int"),
        sql,
        types);
  }

  private WrittenRows write(
      String sql, OutputFormat format, List<String> partitionedBy, String... types) {
    try (RunningQuery query =
        question(sql, types).start(engine, new FolderObjects(folder), QueryLimits.ATHENA)) {
      return query.write(order(format, partitionedBy));
    }
  }

  private WriteOrder order(OutputFormat format, List<String> partitionedBy) {
    return new WriteOrder(
        ObjectAddress.of(folder.resolve("out")),
        "rows",
        format,
        ObjectLock.NONE,
        partitionedBy,
        WriteOrder.ATHENA_PARTITIONS);
  }
}
