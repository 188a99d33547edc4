package weir.query.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class DuckDbMacrosTest {
  @Test
  void aQueryNeedsFewMacros() throws SQLException {
    AnalyzedQuery query =
        Bench.analyze(TestCatalog.small(), "SELECT TRY(CAST(srcaddr AS IPADDRESS)) FROM flows");
    String text = query.duckDb(TestCatalog.small()::relationText);
    assertTrue(DuckDbMacros.definitions(text).size() < 30);
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement()) {
      for (String sql : DuckDbMacros.definitions(text)) {
        statement.execute(sql);
      }
      try (ResultSet rows = statement.executeQuery(text)) {
        assertTrue(rows.next());
      }
    }
  }

  @Test
  void aPlainQueryNeedsNone() {
    AnalyzedQuery query =
        Bench.analyze(TestCatalog.small(), "SELECT srcaddr, sum(bytes) FROM flows GROUP BY 1");
    assertEquals(
        List.of(), DuckDbMacros.definitions(query.duckDb(TestCatalog.small()::relationText)));
  }

  @Test
  void quietTextKeepsWhatIsQuoted() {
    assertEquals(
        "quiet_trino_ip('trino_ip(') || \"trino_ip(\"",
        DuckDbMacros.quiet("trino_ip('trino_ip(') || \"trino_ip(\""));
    assertEquals("quiet_trino_ip(x)", DuckDbMacros.quiet("quiet_trino_ip(x)"));
  }
}
