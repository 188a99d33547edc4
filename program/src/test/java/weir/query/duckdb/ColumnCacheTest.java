package weir.query.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import weir.model.aws.Fault;
import weir.query.columns.ColumnCacheSettings;
import weir.query.engine.QueryLimits;
import weir.query.files.FlowLogFolder;
import weir.query.objects.FolderObjects;
import weir.query.objects.LocalObject;
import weir.query.objects.ObjectAddress;
import weir.query.objects.ObjectEntry;
import weir.query.objects.ObjectSource;
import weir.query.objects.ReadOnlyObjects;
import weir.query.sql.SqlFault;

@Timeout(60)
class ColumnCacheTest {
  private static final String HEADER =
      "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start"
          + " end action log-status\n";
  private static final String COLUMNS =
      "version int; account_id string; interface_id string; srcaddr string; dstaddr string;"
          + " srcport int; dstport string; protocol smallint; packets bigint; bytes double;"
          + " start bigint; end bigint; action string; log_status string; more int";
  private static final String[] TYPES = {
    "integer", "varchar", "varchar", "varchar", "varchar", "integer", "varchar", "smallint",
    "bigint", "double", "bigint", "bigint", "varchar", "varchar", "integer", "varchar"
  };
  private static final String ALL =
      "SELECT version, account_id, interface_id, srcaddr, dstaddr, srcport, dstport, protocol,"
          + " packets, bytes, start, \"end\", action, log_status, more, \"$path\" FROM t ORDER BY"
          + " ALL";

  @TempDir Path folder;

  /// DuckDB's late materialization broke on these.
  @Test
  void givesTheFirstOfOrderedRowsFromColumns() throws Exception {
    for (int file = 0; file < 4; file++) {
      write(file, lines(new Random(file), 500));
    }
    TableQuestion top =
        question(
            "SELECT srcaddr, action, start FROM t ORDER BY start, srcaddr, bytes, srcport LIMIT 25",
            "varchar",
            "varchar",
            "bigint");
    try (DuckDbSqlEngine engine = engine(1 << 20)) {
      TableQuestion.Answer first = ask(engine, top);
      Objects.requireNonNull(engine.columns()).awaitConversions();
      assertEquals(first.rows(), ask(engine, top).rows());
    }
  }

  @Test
  void answersTheSameFromColumnsAsFromText() throws Exception {
    long seed = System.nanoTime();
    for (int file = 0; file < 4; file++) {
      write(file, lines(new Random(seed + file), 500));
    }
    // Another format in the same table: fewer columns, of other kinds.
    new FlowLogFolder(folder)
        .addGzip(FlowLogFolder.CUSTOM, FlowLogFolder.key(9, 0, "fl-9") + ".log.gz");
    TableQuestion all = question(ALL, TYPES);
    try (DuckDbSqlEngine engine = engine(1 << 20)) {
      TableQuestion.Answer first = ask(engine, all);
      engine.awaitColumns();
      assertEquals(4 + 1, kept().size(), () -> "seed " + seed);
      TableQuestion.Answer second = ask(engine, all);
      assertEquals(first.rows(), second.rows(), () -> "seed " + seed);
      assertEquals(first.statistics().rowsScanned(), second.statistics().rowsScanned());
      assertEquals(first.statistics().bytesScanned(), second.statistics().bytesScanned());
      assertEquals(
          List.of("2000"),
          ask(engine, question("SELECT count(*) FROM t WHERE log_status IS NOT NULL", "bigint"))
              .rows());
    }
    // What an engine before has left is there for the next.
    try (DuckDbSqlEngine engine = engine(1 << 20)) {
      assertEquals(ask(engine, all).rows(), ask(engine, all).rows());
    }
  }

  @Test
  void keepsNoColumnsOfTextThatTheyDoNotMatchExactly() throws Exception {
    write(0, "2 1 eni-1 10.0.0.1 10.0.0.2 0443 80 6 1 40 1 2 ACCEPT OK\n");
    write(1, "2 1 eni-1 10.0.0.1 10.0.0.2 443 80 6 1 40 1 2 ACCEPT\n");
    write(2, "2 1 eni-1 2001:DB8::1 10.0.0.2 443 80 6 1 40 1 2 ACCEPT OK\n");
    write(3, "2 1 eni-1 10.0.0.1 10.0.0.2 443 80 6 1 40 1 2 ACCEPT OK\r\n");
    try (DuckDbSqlEngine engine = engine(1 << 20)) {
      TableQuestion.Answer first = ask(engine, question(ALL, TYPES));
      assertEquals(4, first.rows().size());
      engine.awaitColumns();
      assertEquals(List.of(), kept());
      assertEquals(first.rows(), ask(engine, question(ALL, TYPES)).rows());
    }
  }

  @Test
  void staysWithinItsBound() throws Exception {
    for (int file = 0; file < 6; file++) {
      write(file, lines(new Random(file), 2000));
    }
    try (DuckDbSqlEngine engine = engine(100_000)) {
      ask(engine, question("SELECT count(*) FROM t", "bigint"));
      engine.awaitColumns();
      long bytes = 0;
      for (Path file : kept()) {
        bytes += Files.size(file);
      }
      assertTrue(bytes <= 100_000 && bytes > 0, "bytes " + bytes);
      assertEquals(
          List.of("12000"), ask(engine, question("SELECT count(*) FROM t", "bigint")).rows());
    }
  }

