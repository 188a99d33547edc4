package weir.query.arrow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.StringJoiner;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;

class ArrowTableTest {
  /// Numbers from 0 on, their texts and their thirds, NULL where they are none.
  private record Numbers(int count) implements BatchSource {
    @Override
    public Reading read() {
      AtomicInteger next = new AtomicInteger();
      return () ->
          new Lane() {
            @Override
            public boolean fill(ArrowBatch batch) {
              while (batch.room() > 0) {
                int number = next.getAndIncrement();
                if (number >= count) {
                  break;
                }
                add(batch, number);
              }
              return batch.rows() > 0;
            }

            @Override
            public void close() {}
          };
    }

    private static void add(ArrowBatch batch, int number) {
      ((ArrowNumbers) batch.column(0)).add(number);
      byte[] text = ("number " + number).getBytes(StandardCharsets.UTF_8);
      ((ArrowTexts) batch.column(1)).add(text, 0, text.length);
      if (number % 3 == 0) {
        ((ArrowNumbers) batch.column(2)).add(number / 3);
      } else {
        batch.column(2).addNull();
      }
    }
  }

  private static ArrowTable table(BatchSource source) {
    return new ArrowTable(
        List.of("n", "t", "third"),
        List.of(ArrowType.INT64, ArrowType.TEXT, ArrowType.INT32),
        2,
        source);
  }

  /// Copies the rows into the table `kept` and asks that.
  private static List<String> ask(ArrowTable table, String sql) throws SQLException {
    try (table;
        DuckDBConnection connection = open();
        Statement statement = connection.createStatement()) {
      connection.registerArrowStream("numbers", table.stream());
      statement.execute("CREATE TABLE kept AS FROM numbers");
      return rows(connection, sql);
    }
  }

