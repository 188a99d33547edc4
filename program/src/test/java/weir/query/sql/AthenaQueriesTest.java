package weir.query.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The queries of `queries.txt` give the rows, or the faults, that stand under them.
///
/// `-Dweir.rewrite=true` writes the file anew.
class AthenaQueriesTest {
  private static final Path QUERIES =
      Path.of("src", "test", "resources", "weir", "query", "sql", "queries.txt");

  @Test
  void everyQueryGivesItsRows() throws IOException, SQLException {
    StringBuilder said = new StringBuilder();
    String written = Files.readString(QUERIES);
    int queries = 0;
    try (Bench bench = new Bench(TestCatalog.small())) {
      for (String line : written.lines().toList()) {
        if (line.startsWith("= ") || line.startsWith("! ")) {
          continue;
        }
        said.append(line).append('\n');
        if (!line.isBlank() && !line.startsWith("#")) {
          queries++;
          answer(bench, line).forEach(answer -> said.append(answer).append('\n'));
        }
      }
    }
    if (Boolean.getBoolean("weir.rewrite")) {
      Files.writeString(QUERIES, said);
    }
    assertEquals(written, said.toString());
    assertTrue(queries > 100, () -> "the file has lost its queries");
  }

  private static List<String> answer(Bench bench, String sql) {
    try {
      List<String> rows = new ArrayList<>();
      bench.rows(sql).forEach(row -> rows.add("= " + row));
      return rows;
    } catch (SqlFault fault) {
      return List.of("! " + fault.text());
    } catch (SQLException failed) {
      Optional<SqlFault> fault = RunTimeFault.of(String.valueOf(failed.getMessage()));
      return List.of("! " + fault.map(SqlFault::text).orElse("DuckDB: " + failed.getMessage()));
    }
  }
}
