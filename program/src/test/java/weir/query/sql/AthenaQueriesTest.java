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
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The queries of `queries.txt` and the expressions of `expressions.txt` give the rows, or the
/// faults, that stand under them.
///
/// `-Dweir.rewrite=true` writes the files anew.
class AthenaQueriesTest {
  private static final Pattern QUERY = Pattern.compile("SELECT|WITH|VALUES|TABLE|\\(SELECT");

  private static final Path FILES = Path.of("src", "test", "resources", "weir", "query", "sql");

  @Test
  void everyQueryGivesItsRows() throws IOException, SQLException {
    assertAnswers(FILES.resolve("queries.txt"), 100);
  }

  /// The file is also asked of a real Trino.
  @Test
  void everyExpressionGivesItsValue() throws IOException, SQLException {
    assertAnswers(FILES.resolve("expressions.txt"), 500);
  }

  private static void assertAnswers(Path file, int least) throws IOException, SQLException {
    StringBuilder said = new StringBuilder();
    String written = Files.readString(file);
    int asked = 0;
    try (Bench bench = new Bench(TestCatalog.small())) {
      for (String line : written.lines().toList()) {
        if (line.startsWith("= ") || line.startsWith("! ")) {
          continue;
        }
        said.append(line).append('\n');
        if (!line.isBlank() && !line.startsWith("#")) {
          asked++;
          answer(bench, line).forEach(answer -> said.append(answer).append('\n'));
        }
      }
    }
    if (Boolean.getBoolean("weir.rewrite")) {
      Files.writeString(file, said);
    }
    assertEquals(written, said.toString());
    assertTrue(asked > least, () -> file + " has lost its queries");
  }

  private static List<String> answer(Bench bench, String sql) {
    try {
      List<String> rows = new ArrayList<>();
      bench
          .rows(QUERY.matcher(sql).lookingAt() ? sql : "SELECT " + sql)
          .forEach(row -> rows.add("= " + row));
      return rows;
    } catch (SqlFault fault) {
      return List.of("! " + fault.text());
    } catch (SQLException failed) {
      Optional<SqlFault> fault = RunTimeFault.of(String.valueOf(failed.getMessage()));
      return List.of("! " + fault.map(SqlFault::text).orElse("DuckDB: " + failed.getMessage()));
    }
  }
}
