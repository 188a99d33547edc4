package weir.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("what the whole process logs is watched")
class LoggedAsEventsTest {
  private static final JsonMapper JSON = new JsonMapper();

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final EventLog log =
      new EventLog(
          new PrintStream(bytes, true, StandardCharsets.UTF_8),
          () -> Instant.parse("2026-11-21T10:00:00Z"));

  private List<JsonNode> lines() throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : bytes.toString(StandardCharsets.UTF_8).lines().toList()) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  @Test
  void everyLevelHasItsWordAndFinerOnesAreLeftOut() throws IOException {
    try (LoggedAsEvents _ = LoggedAsEvents.install(log)) {
      System.Logger part = System.getLogger("weir.test.levels");
      part.log(System.Logger.Level.DEBUG, "too fine");
      part.log(System.Logger.Level.INFO, "begins");
      part.log(System.Logger.Level.WARNING, "waits");
      part.log(System.Logger.Level.ERROR, "lost {0} of {1}", 3, "ten");
    }
    assertEquals(
        List.of("INFO begins", "WARN waits", "ERROR lost 3 of ten"),
        lines().stream()
            .map(line -> line.path("level").asText() + " " + line.path("message").asText())
            .toList());
    assertEquals("weir.test.levels", lines().getFirst().path("event").asText());
    assertEquals("2026-11-21T10:00:00Z", lines().getFirst().path("time").asText());
    assertFalse(lines().getFirst().has("trace"));
  }

  @Test
  void whatWouldBreakALineIsWrittenSoThatItDoesNot() throws IOException {
    String hostile = "one\ntwo \"three\" {\"level\":\"INFO\"}\u2028\u0000\u001b[31m\ud800 ü \\";
    try (LoggedAsEvents _ = LoggedAsEvents.install(log)) {
      System.getLogger("weir.test.hostile")
          .log(System.Logger.Level.ERROR, hostile, new IllegalStateException("a\nb"));
    }
    assertEquals(1, lines().size());
    JsonNode line = lines().getFirst();
    assertTrue(line.path("message").asText().startsWith("one\ntwo \"three\" {\"level\""));
    assertTrue(line.path("trace").asText().contains("IllegalStateException: a\nb"));
    assertTrue(line.path("trace").asText().contains("at weir.app.LoggedAsEventsTest"));
  }

  @Test
  void theHandlersThatWereThereComeBack() {
    Logger root = Logger.getLogger("");
    Handler[] before = root.getHandlers();
    LoggedAsEvents installed = LoggedAsEvents.install(log);
    assertArrayEquals(new Handler[] {installed}, root.getHandlers());
    installed.close();
    assertArrayEquals(before, root.getHandlers());
  }
}
