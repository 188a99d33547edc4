package weir.query.insights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.model.flow.RecordFormat;
import weir.query.insights.RandomFlows.Flow;

/// The queries that AWS documents for flow logs, against the same computed in plain Java. A part of
/// the events is in segments, a part in a journal, a part encrypted.
class DocumentedQueriesTest {
  private static final long SEED = Long.getLong("weir.seed", System.nanoTime());

  @TempDir static Path folder;
  private static AskedEvents asked;
  private static List<Flow> flows;

  @BeforeAll
  static void fill() {
    asked = new AskedEvents(folder);
    flows = RandomFlows.of(new Random(SEED), 4000);
    List<RecordFormat> formats = List.of(RecordFormat.DEFAULT);
    asked.put("vpc", formats, events(0, 2000));
    asked.seal("vpc");
    asked.put("vpc", formats, events(2000, 3000));
    asked.putEncrypted("locked", formats, events(3000, 3600));
    asked.seal("locked");
    asked.putEncrypted("locked", formats, events(3600, 4000));
  }

  private static List<SampleEvents.Event> events(int from, int to) {
    return flows.subList(from, to).stream().map(Flow::event).toList();
  }

  @AfterAll
  static void close() {
    asked.close();
  }

  private static List<Map<String, String>> ask(String query) {
    return asked.rows(query, "vpc", "locked");
  }

  private static Map<String, Long> sums(
      Predicate<Flow> which, Function<Flow, String> key, Function<Flow, Long> value) {
    Map<String, Long> sums = new TreeMap<>();
    flows.stream().filter(which).forEach(f -> sums.merge(key.apply(f), value.apply(f), Long::sum));
    return sums;
  }

  private static boolean isThere(Flow flow) {
    return flow.hasBytes();
  }

  /// Rows with the greatest values, in descending order; among equal ones any may be there.
  private static void assertTop(
      String query, Map<String, Long> expected, int limit, String value, String... keys) {
    List<Map<String, String>> rows = ask(query);
    List<Long> greatest =
        expected.values().stream().sorted(Comparator.reverseOrder()).limit(limit).toList();
    assertEquals(
        greatest, rows.stream().map(row -> Long.parseLong(row.get(value))).toList(), why(query));
    Set<String> seen = new LinkedHashSet<>();
    for (Map<String, String> row : rows) {
      String key =
          Arrays.stream(keys)
              .map(name -> row.getOrDefault(name, "-"))
              .collect(Collectors.joining(" "));
      assertTrue(seen.add(key), why(query));
      assertEquals(expected.get(key), Long.parseLong(row.get(value)), why(query));
    }
  }

  private static String why(String query) {
    return "seed " + SEED + ": " + query;
  }

  @Test
  void packetsByPair() {
    Map<String, Long> expected =
        sums(DocumentedQueriesTest::isThere, f -> f.srcAddr() + " " + f.dstAddr(), Flow::packets);
    assertTop(
        "filter ispresent(srcAddr) | stats sum(packets) as packetsTransferred by srcAddr, dstAddr |"
            + " sort packetsTransferred desc | limit 15",
        expected,
        15,
        "packetsTransferred",
        "srcAddr",
        "dstAddr");
  }

  @Test
  void rowsWithoutAnAddressAreAGroupOfTheirOwn() {
    List<Map<String, String>> rows =
        ask("stats sum(packets) as packetsTransferred, count(*) by srcAddr, dstAddr");
    List<Map<String, String>> nowhere =
        rows.stream().filter(row -> !row.containsKey("srcAddr")).toList();
    assertEquals(1, nowhere.size());
    assertEquals(
        Map.of("count(*)", Long.toString(flows.stream().filter(f -> !f.hasBytes()).count())),
        nowhere.getFirst());
  }

  @Test
  void bytesFromASubnet() {
    assertTop(
        "filter isIpv4InSubnet(srcAddr, \"192.0.2.0/24\") | stats sum(bytes) as bytesTransferred by"
            + " dstAddr | sort bytesTransferred desc | limit 15",
        sums(f -> f.srcAddr().startsWith("192.0.2."), Flow::dstAddr, Flow::bytes),
        15,
        "bytesTransferred",
        "dstAddr");
  }

  @Test
  void recordsOfAProtocol() {
    List<Map<String, String>> rows = ask("filter protocol=17 | stats count(*) by srcAddr");
    assertEquals(
        sums(f -> f.protocol().equals("17"), Flow::srcAddr, _ -> 1L),
        rows.stream()
            .collect(
                Collectors.toMap(
                    row -> row.get("srcAddr"),
                    row -> Long.parseLong(row.get("count(*)")),
                    Long::sum,
                    TreeMap::new)));
  }

