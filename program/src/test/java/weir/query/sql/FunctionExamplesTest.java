package weir.query.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every example of the catalogue of functions gives its answer on DuckDB.
class FunctionExamplesTest {
  @Test
  void everyExampleGivesItsAnswer() throws SQLException {
    List<String> wrong = new ArrayList<>();
    try (Bench bench = new Bench(TestCatalog.small())) {
      for (SqlFunctions.Group group : SqlFunctions.groups()) {
        for (SqlFunction function : group.functions()) {
          function.exampleText().ifPresent(example -> run(bench, function, example, wrong));
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  private static void run(Bench bench, SqlFunction function, String example, List<String> wrong) {
    String sql = example.startsWith("SELECT") ? example : "SELECT " + example;
    try {
      String answer = String.join("; ", bench.rows(sql));
      if (!answer.equals(function.answer())) {
        wrong.add("\n" + sql + "\n  gave " + answer + " and not " + function.answer());
      }
    } catch (SqlFault | SQLException failed) {
      wrong.add(
          "\n"
              + sql
              + "\n  failed: "
              + String.valueOf(failed.getMessage()).lines().limit(3).toList());
    } catch (RuntimeException broken) {
      wrong.add(
          "\n"
              + sql
              + "\n  broke: "
              + broken
              + " "
              + List.of(broken.getStackTrace()).subList(0, 3));
    }
  }
}