  private static List<String> rows(DuckDBConnection connection, String sql) throws SQLException {
    List<String> answer = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        StringJoiner row = new StringJoiner("|");
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(rows.getString(i) == null ? "null" : rows.getString(i));
        }
        answer.add(row.toString());
      }
    }
    return answer;
  }

  @Test
  void handsOverEveryRowOnce() throws SQLException {
    assertEquals(
        List.of("100000|4999950000|33334|555561111|number 99999"),
        ask(
            table(new Numbers(100_000)),
            "SELECT count(*), sum(n), count(third), sum(third), max(t) FROM kept"));
  }

  @Test
  void isReadByEachConnectionOnce() throws SQLException {
    try (ArrowTable table = table(new Numbers(10));
        DuckDBConnection first = open();
        DuckDBConnection second = first.duplicate().unwrap(DuckDBConnection.class)) {
      first.registerArrowStream("numbers", table.stream());
      second.registerArrowStream("numbers", table.stream());
      assertEquals(List.of("45"), rows(first, "SELECT sum(n) FROM numbers"));
      assertEquals(List.of("10"), rows(second, "SELECT count(*) FROM numbers"));
      assertEquals(
          "Invalid Input Error: This stream has been released",
          assertThrows(SQLException.class, () -> rows(second, "FROM numbers")).getMessage());
    }
  }

  @Test
  void keepsTextsOfAnyLengthAndNullsInTheirPlaces() throws SQLException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<Optional<String>> texts = new ArrayList<>();
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      String text = "é".repeat(random.nextInt(4)) + "x".repeat(random.nextInt(40));
      if (i % 5_000 == 0) {
        text = "long ".repeat(100_000);
      }
      texts.add(random.nextInt(3) == 0 ? Optional.empty() : Optional.of(text));
    }
    texts.forEach(text -> all.append(text.orElse("NULL")).append(','));
    BatchSource source =
        () -> {
          Iterator<Optional<String>> next = texts.iterator();
          return () ->
              lane(batch -> {
                while (batch.room() > 0 && next.hasNext()) {
                  ArrowTexts column = (ArrowTexts) batch.column(0);
                  next.next()
                      .map(text -> text.getBytes(StandardCharsets.UTF_8))
                      .ifPresentOrElse(text -> column.add(text, 0, text.length), column::addNull);
                }
              });
        };
    assertEquals(
        List.of(Integer.toString(all.length()) + "|" + md5(all.toString())),
        ask(
            new ArrowTable(List.of("t"), List.of(ArrowType.TEXT), 1, source),
            "SELECT length(string_agg(coalesce(t, 'NULL') || ',', '' ORDER BY rowid)),"
                + " md5(string_agg(coalesce(t, 'NULL') || ',', '' ORDER BY rowid)) FROM kept"),
        "seed " + seed);
  }

  @Test
  void holdsTheBoundsOfEveryTypeOfNumber() throws SQLException {
    BatchSource source =
        () -> {
          AtomicInteger calls = new AtomicInteger();
          return () ->
              lane(batch -> {
                if (calls.getAndIncrement() > 0) {
                  return;
                }
                for (int column = 0; column < 4; column++) {
                  ArrowNumbers numbers = (ArrowNumbers) batch.column(column);
                  numbers.add(numbers.most());
                  numbers.addNull();
                  numbers.add(~numbers.most());
                }
              });
        };
    assertEquals(
        List.of(
            "-128|-32768|-2147483648|-9223372036854775808",
            "127|32767|2147483647|9223372036854775807",
            "null|null|null|null"),
        ask(
            new ArrowTable(
                List.of("a", "b", "c", "d"),
                List.of(ArrowType.INT8, ArrowType.INT16, ArrowType.INT32, ArrowType.INT64),
                1,
                source),
            "FROM kept ORDER BY a"));
  }

  @Test
  void saysWhyALaneFailed() {
    BatchSource source =
        () ->
            () ->
                lane(batch -> {
                  throw new IllegalStateException("no more of this");
                });
    String message =
        assertThrows(SQLException.class, () -> ask(table(source), "SELECT count(*) FROM kept"))
            .getMessage();
    assertTrue(String.valueOf(message).contains("no more of this"), message);
  }

  @Test
  void endsItsLanesWhenAStatementWantsNoMoreRows() throws SQLException {
    AtomicInteger open = new AtomicInteger();
    Numbers endless = new Numbers(Integer.MAX_VALUE);
    BatchSource source =
        () -> {
          BatchSource.Reading reading = endless.read();
          return () -> {
            open.incrementAndGet();
            BatchSource.Lane lane = reading.open();
            return new BatchSource.Lane() {
              @Override
              public boolean fill(ArrowBatch batch) {
                return lane.fill(batch);
              }

              @Override
              public void close() {
                open.decrementAndGet();
              }
            };
          };
        };
    try (DuckDBConnection connection = open()) {
      try (ArrowTable table = table(source)) {
        connection.registerArrowStream("numbers", table.stream());
        assertEquals(
            List.of("10"), rows(connection, "SELECT count(*) FROM (FROM numbers LIMIT 10)"));
      }
    }
    assertEquals(0, open.get());
  }

  @Test
  void leavesDuckDbTheRowsThatItHoldsWhateverEndsFirst() throws SQLException {
    try (DuckDBConnection connection = open();
        Statement statement = connection.createStatement()) {
      statement.execute("SET SESSION jdbc_stream_results=true");
      ArrowTable table = table(new Numbers(Integer.MAX_VALUE));
      connection.registerArrowStream("numbers", table.stream());
      try (ResultSet rows = statement.executeQuery("SELECT n, t FROM numbers")) {
        assertTrue(rows.next());
        table.close();
        SQLException end =
            assertThrows(
                SQLException.class,
                () -> {
                  do {
                    assertEquals("number " + rows.getLong(1), rows.getString(2));
                  } while (rows.next());
                });
        assertTrue(String.valueOf(end.getMessage()).contains("get_next failed"), end::toString);
      }
    }
  }

  @Test
  void stopsWhileDuckDbWaitsForRows() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    BatchSource source =
        () ->
            () ->
                lane(batch -> {
                  asked.countDown();
                  await(never);
                });
    try (DuckDBConnection connection = open();
        ArrowTable table = table(source)) {
      connection.registerArrowStream("numbers", table.stream());
      Thread stopping =
          Thread.ofPlatform()
              .start(() -> {
                await(asked);
                table.stop();
              });
      String message =
          assertThrows(SQLException.class, () -> rows(connection, "FROM numbers")).getMessage();
      assertTrue(String.valueOf(message).contains("the scan was stopped"), message);
      stopping.join();
      never.countDown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static BatchSource.Lane lane(Consumer<ArrowBatch> filling) {
    return new BatchSource.Lane() {
      @Override
      public boolean fill(ArrowBatch batch) {
        filling.accept(batch);
        return batch.rows() > 0;
      }

      @Override
      public void close() {}
    };
  }

  private static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static DuckDBConnection open() throws SQLException {
    return DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
  }
}