  @Test
  void letsGoWhatWasUsedLongestAgoAlsoAfterARestart() throws Exception {
    for (int file = 0; file < 3; file++) {
      write(file, lines(new Random(file), 2000));
    }
    try (DuckDbSqlEngine engine = engine(1 << 20)) {
      ask(engine, question("SELECT count(*) FROM t", "bigint"));
      engine.awaitColumns();
    }
    List<Path> all = kept();
    Files.setLastModifiedTime(all.get(0), FileTime.from(Instant.parse("2025-12-30T00:00:00Z")));
    Files.setLastModifiedTime(all.get(1), FileTime.from(Instant.parse("2025-12-29T00:00:00Z")));
    Files.setLastModifiedTime(all.get(2), FileTime.from(Instant.parse("2025-12-31T00:00:00Z")));
    long room = Files.size(all.get(0)) + Files.size(all.get(2));
    engine(room).close();
    assertEquals(List.of(all.get(0), all.get(2)), kept());
    engine(room - 1).close();
    assertEquals(List.of(all.get(2)), kept());
  }

  @Test
  void showsAChangedObjectAsItIsNow() throws Exception {
    write(0, lines(new Random(1), 10));
    try (DuckDbSqlEngine engine = engine(1 << 20)) {
      ask(engine, question("SELECT count(*) FROM t", "bigint"));
      engine.awaitColumns();
      write(0, lines(new Random(2), 33));
      assertEquals(List.of("33"), ask(engine, question("SELECT count(*) FROM t", "bigint")).rows());
    }
  }

  @Test
  void asksForPermissionAlsoWhenTheColumnsAreHere() throws Exception {
    write(0, lines(new Random(1), 10));
    FolderObjects open = new FolderObjects(folder);
    ObjectSource closed =
        new ReadOnlyObjects() {
          @Override
          public Stream<ObjectEntry> list(ObjectAddress prefix) {
            return open.list(prefix);
          }

          @Override
          public LocalObject fetch(ObjectEntry entry) {
            throw new Fault.Denied("Access Denied");
          }
        };
    TableQuestion question = question("SELECT count(bytes) FROM t", "bigint");
    try (DuckDbSqlEngine engine = engine(1 << 20)) {
      ask(engine, question);
      engine.awaitColumns();
      assertEquals(1, kept().size());
      SqlFault fault =
          assertThrows(SqlFault.class, () -> question.ask(engine, closed, QueryLimits.ATHENA));
      assertEquals("PERMISSION_DENIED: Access Denied", fault.text());
    }
  }

  @Test
  void keepsNothingOfALockedObject() throws Exception {
    write(0, lines(new Random(1), 10));
    FolderObjects open = new FolderObjects(folder);
    ObjectSource locked =
        new ReadOnlyObjects() {
          @Override
          public Stream<ObjectEntry> list(ObjectAddress prefix) {
            return open.list(prefix);
          }

          @Override
          public LocalObject fetch(ObjectEntry entry) {
            return new LocalObject(entry.address().path(), () -> {});
          }
        };
    try (DuckDbSqlEngine engine = engine(1 << 20)) {
      question("SELECT count(bytes) FROM t", "bigint").ask(engine, locked, QueryLimits.ATHENA);
      engine.awaitColumns();
      assertEquals(List.of(), kept());
    }
  }

  @Test
  void removesWhatACrashHasLeftHalfDone() throws IOException {
    Path part = Files.createDirectories(folder.resolve("columns")).resolve("0a.part");
    Files.writeString(part, "half");
    engine(1 << 20).close();
    assertTrue(Files.notExists(part));
  }

  private static String lines(Random random, int count) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      boolean noData = random.nextInt(20) == 0;
      String numbers =
          noData
              ? "- - - - - -"
              : "%s 10.0.%d.%d %d %d %d %d"
                  .formatted(
                      random.nextBoolean()
                          ? "10.1.2." + random.nextInt(256)
                          : "2001:db8::" + (1 + random.nextInt(9)),
                      random.nextInt(256),
                      random.nextInt(256),
                      random.nextInt(65536),
                      random.nextInt(65536),
                      random.nextInt(256),
                      random.nextInt(1 << 30));
      lines
          .append("2 123456789012 eni-")
          .append(random.nextInt(5))
          .append(' ')
          .append(numbers)
          .append(noData ? " -" : " " + random.nextInt(1 << 30))
          .append(" 1763596800 1763596859 ")
          .append(noData ? "- NODATA" : random.nextBoolean() ? "ACCEPT OK" : "REJECT OK")
          .append('\n');
    }
    return lines.toString();
  }

  private void write(int file, String lines) throws IOException {
    Path path = folder.resolve(FlowLogFolder.key(file, 0, "fl-1") + ".log.gz");
    Files.createDirectories(path.getParent());
    Files.write(path, FlowLogFolder.gzip(HEADER + lines));
  }

  private List<Path> kept() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("columns"))) {
      return files.sorted().toList();
    }
  }

  private TableQuestion question(String sql, String... types) {
    return TableQuestion.of(
        TableQuestion.in(folder.resolve("AWSLogs"), TableQuestion.delimited(' ', 1), COLUMNS),
        sql,
        types);
  }

  private TableQuestion.Answer ask(DuckDbSqlEngine engine, TableQuestion question) {
    return question.ask(engine, new FolderObjects(folder), QueryLimits.ATHENA);
  }

  private DuckDbSqlEngine engine(long boundBytes) {
    SqlEngineSettings plain = TableQuestion.SETTINGS;
    return new DuckDbSqlEngine(
        new SqlEngineSettings(
            plain.session(),
            plain.spillBytes(),
            plain.concurrentQueries(),
            plain.queuedQueries(),
            Optional.of(
                new ColumnCacheSettings(
                    folder.resolve("columns"),
                    boundBytes,
                    () -> Instant.parse("2026-01-01T00:00:00Z")))));
  }
}
