package weir.query.insights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.model.flow.RecordFormat;

/// `anomaly` finds what is made unusual, and nothing in what is as ever.
class AnomalyTest {
  /// Always the same traffic: with another, the same attack may be told as a new pattern instead of
  /// a burst of a known one.
  private static final long SEED = Long.getLong("weir.seed", 20_261_121);

  private static final long FROM = AskedEvents.TIMES.fromMillis();
  private static final int MINUTES = 60;
  private static final int ROUNDS = Boolean.getBoolean("weir.long") ? 40 : 3;

  @TempDir Path folder;

  private int asks;
  private final Random random = new Random(SEED);
  private final List<SampleEvents.Event> events = new ArrayList<>();

  /// The records that a small network has in an hour, a record per conversation and minute.
  private void quietNetwork() {
    for (int minute = 0; minute < MINUTES; minute++) {
      for (int host = 1; host <= 8; host++) {
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
          flow(minute, "10.0.1." + host, "10.0.2.8", 443, "ACCEPT");
        }
      }
      if (random.nextInt(3) > 0) {
        flow(
            minute, "203.0.113." + random.nextInt(250), "10.0.2.8", random.nextInt(9000), "REJECT");
      }
    }
  }

  private void flow(int minute, String from, String to, int port, String action) {
    long start = FROM / 1000 + minute * 60L + random.nextInt(10);
    long packets = 1L + random.nextInt(40);
    events.add(
        new SampleEvents.Event(
            start * 1000,
            "eni-0a1b2c3d4e5f60718-all",
            "2 123456789012 eni-0a1b2c3d4e5f60718 %s %s %d %d 6 %d %d %d %d %s OK"
                .formatted(
                    from,
                    to,
                    32_768 + random.nextInt(20_000),
                    port,
                    packets,
                    packets * (40 + random.nextInt(1400)),
                    start,
                    start + 59,
                    action)));
  }

  private void log(int minute, String message) {
    events.add(
        new SampleEvents.Event(FROM + minute * 60_000L + random.nextInt(60_000), "web", message));
  }

  /// What a service logs in an hour: answers that take very different times, some faults, a job
  /// that runs every five minutes, and now and then something that is seldom said.
  private void quietService() {
    for (int minute = 0; minute < MINUTES; minute++) {
      for (int i = 10 + random.nextInt(20); i > 0; i--) {
        long millis = Math.round(Math.exp(2 + 1.5 * random.nextGaussian()));
        log(minute, "INFO user=u" + random.nextInt(20) + " took " + millis + " ms");
        log(
            minute,
            "GET /a/" + random.nextInt(1000) + " HTTP/1.1 " + (random.nextInt(9) > 0 ? 200 : 404));
        log(minute, "{\"level\": \"info\",\"statusCode\":200,\"ms\":" + random.nextInt(90) + "}");
      }
      if (minute % 5 == 0) {
        log(minute, "job 17 done in " + (50 + random.nextInt(20)) + " s");
      }
      if (random.nextInt(20) == 0) {
        log(minute, "seldom " + (char) ('a' + random.nextInt(26)));
      }
    }
  }

  private List<String> logs(String query) {
    return told(found(query, List.of()));
  }

  private List<Map<String, String>> found(String query, List<RecordFormat> formats) {
    try (AskedEvents asked = new AskedEvents(folder.resolve("asked" + ++asks))) {
      asked.put("g", formats, events);
      return asked.rows(query, "g");
    }
  }

  private List<String> flows() {
    return told(found("pattern @message | anomaly", List.of(RecordFormat.DEFAULT)));
  }

  private static List<String> told(List<Map<String, String>> rows) {
    return rows.stream()
        .map(row ->
            row.get("@priority")
                + " "
                + row.get("@anomalyType")
                + " "
                + cell(row, "@token")
                + ": "
                + row.get("@description")
                + " "
                + cell(row, "@firstSeen").substring(11, 16)
                + "-"
                + cell(row, "@lastSeen").substring(11, 16))
        .toList();
  }

  private static String cell(Map<String, String> row, String column) {
    return row.getOrDefault(column, "");
  }

  private static String why() {
    return "seed " + SEED;
  }

  @Test
  void whatIsAsEverHasNone() {
    for (int i = 0; i < ROUNDS; i++) {
      events.clear();
      quietNetwork();
      assertEquals(List.of(), flows(), why());
      events.clear();
      quietService();
      assertEquals(List.of(), logs("anomaly"), why());
    }
  }

  @Test
  void aPortScanIsABurstOfRejectsToManyPortsFromWhereNoneCameBefore() {
    quietNetwork();
    for (int port = 1; port <= 300; port++) {
      flow(40, "10.0.1.7", "10.0.2.8", port, "REJECT");
    }
    List<Map<String, String>> rows =
        found("pattern @message | anomaly", List.of(RecordFormat.DEFAULT));
    assertEquals(
        Set.of(
            "PATTERN_FREQUENCY",
            "TOKEN_VARIATION srcAddr",
            "TOKEN_VARIATION srcPort",
            "TOKEN_VARIATION dstPort",
            "TOKEN_VARIATION packets",
            "TOKEN_VARIATION bytes"),
        rows.stream()
            .map(row -> (row.get("@anomalyType") + " " + cell(row, "@token")).strip())
            .collect(Collectors.toSet()),
        why());
    for (Map<String, String> row : rows) {
      assertEquals(
          "<*> <*> <*> <*> <*> <*> <*> <*> <*> <*> <*> <*> REJECT OK", row.get("@pattern"));
      assertEquals("MEDIUM", row.get("@priority"));
      assertEquals("2026-01-02 03:", cell(row, "@firstSeen").substring(0, 14));
    }
    assertEquals(
        List.of("10.0.1.7 300 times, first after 65% of the time"),
        described(rows, "srcAddr"),
        why());
    assertMatches(
        "3\\d\\d different values in 1(7\\d(\\.\\d)?|80) s, mostly \\d to \\d",
        described(rows, "dstPort"));
  }

  @Test
  void aBurstOfRejectsIsAFrequency() {
    quietNetwork();
    for (int i = 0; i < 100; i++) {
      flow(20, "203.0.113.9", "10.0.2.8", 22, "REJECT");
    }
    assertMatches(
        "1\\d\\d times in 1(7\\d(\\.\\d)?|80) s, mostly \\d to \\d",
        described(found("anomaly", List.of(RecordFormat.DEFAULT)), ""));
  }

  @Test
  void aNewTalkerIsAValueThatWasNotThereBefore() {
    quietNetwork();
    for (int minute = 30; minute < MINUTES; minute++) {
      flow(minute, "10.0.9.66", "10.0.2.8", 443, "ACCEPT");
    }
    assertEquals(
        List.of(
            "LOW TOKEN_VARIATION srcAddr: 10.0.9.66 30 times, first after 50% of the time"
                + " 03:30-03:59"),
        flows(),
        why());
  }

  @Test
  void anInterfaceThatFallsSilentIsAFrequency() {
    quietNetwork();
    events.removeIf(event ->
        event.timestamp() / 60_000 % 60 >= 30
            && event.timestamp() / 60_000 % 60 < 36
            && event.message().contains("ACCEPT"));
    assertMatches(
        "LOW PATTERN_FREQUENCY : \\d times in 1(7\\d(\\.\\d)?|80) s, mostly \\d\\d to \\d\\d .*",
        flows());
  }

  @Test
  void aNewErrorIsANewPatternAndComesFirst() {
    quietService();
    for (int i = 0; i < 12; i++) {
      log(45 + i / 4, "ERROR Timeout of user=ann after " + random.nextInt(3000) + " ms");
      log(50, "who is ann");
    }
    List<Map<String, String>> rows = found("pattern @message | anomaly", List.of());
    assertEquals(
        List.of(
            "HIGH NEW_PATTERN : 12 times, first after 75% of the time 03:45-03:47",
            "LOW NEW_PATTERN : 12 times, first after 80% of the time 03:50-03:50"),
        told(rows),
        why());
    assertEquals("ERROR Timeout of user=ann after <*> ms", rows.getFirst().get("@pattern"));
    assertEquals("12", rows.getFirst().get("@sampleCount"));
    assertEquals("ERROR", rows.getFirst().get("@severityLabel"));
  }

  @Test
  void slowAnswersAreNumbers() {
    quietService();
    for (int i = 0; i < 400; i++) {
      log(48 + i % 3, "INFO user=u1 took " + (4000 + i) + " ms");
    }
    List<String> found = logs("filter @message like /took/ | pattern @message | anomaly");
    assertMatches(
        "LOW NUMERICAL_TOKEN 4: <\\*>: about \\d{3,4} in 1(7\\d(\\.\\d)?|80) s, mostly \\d.* to"
            + " \\d.*",
        found.stream().filter(row -> row.contains("NUMERICAL")).toList());
  }

  @Test
  void httpErrorsAreFoundInAccessLogsAndInJson() {
    quietService();
    for (int i = 0; i < 60; i++) {
      log(20 + i / 20, "GET /a/7 HTTP/1.1 503");
      log(40 + i / 20, "{\"level\": \"info\",\"statusCode\":429,\"ms\":12}");
    }
    assertEquals(
        List.of("HIGH 4: <*> 503", "MEDIUM 3: \"statusCode\"<*> 429"),
        found("anomaly | filter @anomalyType = 'HTTP_ERROR_CODE'", List.of()).stream()
            .map(row ->
                row.get("@priority")
                    + " "
                    + row.get("@token")
                    + cell(row, "@description").replaceAll(".*up to (\\d+) in .*", " $1"))
            .toList(),
        why());
  }

  @Test
  void itsRowsCanBeFilteredAndSortedByTime() {
    quietService();
    for (int i = 0; i < 12; i++) {
      log(45 + i / 4, "ERROR Timeout of user=ann after 3000 ms");
      log(50, "who is ann");
    }
    String query = "fields @timestamp, @message | pattern @message | anomaly | ";
    assertEquals(
        List.of("who is ann", "ERROR Timeout of user=ann after <*> ms"),
        found(query + "sort @timestamp desc", List.of()).stream()
            .map(row -> row.get("@pattern"))
            .toList());
    assertEquals(
        List.of("who is ann"),
        found(query + "filter @priority != 'HIGH'", List.of()).stream()
            .map(row -> row.get("@pattern"))
            .toList());
  }

  @Test
  void aShortTimeOrNoEventsHaveNone() {
    assertEquals(List.of(), logs("anomaly"));
    log(1, "one");
    assertEquals(List.of(), logs("anomaly"));
  }

  @Test
  void itTakesPatternsAndNothingElse() {
    assertEquals(
        "anomaly compares events or their patterns, but stats stands before it at line 1 and"
            + " position 17",
        assertThrows(MalformedQuery.class, () -> InsightsQuery.parse("stats count(*) | anomaly"))
            .getMessage());
    assertThrows(
        MalformedQuery.class, () -> InsightsQuery.parse("pattern @message | diff | anomaly"));
    assertThrows(MalformedQuery.class, () -> InsightsQuery.parse("anomaly | anomaly"));
  }

  private static List<String> described(List<Map<String, String>> rows, String token) {
    return rows.stream()
        .filter(row -> cell(row, "@token").equals(token))
        .map(row -> cell(row, "@description"))
        .toList();
  }

  private static void assertMatches(String expected, List<String> found) {
    assertEquals(1, found.size(), () -> why() + " " + found);
    assertTrue(found.getFirst().matches(expected), () -> why() + " " + found);
  }
}