  @Test
  void lostRecordsByTheHour() {
    long lost = flows.stream().filter(f -> f.status().equals("SKIPDATA")).count();
    assertEquals(
        List.of(Map.of("t", "2026-01-02 03:00:00.000", "count(*)", Long.toString(lost))),
        ask("filter logStatus=\"SKIPDATA\" | stats count(*) by bin(1h) as t | sort t"));
  }

  @Test
  void theLatestRecordOfEachFlow() {
    String fields = "srcAddr, dstAddr, srcPort, dstPort, protocol";
    List<Map<String, String>> rows =
        ask(
            "fields @timestamp, srcAddr, dstAddr, srcPort, dstPort, protocol, bytes"
                + " | filter @logStream='eni-0123456789abcde01-all' and"
                + " interfaceId='eni-0123456789abcde01' and ispresent(srcAddr)"
                + " | sort @timestamp desc | dedup "
                + fields
                + " | limit 20");
    Map<String, Long> latest = new TreeMap<>();
    for (Flow flow : flows) {
      if (flow.values().get(2).endsWith("1") && flow.hasBytes()) {
        latest.merge(String.join(" ", flow.values().subList(3, 8)), flow.timestamp(), Math::max);
      }
    }
    List<String> expected =
        latest.values().stream()
            .sorted(Comparator.reverseOrder())
            .limit(20)
            .map(InsightsCell::time)
            .toList();
    assertEquals(expected, rows.stream().map(row -> row.get("@timestamp")).toList(), why(fields));
    for (Map<String, String> row : rows) {
      String key = Stream.of(fields.split(", ")).map(row::get).collect(Collectors.joining(" "));
      assertEquals(InsightsCell.time(latest.getOrDefault(key, 0L)), row.get("@timestamp"));
    }
  }

  @Test
  void aFieldThatNobodyKnowsMatchesNothing() {
    assertEquals(
        List.of(), ask("filter logStream='vpc-flow-logs' | fields srcAddr | dedup srcAddr"));
  }

  @Test
  void meanAndGreatestByAddress() {
    Map<String, List<Long>> bytes =
        flows.stream()
            .filter(Flow::hasBytes)
            .collect(
                Collectors.groupingBy(
                    Flow::dstAddr, Collectors.mapping(Flow::bytes, Collectors.toList())));
    List<Map<String, String>> rows = ask("stats avg(bytes), max(bytes) by dstAddr");
    assertEquals(bytes.size() + 1, rows.size());
    for (Map<String, String> row : rows) {
      List<Long> all = bytes.get(row.getOrDefault("dstAddr", "-"));
      if (all != null) {
        double mean = all.stream().mapToLong(Long::longValue).average().orElseThrow();
        assertEquals(mean, Double.parseDouble(row.get("avg(bytes)")), mean * 1e-12);
        assertEquals(
            all.stream().max(Long::compare).orElseThrow().toString(), row.get("max(bytes)"));
      }
    }
  }

  @Test
  void thePartOfAMessageThatARegularExpressionTakes() {
    List<Map<String, String>> rows =
        ask("parse @message /(?<NetworkInterface>eni-.*?) / | display NetworkInterface, @message");
    assertEquals(flows.size(), rows.size());
    assertEquals(
        flows.stream().map(f -> f.values().get(2) + " " + f.event().message()).sorted().toList(),
        rows.stream()
            .map(row -> row.get("NetworkInterface") + " " + row.get("@message"))
            .sorted()
            .toList());
  }

