package weir.cli.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.query.files.QueryRows;
import weir.query.files.ResultColumn;

class ShellTest {
  @TempDir private Path folder;

  private final List<String> asked = new ArrayList<>();

  @Test
  void asksEachStatementOnceItsSemicolonIsThere() throws IOException {
    String said = type("SELECT\n1; SELECT 2;\nexit\nSELECT 3;\n");
    assertEquals(List.of("SELECT\n1", "SELECT 2"), asked);
    assertTrue(said.contains("answer to SELECT 2"), said);
  }

  @Test
  void goesOnAfterAMistakeAndShowsItsPlace() throws IOException {
    String said = type("SELECT wrong;\nSELECT 1;\n");
    assertTrue(said.contains("  SELECT wrong" + System.lineSeparator() + "         ^"), said);
    assertEquals(List.of("SELECT 1"), asked);
  }

  @Test
  void keepsWhatWasTypedInItsHistory() throws IOException {
    type("SELECT 1;\n");
    assertTrue(Files.readString(history()).contains("SELECT 1;"));
  }

  private Path history() {
    return folder.resolve("history");
  }

  private String type(String typed) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Terminal terminal =
        new DumbTerminal(
            "test",
            "dumb",
            new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
            out,
            StandardCharsets.UTF_8)) {
      new Shell(
              "sql",
              new Echo(),
              (answer, to, width) -> {
                QueryRows rows = answer.rows();
                while (rows.next()) {
                  to.println(rows.text(0).orElse(""));
                }
              },
              history())
          .run("hello", terminal);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /// Answers every statement with itself, but for wrong ones.
  private final class Echo implements Asker {
    @Override
    public Asked ask(String statement) {
      if (statement.contains("wrong")) {
        throw StatementFault.at(1, 8, "it is wrong");
      }
      asked.add(statement);
      return new EchoAnswer("answer to " + statement);
    }

    @Override
    public List<String> words() {
      return List.of("SELECT");
    }

    @Override
    public void close() {}
  }

  /// One row with one text.
  private record EchoAnswer(String text) implements Asked {
    @Override
    public QueryRows rows() {
      return new QueryRows() {
        private boolean read;

        @Override
        public List<ResultColumn> columns() {
          return List.of(new ResultColumn("answer", ResultColumn.Kind.TEXT));
        }

        @Override
        public boolean next() {
          boolean first = !read;
          read = true;
          return first;
        }

        @Override
        public Optional<String> text(int column) {
          return Optional.of(text);
        }
      };
    }

    @Override
    public String progress() {
      return "";
    }

    @Override
    public List<String> notices() {
      return List.of();
    }

    @Override
    public void cancel() {}

    @Override
    public void close() {}
  }
}
