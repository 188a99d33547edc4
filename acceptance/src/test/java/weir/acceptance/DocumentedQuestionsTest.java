package weir.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every question that AWS's documentation asks of flow logs, asked of what the lab recorded and of
/// AWS's own examples, and answered a second time in plain Python over the same records.
///
/// The tables, questions and answers are the scripts in `documented/`.
class DocumentedQuestionsTest {
  private static final Path ROOT = Path.of(System.getProperty("weir.root"));

  @TempDir private static Path folder;
  private static Served served;

  @BeforeAll
  static void recordTheLab() {
    Weir.run("lab", "--replay", "--json", "--to", lab()).orFail();
    served = Served.ephemeral();
  }

  @AfterAll
  static void end() {
    served.close();
  }

  @Test
  void everyTableOfTheDocumentationAnswersItsQuestionsAsPythonDoes() throws IOException {
    String said = ask("documented/athena.py");
    assertTrue(said.startsWith("answered 14 questions of "), said);
  }

  @Test
  void logGroupsAnswerTheDocumentedInsightsQueriesAsPythonDoes() throws IOException {
    String said = ask("documented/insights.py");
    assertTrue(said.startsWith("answered "), said);
  }

  @Test
  void tablesAndAnswersAreThereAfterARestartOnPostgres() throws IOException {
    String script = Resource.text("documented/kept.py");
    try (Postgres postgres = new Postgres()) {
      String[] options = {
        "--state", folder.resolve("state").toString(), "--state-database", postgres.jdbcUrl()
      };
      String before;
      try (Served first = Served.start(options)) {
        before = first.boto3(script, "make");
        first.kill();
      }
      assertTrue(
          before.endsWith(
              "['flows'] ['srcaddr', 'bytes'] ['03', '04'] sums True"
                  + " [['day', 'bytes'], ['03', '40'], ['04', '2']]"),
          before);
      try (Served second = Served.start(options)) {
        assertEquals(before, second.boto3(script, "read"));
      }
    }
  }

  private static String ask(String questions) throws IOException {
    return served.boto3(
        Resource.text("documented/records.py") + Resource.text(questions),
        lab(),
        ROOT.resolve("program/src/test/resources/records/examples").toString(),
        ROOT.resolve("acceptance/src/test/resources/aws").toString());
  }

  private static String lab() {
    return folder.resolve("lab").toString();
  }
}
