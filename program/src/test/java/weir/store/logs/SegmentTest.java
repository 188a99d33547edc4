package weir.store.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.model.flow.RecordFormat;
import weir.store.objects.LocalKeyRing;

/// Sealed segments: what becomes a row of columns, what others read in them, and what is encrypted.
class SegmentTest {
  private static final LogGroupId GROUP = new LogGroupId("g1");
  private static final String RECORD =
      "2 123456789012 eni-1 10.0.0.1 10.0.1.5 51000 443 6 10 840 1000 1030 ACCEPT OK";

  @TempDir Path folder;
  private final SampleLogs logs = new SampleLogs();

  private List<List<String>> ask(String sql) {
    List<List<String>> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(result.getString(i));
        }
        rows.add(row);
      }
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
    return rows;
  }

  private LogGroupEvents sealed(LogStore store, String... messages) {
    LogGroupEvents group = store.group(GROUP, logs.options());
    LogBatch.Builder batch = new LogBatch.Builder(messages.length, 0);
    for (String message : messages) {
      batch.add(1_000_000, message);
    }
    group.append("eni-1-all", batch.build(), logs.now());
    group.seal();
    return group;
  }

  @Test
  void keepsRecordsAsColumnsAndEverythingElseAsText() {
    logs.formats(RecordFormat.DEFAULT);
    try (LogStore store = logs.open(folder)) {
      String[] messages = {
        RECORD,
        "hello\nworld",
        RECORD.replace(" 443 ", " 0443 "),
        RECORD.replace(" 1000 ", " 1001 "),
        RECORD.replace("10.0.0.1", "2001:db8::1"),
        RECORD.replace("10.0.0.1", "2001:DB8::1"),
        "2 - eni-1 - - - - - - - 1000 1030 - NODATA",
        RECORD + " ",
        "",
      };
      LogGroupEvents group = sealed(store, messages);
      List<String> seen = new ArrayList<>();
      try (LogCursor cursor = group.read(LogRange.ALL)) {
        while (cursor.next()) {
          seen.add(cursor.message());
        }
      }
      assertEquals(List.of(messages), seen);
      assertEquals(
          List.of(List.of("0", "10.0.0.1"), List.of("4", "2001:db8::1"), List.of("6", "-")),
          ask(
              "select sequence, coalesce(srcaddr, '-') from '"
                  + segment("srcaddr")
                  + "' order by 1"));
      assertEquals(
          List.of("1", "2", "3", "5", "7", "8"),
          ask("select sequence from '" + segment("message") + "' order by 1").stream()
              .map(List::getFirst)
              .toList());
    }
  }

  private Path segment(String column) {
    for (Path file : logs.files(folder, ".parquet")) {
      if (ask("describe select * from '" + file + "'").stream()
          .anyMatch(row -> row.getFirst().equals(column))) {
        return file;
      }
    }
    throw new AssertionError("no segment has " + column);
  }

  @Test
  void duckDbReadsTextSegmentsWithTheSameRows() {
    try (LogStore store = logs.open(folder)) {
      LogGroupEvents group = store.group(GROUP, logs.options());
      for (int batch = 0; batch < 50; batch++) {
        String[] messages = new String[100];
        for (int i = 0; i < messages.length; i++) {
          messages[i] = "message " + batch + " ü " + "x".repeat((batch * i) % 57);
        }
        group.append("s" + batch % 3, SampleLogs.batch(5000 + batch * 50, messages), logs.now());
      }
      group.seal();
      List<List<String>> expected = new ArrayList<>();
      try (LogCursor cursor = group.read(LogRange.ALL)) {
        while (cursor.next()) {
          expected.add(
              List.of(
                  Long.toString(cursor.timestamp()),
                  Long.toString(cursor.sequence()),
                  cursor.stream(),
                  Long.toString(cursor.ingestionTime()),
                  cursor.message()));
        }
      }
      assertEquals(5000, expected.size());
      assertEquals(
          expected,
          ask(
              "select timestamp, sequence, stream, ingestion_time, message from '"
                  + segment("message")
                  + "' order by 1, 2"));
    }
  }

  @Test
  void nothingOfAnEncryptedGroupIsOnDiskInTheClear() throws IOException {
    logs.encrypt(LocalKeyRing.open(folder.resolve("keys")));
    logs.formats(RecordFormat.DEFAULT);
    List<String> before;
    try (LogStore store = logs.open(folder)) {
      LogGroupEvents group = sealed(store, RECORD, "very secret text");
      group.append("eni-1-all", SampleLogs.batch(1, "not yet sealed secret"), logs.now());
      assertClear("secret");
      assertClear("eni-1");
      assertClear("PAR1");
      before = SampleLogs.lines(group, LogRange.ALL);
      assertEquals(3, before.size());
    }
    try (LogStore store = logs.open(folder)) {
      assertEquals(before, SampleLogs.lines(store.group(GROUP, logs.options()), LogRange.ALL));
    }
  }

  private void assertClear(String secret) throws IOException {
    for (Path file : logs.files(folder, "")) {
      String name = file.getFileName().toString();
      if (name.endsWith(".parquet") || name.endsWith(".journal")) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertFalse(bytes.contains(secret), file + " shows " + secret);
      }
    }
  }

  @Test
  void passesOverADamagedSegmentAndSaysSoOnce() throws IOException {
    try (LogStore store = logs.open(folder)) {
      LogGroupEvents group = sealed(store, "one");
      Path file = logs.files(folder, ".parquet").getFirst();
      group.append("s", SampleLogs.batch(2_000_000, "two"), logs.now());
      group.seal();
      byte[] bytes = Files.readAllBytes(file);
      for (int at = 0; at < bytes.length; at++) {
        byte[] damaged = bytes.clone();
        damaged[at] ^= (byte) 0xff;
        Files.write(file, damaged);
        logs.heard.clear();
        List<String> lines = SampleLogs.lines(group, LogRange.ALL);
        assertTrue(
            lines.equals(List.of("2000000 s two")) && logs.heard.size() < 2
                || lines.equals(List.of("1000000 eni-1-all one", "2000000 s two")),
            "changed at " + at + ": " + lines);
      }
      Files.write(file, new byte[5]);
      logs.heard.clear();
      assertEquals(List.of("2000000 s two"), SampleLogs.lines(group, LogRange.ALL));
      SampleLogs.lines(group, LogRange.ALL);
      assertEquals(1, logs.heard.size(), logs.heard.toString());
      Files.delete(file);
      assertEquals(List.of("2000000 s two"), SampleLogs.lines(group, LogRange.ALL));
    }
  }

  @Test
  void missesASegmentBeforeAnybodyReads() throws IOException {
    try (LogStore store = logs.open(folder)) {
      sealed(store, "one");
    }
    Path file = logs.files(folder, ".parquet").getFirst();
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    try (LogStore store = logs.open(folder)) {
      LogGroupEvents group = store.group(GROUP, logs.options());
      store.maintain();
      store.maintain();
      assertEquals(1, logs.heard.size(), logs.heard.toString());
      assertEquals(List.of(), SampleLogs.lines(group, LogRange.ALL));
      assertEquals(1, logs.heard.size(), logs.heard.toString());
    }
  }
}
