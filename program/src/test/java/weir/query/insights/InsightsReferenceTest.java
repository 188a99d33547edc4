package weir.query.insights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.ReferencePage;

/// The catalogues of commands and functions: their examples say what they say, the page of the
/// reference is made of them, and no file of a command is missing from the list.
class InsightsReferenceTest {
  @TempDir static Path folder;
  private static AskedEvents asked;

  @BeforeAll
  static void fill() {
    asked = AskedEvents.samples(folder);
  }

  @AfterAll
  static void close() {
    asked.close();
  }

  /// What the examples of functions show, all in one row.
  private static Map<String, String> shown(boolean aggregate) {
    List<String> columns =
        Functions.GROUPS.stream()
            .flatMap(group -> group.functions().stream())
            .filter(function -> function.aggregate() == aggregate)
            .map(function -> function.example().expression() + " as " + function.name())
            .toList();
    String list = String.join(", ", columns);
    return asked
        .rows(
            aggregate ? "stats " + list : "fields " + list + " | sort @timestamp asc | limit 1",
            "flows")
        .getFirst();
  }

  @Test
  void everyFunctionShowsWhatItsExampleSays() {
    Map<String, String> shown = new LinkedHashMap<>(shown(false));
    shown.putAll(shown(true));
    List<String> wrong = new ArrayList<>();
    for (FunctionGroup group : Functions.GROUPS) {
      for (InsightsFunction function : group.functions()) {
        String value = shown.getOrDefault(function.name(), "");
        if (!value.equals(function.example().shows())) {
          wrong.add(function.example().expression() + " shows " + value);
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void theListOfCommandsNamesEveryFileOfOne() throws IOException {
    List<String> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(Path.of("src/main/java/weir/query/insights"))) {
      for (Path file : all.sorted().toList()) {
        if (Files.readString(file).contains("static final CommandEntry ENTRY =")) {
          files.add(String.valueOf(file.getFileName()).replace(".java", ""));
        }
      }
    }
    String list = Files.readString(Path.of("src/main/java/weir/query/insights/Commands.java"));
    files.forEach(file -> assertTrue(list.contains(" " + file + ".ENTRY"), file));
    assertEquals(files.size(), Commands.ALL.size());
  }

  /// Queries that name an application's fields are asked of its group.
  private static String group(String query) {
    if (query.contains("anomaly")) {
      return "scanned";
    }
    return query.contains("took") || query.contains("(?i)timeout") || query.contains("tags")
        ? "app"
        : "flows";
  }

  private static String answer(String query) {
    List<Map<String, String>> rows = asked.rows(query, group(query));
    Set<String> columns = new LinkedHashSet<>();
    rows.forEach(row -> columns.addAll(row.keySet()));
    StringBuilder table = new StringBuilder("| " + String.join(" | ", columns) + " |\n");
    table.append("|---".repeat(columns.size())).append("|\n");
    for (Map<String, String> row : rows) {
      for (String column : columns) {
        table.append("| ").append(row.getOrDefault(column, "").replace("|", "\\|")).append(' ');
      }
      table.append("|\n");
    }
    return table.toString().replaceAll("\\|  +\\|", "| |");
  }

  @Test
  void thePageIsTheCatalogues() throws IOException {
    StringBuilder page =
        new StringBuilder(
            """
            # The language of Logs Insights

            Generated from the catalogues of commands and functions; every example was run over the sample events at the end of this page.

            A query is a row of commands with `|` between; `#` begins a comment that goes to the end of the line. Words of the language may be written in
            any case, names of fields may not. A name with other characters than letters, digits, `@`, `_` and dots is put into backticks.

            | field | what it is |
            |---|---|
            | `@timestamp`, `@message`, `@logStream`, `@ingestionTime` | of every event |
            | `@log` | the event's group, `ACCOUNT:NAME` |
            | `@ptr` | which event a row is; for GetLogRecord |
            | `srcAddr`, `startTime`, `logStatus`, … | of flow records, by the format of the flow logs that write to the group; numbers are numbers. Names are those of the format without hyphens, the next letter a capital; `start` and `end` are `startTime` and `endTime` |
            | `user.name`, `tags.0` | of messages that are JSON. `@x` in the data is `@@x` |
            | `@type`, `@requestId`, `@duration`, `@billedDuration`, `@initDuration`, `@memorySize`, `@maxMemoryUsed`, `@xrayTraceId`, `@xraySegmentId` | of what Lambda logs of an invocation; memory in bytes, where a MB is 1,000,000 |
            | `queryName`, `queryType`, `responseCode`, `resolverIp`, `protocol`, `edgeLocation`, `hostedZoneId`, `queryTimestamp`, `ednsClientSubnet`, `version` | of the lines in which Route 53 logs queries |

            A field that an event does not have is missing, and is left out of its row. What is found in JSON or by `parse` counts as a number where it
            looks like one. Regular expressions have neither look-around nor back references.

            """);
    page.append("## Commands\n\n");
    for (CommandEntry command : Commands.ALL) {
      page.append("### ").append(String.join(", ", command.words())).append("\n\n```\n");
      page.append(command.syntax()).append("\n```\n\n").append(command.summary()).append("\n\n");
      for (String example : command.examples()) {
        page.append("```\n").append(example.replace(" | ", "\n| ")).append("\n```\n\n");
        page.append(answer(example)).append('\n');
      }
    }
    page.append("## Functions\n");
    for (FunctionGroup group : Functions.GROUPS) {
      page.append("\n### ")
          .append(group.title())
          .append("\n\n| function | what it gives | example | shows |\n|---|---|---|---|\n");
      for (InsightsFunction function : group.functions()) {
        page.append("| `").append(function.signature()).append("`");
        if (function.names().size() > 1) {
          page.append(" also `")
              .append(String.join("`, `", function.names().subList(1, function.names().size())))
              .append("`");
        }
        page.append(" | ")
            .append(function.summary())
            .append(" | `")
            .append(function.example().expression())
            .append("` | `")
            .append(function.example().shows())
            .append("` |\n");
      }
    }
    page.append("\n## The sample events\n\nOf the flow log's group `flows`:\n\n```\n");
    SampleEvents.flows().forEach(event -> page.append(event.message()).append('\n'));
    page.append(
        """
        ```

        Of `scanned`, another flow log's: for 50 minutes a record a minute of each of `10.0.1.5` to `10.0.1.8` that asks `10.0.2.8` for port 443, ACCEPT, and
        every other minute one of `203.0.113.7` that asks it for port 22, REJECT; in the 41st minute 100 of `203.0.113.9` that asks it for the ports 1 to 100, REJECT.
        """);
    page.append("\nOf the application's group `app`, the first four of the time before:\n");
    page.append("\n```\n");
    SampleEvents.earlier().forEach(event -> page.append(event.message()).append('\n'));
    SampleEvents.application().forEach(event -> page.append(event.message()).append('\n'));
    page.append("```\n\nThe lookup tables `services` and `networks`:\n\n```\n");
    page.append(SampleEvents.SERVICES).append('\n').append(SampleEvents.NETWORKS).append("```\n");
    ReferencePage.assertSays("insights.md", page.toString());
  }
}