  @Test
  void bytesThroughANatGateway() {
    Map<String, Predicate<Flow>> conditions =
        Map.of(
            "(dstAddr like '10.0.2.8' and srcAddr like '192.0.')",
            f -> f.dstAddr().contains("10.0.2.8") && f.srcAddr().contains("192.0."),
            "(dstAddr like '10.0.2.8' and srcAddr like '192.0.') or (srcAddr like '10.0.1.5' and"
                + " dstAddr like '198.51.')",
            f ->
                f.dstAddr().contains("10.0.2.8") && f.srcAddr().contains("192.0.")
                    || f.srcAddr().contains("10.0.1.5") && f.dstAddr().contains("198.51."),
            "(srcAddr like '10.0.1.5' and dstAddr not like '10.0.')",
            f -> f.srcAddr().contains("10.0.1.5") && !f.dstAddr().contains("10.0."),
            "(dstAddr like '10.0.2.8' and srcAddr not like '10.0.')",
            f -> f.dstAddr().contains("10.0.2.8") && !f.srcAddr().contains("10.0."));
    conditions.forEach((condition, which) ->
        assertTop(
            "filter "
                + condition
                + " | stats sum(bytes) as bytesTransferred by srcAddr, dstAddr | sort"
                + " bytesTransferred desc | limit 10",
            sums(
                f -> f.hasBytes() && which.test(f),
                f -> f.srcAddr() + " " + f.dstAddr(),
                Flow::bytes),
            10,
            "bytesTransferred",
            "srcAddr",
            "dstAddr"));
  }

  @Test
  void megabytesOfMessagesByFiveMinutes() {
    Map<Long, Long> lengths = new TreeMap<>();
    for (Flow flow : flows) {
      lengths.merge(flow.timestamp() / 300_000, (long) flow.event().message().length(), Long::sum);
    }
    List<Double> megabytes =
        lengths.values().stream().map(length -> length / 1024.0 / 1024.0).toList();
    Map<String, String> row =
        ask("FIELDS strlen(@message) AS l | STATS sum(l)/1024/1024 as mb BY bin(5m) | STATS"
                + " max(mb), min(mb), avg(mb)")
            .getFirst();
    assertEquals(
        megabytes.stream().max(Double::compare).orElseThrow(),
        Double.parseDouble(row.get("max(mb)")),
        1e-12);
    assertEquals(
        megabytes.stream().min(Double::compare).orElseThrow(),
        Double.parseDouble(row.get("min(mb)")),
        1e-12);
    assertEquals(
        megabytes.stream().mapToDouble(Double::doubleValue).average().orElseThrow(),
        Double.parseDouble(row.get("avg(mb)")),
        1e-12);
  }

  @Test
  void theGreatestOfFiveMinutesInEachTen() {
    Map<Long, Long> fives = new TreeMap<>();
    for (Flow flow : flows) {
      fives.merge(flow.timestamp() / 300_000, (long) flow.event().message().length(), Long::sum);
    }
    Map<String, String> expected = new TreeMap<>();
    Map<Long, Long> tens = new TreeMap<>();
    fives.forEach((five, sum) -> tens.merge(Math.ceilDiv(five, 2L), sum, Math::max));
    tens.forEach((ten, sum) -> expected.put(InsightsCell.time(ten * 600_000), Long.toString(sum)));
    Map<String, String> actual = new TreeMap<>();
    for (Map<String, String> row :
        ask(
            "FIELDS strlen(@message) AS l | STATS sum(l) AS b BY bin(5m) as @t | STATS max(b) BY"
                + " dateceil(@t, 10m)")) {
      actual.put(row.get("dateceil(@t, 10m)"), row.get("max(b)"));
    }
    assertEquals(expected, actual);
  }

  @Test
  void statsOverStatsThatWereFiltered() {
    Map<String, Set<String>> addresses = new TreeMap<>();
    Map<String, Long> requests = new TreeMap<>();
    for (Flow flow : flows) {
      String session = flow.dstAddr() + " " + flow.protocol();
      if (flow.hasBytes()) {
        addresses.computeIfAbsent(session, _ -> new LinkedHashSet<>()).add(flow.srcAddr());
        requests.merge(session, 1L, Long::sum);
      }
    }
    Map<String, List<Long>> byProtocol = new TreeMap<>();
    addresses.forEach((session, all) -> {
      if (all.size() > 1) {
        byProtocol
            .computeIfAbsent(session.split(" ")[1], _ -> new ArrayList<>())
            .add(requests.getOrDefault(session, 0L));
      }
    });
    String query =
        "filter ispresent(srcAddr) | STATS countDistinct(srcAddr) AS session_ips, count(*) AS"
            + " requests BY dstAddr, protocol | FILTER session_ips > 1 | STATS count(*) AS"
            + " multiple_ip_sessions, sum(requests) / count(*) AS avg_session_requests BY protocol";
    Map<String, String> found = new TreeMap<>();
    ask(query)
        .forEach(row ->
            found.put(
                row.getOrDefault("protocol", "-"),
                row.get("multiple_ip_sessions") + " " + row.get("avg_session_requests")));
    Map<String, String> expected = new TreeMap<>();
    byProtocol.forEach((protocol, all) ->
        expected.put(
            protocol,
            all.size()
                + " "
                + InsightsCell.number((double) all.stream().mapToLong(n -> n).sum() / all.size())));
    assertEquals(expected, found, why(query));
  }

