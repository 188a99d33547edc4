package weir.query.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import weir.ReferencePage;

/// `docs/reference/sql-functions.md` is the catalogue of functions.
class SqlFunctionsPageTest {
  @Test
  void thePageOfFunctionsIsTheCatalogue() throws IOException {
    StringBuilder page =
        new StringBuilder(
            """
            # Functions of Athena's SQL

            Generated from the catalogue in `query/sql`. Every example is run by the tests, on DuckDB, and gives the answer beside it.
            A function that stands here with several lines takes several kinds of arguments.
            """);
    for (SqlFunctions.Group group : SqlFunctions.groups()) {
      page.append("\n## ").append(group.title()).append("\n\n");
      page.append("| function | what it gives | example | answer |\n|---|---|---|---|\n");
      for (SqlFunction function : group.functions()) {
        page.append(line(function));
      }
    }
    ReferencePage.assertSays("sql-functions.md", page.toString());
  }

  private static String line(SqlFunction function) {
    String example = function.exampleText().map(text -> "`" + escaped(text) + "`").orElse("");
    String answer = function.answer().isEmpty() ? "" : "`" + escaped(function.answer()) + "`";
    return "| `%s` | %s | %s | %s |\n"
        .formatted(
            escaped(function.signature().text().replace(" -> ", " → ")),
            function.summary(),
            example,
            answer);
  }

  private static String escaped(String text) {
    return text.replace("|", "\\|");
  }

  @Test
  void everyFunctionHasAnExampleInOneOfItsForms() {
    TreeSet<String> without = new TreeSet<>();
    for (SqlFunctions.Group group : SqlFunctions.groups()) {
      for (SqlFunction function : group.functions()) {
        boolean hasExample =
            SqlFunctions.named(function.name()).stream()
                .anyMatch(one -> one.exampleText().isPresent());
        if (!hasExample) {
          without.add(function.name());
        }
      }
    }
    assertEquals(List.of(), List.copyOf(without));
  }
}
