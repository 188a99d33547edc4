package weir.query.arrow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;

class ArrowTableTest {
  /// Numbers from 0 on, their texts and their thirds, NULL where they are none.
  private record Numbers(int count) implements BatchSource {
    @Override
    public Reading read() {
      AtomicInteger next = new AtomicInteger();
      return () -> new Lane() {
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

  private static List<String> ask(ArrowTable table, String... statements) throws SQLException {
    List<String> answer = new ArrayList<>();
    try (table;
        DuckDBConnection connection =
            DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
        Statement statement = connection.createStatement()) {
      connection.registerArrowStream("numbers", table.stream());
      for (String sql : statements) {
        try (ResultSet rows = statement.executeQuery(sql)) {
          while (rows.next()) {
            StringBuilder row = new StringBuilder();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
              row.append(i == 1 ? "" : "|").append(rows.getString(i));
            }
            answer.add(row.toString());
          }
        }
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
            "SELECT count(*), sum(n), count(third), sum(third), max(t) FROM numbers"));
  }

  @Test
  void isReadByOneStatementAfterTheOther() throws SQLException {
    assertEquals(
        List.of("10", "45"),
        ask(
            table(new Numbers(10)),
            "SELECT count(*) FROM numbers",
            "SELECT sum(n) FROM numbers"));
  }

  @Test
  void isReadTwiceInOneStatement() throws SQLException {
    assertEquals(
        List.of("100000"),
        ask(
            table(new Numbers(100_000)),
            "SELECT count(*) FROM numbers AS a JOIN numbers AS b ON a.n = b.n"));
  }

  @Test
  void cases() throws Exception {
    for (String q : java.nio.file.Files.readAllLines(java.nio.file.Path.of("/tmp/speed7/cases.txt"))) {
      try {
        System.out.println(ask(table(new Numbers(1000)), q) + " " + q);
      } catch (SQLException e) {
        System.out.println(e.getMessage() + " " + q);
      }
    }
  }
}