  @Test
  void theTimeOfAGroupIsHandedOn() {
    Map<String, long[]> streams = new TreeMap<>();
    for (Flow flow : flows) {
      long[] stream = streams.computeIfAbsent(flow.event().stream(), _ -> new long[2]);
      stream[0] += flow.event().message().length();
      stream[1] = Math.max(stream[1], flow.timestamp());
    }
    Map<String, List<Long>> bins = new TreeMap<>();
    streams
        .values()
        .forEach(stream ->
            bins.computeIfAbsent(
                    InsightsCell.time(Math.ceilDiv(stream[1], 300_000L) * 300_000),
                    _ -> new ArrayList<>())
                .add(stream[0]));
    String query =
        "FIELDS strlen(@message) AS message_length | STATS sum(message_length) AS ingested_bytes,"
            + " max(@timestamp) as @t BY @logStream | STATS avg(ingested_bytes) BY dateceil(@t,"
            + " 5m)";
    Map<String, Double> found = new TreeMap<>();
    ask(query)
        .forEach(row ->
            found.put(
                row.getOrDefault("dateceil(@t, 5m)", "-"),
                Double.valueOf(row.getOrDefault("avg(ingested_bytes)", "-1"))));
    Map<String, Double> expected = new TreeMap<>();
    bins.forEach(
        (bin, all) -> expected.put(bin, all.stream().mapToLong(n -> n).average().orElseThrow()));
    assertEquals(expected, found, why(query));
  }

  @Test
  void rejectionsByAddress() {
    assertTop(
        "filter action=\"REJECT\" | stats count(*) as numRejections by srcAddr | sort numRejections"
            + " desc | limit 20",
        sums(f -> f.action().equals("REJECT"), Flow::srcAddr, _ -> 1L),
        20,
        "numRejections",
        "srcAddr");
  }

  @Test
  void theConsolesFirstQuery() {
    List<Map<String, String>> rows =
        ask("fields @timestamp, @message, @logStream, @log | sort @timestamp desc | limit 10000");
    assertEquals(flows.size(), rows.size());
    List<String> times = rows.stream().map(row -> row.get("@timestamp")).toList();
    assertEquals(times.stream().sorted(Comparator.reverseOrder()).toList(), times);
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < flows.size(); i++) {
      Flow flow = flows.get(i);
      expected.add(
          flow.event().message()
              + " "
              + flow.event().stream()
              + (i < 3000 ? " 123456789012:vpc" : " 123456789012:locked"));
    }
    assertEquals(
        expected.stream().sorted().toList(),
        rows.stream()
            .map(row -> row.get("@message") + " " + row.get("@logStream") + " " + row.get("@log"))
            .sorted()
            .toList());
  }

  @Test
  void countsWhatItHasSeen() {
    InsightsProgress progress =
        asked.progress("filter action = \"REJECT\" | fields srcAddr", "vpc", "locked");
    long rejected = flows.stream().filter(f -> f.action().equals("REJECT")).count();
    assertEquals(rejected, progress.recordsMatched());
    assertTrue(progress.recordsScanned() >= flows.size(), () -> progress.recordsScanned() + "");
    assertTrue(progress.bytesScanned() > 10_000);
  }

  @Test
  void countsWhatTheFirstFiltersLeaveWhateverComesBehindThem() {
    long rejected = flows.stream().filter(f -> f.action().equals("REJECT")).count();
    for (String behind :
        List.of(
            "stats count(*)",
            "stats count(*) as n by srcAddr | sort n desc | limit 2",
            "stats count(*) as n by srcAddr | filter n > 1000000",
            "stats count(*) as n by srcAddr | filter n > 1 | display n",
            "stats count(*) as n by srcAddr | stats max(n)",
            "stats count(*) as n by srcAddr | dedup n",
            "limit 3 | stats count(*) by srcAddr")) {
      String query = "filter action = \"REJECT\" | " + behind;
      assertEquals(rejected, asked.progress(query, "vpc", "locked").recordsMatched(), query);
    }
    for (String behind : List.of("stats count(*)", "stats count(*) by srcAddr")) {
      String query = "filter action = \"NEVER\" | " + behind;
      assertEquals(0, asked.progress(query, "vpc", "locked").recordsMatched(), query);
    }
  }
}
