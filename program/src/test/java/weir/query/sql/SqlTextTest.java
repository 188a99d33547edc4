package weir.query.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlTextTest {
  @Test
  void aListIsThoseTextsHoweverManyTheyAre() throws SQLException {
    List<String> texts = new ArrayList<>();
    for (int count = 0; count <= 300; count += 5) {
      assertEquals(texts, read(texts));
      Collections.addAll(texts, "", "it's", "a,b", "[x]\\", "ü" + count);
    }
  }

  @Test
  void aListMayHoldTextsOfSeveralLines() throws SQLException {
    List<String> texts = Collections.nCopies(40, "one\ntwo");
    assertEquals(texts, read(texts));
  }

  private static List<String> read(List<String> texts) throws SQLException {
    List<String> read = new ArrayList<>();
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement();
        ResultSet rows = statement.executeQuery("SELECT unnest(" + SqlText.list(texts) + ")")) {
      while (rows.next()) {
        read.add(rows.getString(1));
      }
    }
    return read;
  }
}
