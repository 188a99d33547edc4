package weir.query.insights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.model.flow.RecordFormat;
import weir.query.insights.RandomFlows.Flow;

/// Commands that look at rows beside a row, against the same computed in plain Java. A part of the
/// events is in segments, a part in a journal.
class RowCommandsTest {
  private static final long SEED = Long.getLong("weir.seed", System.nanoTime());
  private static final long FROM = AskedEvents.TIMES.fromMillis();

  @TempDir static Path folder;
  private static AskedEvents asked;
  private static List<Flow> flows;

  @BeforeAll
  static void fill() {
    asked = new AskedEvents(folder);
    flows = RandomFlows.of(new Random(SEED), 1500);
    List<RecordFormat> formats = List.of(RecordFormat.DEFAULT);
    asked.put("vpc", formats, flows.subList(0, 1000).stream().map(Flow::event).toList());
    asked.seal("vpc");
    asked.put("vpc", formats, flows.subList(1000, 1500).stream().map(Flow::event).toList());
  }

  @AfterAll
  static void close() {
    asked.close();
  }

  private static List<Map<String, String>> ask(String query) {
    return asked.rows(query, "vpc");
  }

  private static List<String> column(List<Map<String, String>> rows, String name) {
    return rows.stream().map(row -> row.getOrDefault(name, "-")).toList();
  }

  private static String why(String query) {
    return "seed " + SEED + ": " + query;
  }

  private static List<Long> bytes() {
    return flows.stream().filter(Flow::hasBytes).map(Flow::bytes).sorted().toList();
  }

  @Test
  void accumSumsUpInTheOrderOfTheSort() {
    String query =
        "filter ispresent(bytes) | fields bytes | sort bytes | accum bytes as upto | limit 5000";
    List<String> expected = new ArrayList<>();
    long sum = 0;
    for (long value : bytes()) {
      sum += value;
      expected.add(Long.toString(sum));
    }
    // Equal numbers follow each other, so that the sums do not depend on their order.
    assertEquals(expected, column(ask(query), "upto"), why(query));
  }

  @Test
  void accumOfGroupsFollowsTheirKeys() {
    Map<Long, Long> bins = new TreeMap<>();
    flows.forEach(flow -> bins.merge(flow.timestamp() / 300_000, flow.bytes(), Long::sum));
    List<String> expected = new ArrayList<>();
    long sum = 0;
    for (Map.Entry<Long, Long> bin : bins.entrySet()) {
      sum += bin.getValue();
      expected.add(InsightsCell.time(bin.getKey() * 300_000) + " " + sum);
    }
    assertEquals(
        expected,
        ask("stats sum(bytes) as total by bin(5m) | accum total").stream()
            .map(row -> row.get("bin(5m)") + " " + row.get("total"))
            .toList(),
        why("accum"));
  }

  @Test
  void aFilterBehindAWindowDoesNotChangeIt() {
    List<Map<String, String>> rows =
        ask(
            "filter ispresent(bytes) | fields bytes | sort bytes | accum bytes as upto | filter"
                + " bytes > 1000 | limit 5000");
    long below = bytes().stream().filter(value -> value <= 1000).mapToLong(value -> value).sum();
    long first = bytes().stream().filter(value -> value > 1000).findFirst().orElseThrow();
    assertEquals(Long.toString(below + first), rows.getFirst().get("upto"), why("filter"));
    assertEquals(bytes().stream().filter(value -> value > 1000).count(), rows.size());
  }

  @Test
  void autoregressLooksBack() {
    String query =
        "filter ispresent(bytes) | fields bytes | sort bytes | autoregress bytes p=1-3 | limit"
            + " 5000";
    List<Long> bytes = bytes();
    List<Map<String, String>> rows = ask(query);
    for (int back = 1; back <= 3; back++) {
      List<String> expected = new ArrayList<>();
      for (int i = 0; i < bytes.size(); i++) {
        expected.add(i < back ? "-" : bytes.get(i - back).toString());
      }
      assertEquals(expected, column(rows, "bytes_p" + back), why(query));
    }
    assertEquals(
        Set.of("bytes", "before"),
        ask("fields bytes | autoregress bytes as before").stream()
            .flatMap(row -> row.keySet().stream())
            .collect(Collectors.toSet()));
  }

  @Test
  void filldownCarriesTheLastValue() {
    String query =
        "sort startTime, interfaceId, srcAddr, action, logStatus | fields startTime, action |"
            + " filldown act*";
    List<Map<String, String>> given =
        ask("sort startTime, interfaceId, srcAddr, action, logStatus | fields startTime, action");
    List<String> expected = new ArrayList<>();
    String last = "-";
    for (Map<String, String> row : given) {
      last = row.getOrDefault("action", last);
      expected.add(last);
    }
    assertEquals(expected, column(ask(query), "action"), why(query));
    assertEquals(expected, column(ask(query.replace("act*", "")), "action"), why(query));
    assertEquals(expected, column(ask(query.replace("act*", "action")), "action"), why(query));
  }

  @Test
  void fillmissingHasEveryBinOfEveryGroup() {
    String query =
        "filter dstPort = 22 and bytes > 100000 | stats count(*) as flows, max(bytes) by protocol,"
            + " bin(30s) | fillmissing with 0 for flows";
    Map<String, Long> counts = new TreeMap<>();
    Set<String> protocols = new TreeSet<>();
    for (Flow flow : flows) {
      if (flow.values().get(6).equals("22") && flow.bytes() > 100_000) {
        counts.merge(flow.timestamp() / 30_000 + " " + flow.protocol(), 1L, Long::sum);
        protocols.add(flow.protocol());
      }
    }
    List<String> expected = new ArrayList<>();
    for (long bin = FROM / 30_000; bin <= AskedEvents.TIMES.toMillis() / 30_000; bin++) {
      for (String protocol :
          protocols.stream().sorted(Comparator.comparing(Integer::valueOf)).toList()) {
        Long count = counts.get(bin + " " + protocol);
        expected.add(
            InsightsCell.time(bin * 30_000)
                + " "
                + protocol
                + " "
                + Objects.requireNonNullElse(count, 0L)
                + " "
                + (count != null));
      }
    }
    assertEquals(
        expected,
        ask(query).stream()
            .map(row ->
                row.get("bin(30s)")
                    + " "
                    + row.get("protocol")
                    + " "
                    + row.get("flows")
                    + " "
                    + row.containsKey("max(bytes)"))
            .toList(),
        why(query));
  }

  @Test
  void fillmissingKnowsTheCalendar() {
    assertEquals(
        List.of("2026-01-01 00:00:00.000"),
        column(ask("stats count(*) by bin(1mo) | fillmissing"), "bin(1mo)"));
    assertEquals(
        List.of("2025-12-29 00:00:00.000"),
        column(ask("stats count(*) by bin(1w) | fillmissing"), "bin(1w)"));
  }

  @Test
  void outliersAreBeyondTheQuartiles() {
    List<Long> sorted = bytes();
    double first = sorted.get(sorted.size() / 4);
    double third = sorted.get(sorted.size() * 3 / 4);
    double most = third + 1.5 * (third - first);
    List<Double> kept =
        sorted.stream().map(Long::doubleValue).filter(value -> value <= most).toList();
    String query =
        "filter ispresent(bytes) | fields bytes | sort bytes | outlier action=remove param=1.5"
            + " uselower=true bytes | limit 5000";
    assertEquals(
        kept, column(ask(query), "bytes").stream().map(Double::valueOf).toList(), why(query));
    List<Double> bounded =
        sorted.stream().map(value -> Math.min(value.doubleValue(), most)).toList();
    List<Map<String, String>> rows =
        ask(
            "filter ispresent(bytes) | fields bytes | sort bytes | outlier param=1.5 mark=true"
                + " bytes | limit 5000");
    assertEquals(
        bounded, column(rows, "bytes").stream().map(Double::valueOf).toList(), why("transform"));
    assertEquals(
        sorted.size() - kept.size(), column(rows, "_outlier").stream().filter("1"::equals).count());
  }

  @Test
  void sessionsEndWhereNothingComesForLongEnough() {
    Map<String, TreeMap<Long, Long>> byAddress = new TreeMap<>();
    for (Flow flow : flows) {
      byAddress
          .computeIfAbsent(flow.srcAddr() + " " + flow.values().get(6), _ -> new TreeMap<>())
          .merge(flow.timestamp(), 1L, Long::sum);
    }
    List<String> expected = new ArrayList<>();
    byAddress.forEach((address, times) -> {
      long began = times.firstKey();
      long last = began;
      long count = 0;
      for (Map.Entry<Long, Long> time : times.entrySet()) {
        if (time.getKey() - last > 60_000) {
          expected.add(began + " " + address + " " + count);
          began = time.getKey();
          count = 0;
        }
        last = time.getKey();
        count += time.getValue();
      }
      expected.add(began + " " + address + " " + count);
    });
    String query =
        "sessionize srcAddr, dstPort maxspan 60s | stats count(*) as n, toMillis(min(@timestamp))"
            + " as began by session_id, srcAddr, dstPort | sort session_id | limit 50000";
    List<Map<String, String>> rows = ask(query);
    assertEquals(
        LongStream.rangeClosed(1, rows.size()).mapToObj(Long::toString).toList(),
        column(rows, "session_id"),
        why(query));
    List<String> found =
        rows.stream()
            .map(row ->
                row.get("began")
                    + " "
                    + row.getOrDefault("srcAddr", "-")
                    + " "
                    + row.getOrDefault("dstPort", "-")
                    + " "
                    + row.get("n"))
            .toList();
    assertEquals(expected.stream().sorted().toList(), found.stream().sorted().toList(), why(query));
    List<Long> begins = rows.stream().map(row -> Long.valueOf(row.get("began"))).toList();
    assertEquals(begins.stream().sorted().toList(), begins, why(query));
  }

  @Test
  void countFrequentCountsCombinations() {
    Map<String, Long> counts = new HashMap<>();
    flows.forEach(flow -> counts.merge(flow.action() + " " + flow.values().get(6), 1L, Long::sum));
    List<Map<String, String>> rows = ask("countFrequent action, dstPort");
    assertEquals(
        counts.values().stream().sorted(Comparator.reverseOrder()).map(Object::toString).toList(),
        column(rows, "_approxcount"),
        why("countFrequent"));
    rows.forEach(row ->
        assertEquals(
            counts.get(row.getOrDefault("action", "-") + " " + row.getOrDefault("dstPort", "-")),
            Long.valueOf(row.get("_approxcount"))));
    assertEquals(counts.size(), rows.size());
  }

  @Test
  void noFieldIsRelevantAmongThoseOfRowsThatHaveNone() {
    assertEquals(
        List.of(),
        ask("relevantfields bytes where action = 'REJECT' | relevantfields where 1 = 1"));
  }

  @Test
  void aTimeThatBecameATextIsNoTime() {
    List<Map<String, String>> rows =
        ask(
            "fields 'noon' as @timestamp | sessionize srcAddr | stats count_distinct(sessionId) as"
                + " n");
    assertEquals(1, rows.size());
  }

  @Test
  void totalsTakeFieldsThatNobodyHasShown() {
    List<Map<String, String>> rows = ask("filter dstPort < 100 | addtotals bytes, packets, nobody");
    assertEquals(
        flows.stream()
            .filter(flow -> flow.hasBytes() && Integer.parseInt(flow.values().get(6)) < 100)
            .map(flow -> Long.toString(flow.bytes() + flow.packets()))
            .sorted()
            .toList(),
        rows.stream().map(row -> row.getOrDefault("Total", "-")).sorted().toList());
  }

  @Test
  void totalsAreOfRowsAndOfColumns() {
    String query =
        "stats sum(bytes) as b, sum(packets) as p by dstPort | sort dstPort | addtotals"
            + " fieldname=All col=true b, p";
    Map<Integer, long[]> sums = new TreeMap<>();
    for (Flow flow : flows) {
      if (flow.hasBytes()) {
        long[] sum = sums.computeIfAbsent(Integer.valueOf(flow.values().get(6)), _ -> new long[2]);
        sum[0] += flow.bytes();
        sum[1] += flow.packets();
      }
    }
    List<String> expected = new ArrayList<>();
    sums.forEach(
        (port, sum) -> expected.add(port + " " + sum[0] + " " + sum[1] + " " + (sum[0] + sum[1])));
    expected.add("- - - -");
    long b = sums.values().stream().mapToLong(sum -> sum[0]).sum();
    long p = sums.values().stream().mapToLong(sum -> sum[1]).sum();
    expected.add("- " + b + " " + p + " " + (b + p));
    List<Map<String, String>> rows = ask(query);
    assertEquals(
        expected,
        rows.stream()
            .map(row ->
                List.of("dstPort", "b", "p", "All").stream()
                    .map(name -> row.getOrDefault(name, "-"))
                    .collect(Collectors.joining(" ")))
            .toList(),
        why(query));
  }

  @Test
  void appendcolsMatchesRowsByTheirPlace() {
    String one = "stats count(*) as n by dstPort | sort n desc, dstPort";
    String other = "stats sum(bytes) as b by protocol | sort b";
    List<Map<String, String>> left = ask(one);
    List<Map<String, String>> right = ask(other);
    List<Map<String, String>> expected = new ArrayList<>();
    for (int i = 0; i < left.size(); i++) {
      Map<String, String> row = new LinkedHashMap<>(left.get(i));
      if (i < Math.min(2, right.size())) {
        row.putAll(right.get(i));
      }
      expected.add(row);
    }
    String query = one + " | appendcols max=2 (SOURCE \"vpc\" | " + other + ")";
    assertEquals(expected, ask(query), why(query));
    List<Map<String, String>> kept =
        ask(one + " | appendcols (SOURCE \"vpc\" | stats sum(bytes) as n by protocol)");
    assertEquals(column(left, "n"), column(kept, "n"));
    List<Map<String, String>> overridden =
        ask(one + " | appendcols override=true (SOURCE \"vpc\" | stats max(bytes) as n | limit 1)");
    assertEquals(bytes().getLast().toString(), overridden.getFirst().get("n"));
  }

  @Test
  void relevantFieldsAreRankedByTheDistanceOfTheirDistributions() {
    String query = "relevantfields srcAddr, packets where dstPort = 443";
    Map<String, Map<String, String>> rows =
        ask(query).stream().collect(Collectors.toMap(row -> row.get("@fieldName"), row -> row));
    Map<String, double[]> shares = new HashMap<>();
    List<List<Long>> packets = List.of(new ArrayList<>(), new ArrayList<>());
    for (Flow flow : flows) {
      if (flow.hasBytes()) {
        int kind = flow.values().get(6).equals("443") ? 0 : 1;
        shares.computeIfAbsent(flow.srcAddr(), _ -> new double[2])[kind]++;
        packets.get(kind).add(flow.packets());
      }
    }
    packets.forEach(all -> all.sort(Comparator.naturalOrder()));
    double variation = 0;
    for (double[] share : shares.values()) {
      variation +=
          Math.abs(share[0] / packets.get(0).size() - share[1] / packets.get(1).size()) / 2;
    }
    assertEquals(variation, score(rows, "srcAddr"), 1e-6, why(query));
    double greatest = 0;
    for (long bound : new LinkedHashSet<>(packets.get(0))) {
      greatest =
          Math.max(greatest, Math.abs(below(packets.get(0), bound) - below(packets.get(1), bound)));
    }
    for (long bound : new LinkedHashSet<>(packets.get(1))) {
      greatest =
          Math.max(greatest, Math.abs(below(packets.get(0), bound) - below(packets.get(1), bound)));
    }
    assertEquals(greatest, score(rows, "packets"), 1e-6, why(query));
    assertEquals(
        packets.get(0).get((packets.get(0).size() - 1) / 2).toString(),
        cell(rows, "packets", "@conditionalMedian"));
    assertEquals(
        packets.get(1).get((packets.get(1).size() - 1) / 2).toString(),
        cell(rows, "packets", "@baselineMedian"));
  }

  private static String cell(Map<String, Map<String, String>> rows, String field, String column) {
    return rows.getOrDefault(field, Map.of()).getOrDefault(column, "-");
  }

  private static double score(Map<String, Map<String, String>> rows, String field) {
    return Double.parseDouble(cell(rows, field, "@relevanceScore"));
  }

  private static double below(List<Long> sorted, long bound) {
    return (double) sorted.stream().filter(value -> value <= bound).count() / sorted.size();
  }

  @Test
  void offsetPutsEarlierEventsIntoTheBinsOfNow() {
    long half = 1_800_000;
    QueryTimes later =
        new QueryTimes(
            AskedEvents.TIMES.now().plusMillis(half),
            FROM + half,
            AskedEvents.TIMES.toMillis() + half);
    InsightsRun run =
        asked.run(
            "stats count(*) as n by bin(10m) offset 30m | sort bin(10m)", later, List.of("vpc"));
    run.run();
    Map<Long, Long> bins = new TreeMap<>();
    flows.forEach(flow -> bins.merge(flow.timestamp() / 600_000, 1L, Long::sum));
    List<List<String>> expected = new ArrayList<>();
    bins.forEach((bin, count) ->
        expected.add(List.of(InsightsCell.time(bin * 600_000 + half), Long.toString(count))));
    assertEquals(
        expected, run.progress().rows().stream().map(InsightsRow::cells).toList(), why("offset"));
  }

  @Test
  void aQueryInBracketsMayLookBack() {
    String bins = "stats count(*) as n by bin(30m)";
    long[] halves = new long[2];
    flows.forEach(flow -> halves[(int) ((flow.timestamp() - FROM) / 1_800_000)]++);
    String query =
        bins
            + " | appendcols (SOURCE \"vpc\" | stats count(*) as before by bin(30m) offset 30m)"
            + " | display n, before";
    assertEquals(
        List.of(
            Map.of("n", Long.toString(halves[0]), "before", Long.toString(halves[0])),
            Map.of("n", Long.toString(halves[1]))),
        ask(query),
        why(query));
  }

  @Test
  void estimateReadsNothing() {
    InsightsProgress progress = asked.progress("filter action = 'REJECT' | estimate", "vpc");
    assertEquals(List.of("estimatedBytes"), progress.columns());
    long estimate = Long.parseLong(progress.rows().getFirst().cells().getFirst());
    InsightsProgress counted = asked.progress("stats count(*), max(bytes)", "vpc");
    assertTrue(estimate > 10_000 && estimate < 10 * counted.bytesScanned(), () -> "" + estimate);
    assertEquals(0, progress.recordsScanned());
    assertEquals(0, progress.bytesScanned());
  }

  @Test
  void theMostFrequentValuesAndTheirRanges() {
    Map<String, Long> counts = new TreeMap<>();
    flows.stream().filter(Flow::hasBytes).forEach(f -> counts.merge(f.srcAddr(), 1L, Long::sum));
    String top =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(3)
            .map(entry -> "\"" + entry.getKey() + "\"")
            .collect(Collectors.joining(",", "[", "]"));
    assertEquals(top, ask("stats topk(3, srcAddr) as top").getFirst().get("top"), why("topk"));
    List<Map<String, String>> rows =
        ask("filter ispresent(packets) | stats histogram(packets, 4) as h by protocol");
    for (Map<String, String> row : rows) {
      List<Long> packets =
          flows.stream()
              .filter(flow -> flow.protocol().equals(row.get("protocol")))
              .map(Flow::packets)
              .toList();
      double least = packets.stream().mapToLong(value -> value).min().orElseThrow();
      double width = (packets.stream().mapToLong(value -> value).max().orElseThrow() - least) / 4;
      Map<String, Long> expected = new LinkedHashMap<>();
      for (int i = 0; i < 4; i++) {
        expected.put(InsightsCell.number(least + i * width), 0L);
      }
      for (long value : packets) {
        int range = (int) Math.min(3, Math.floor((value - least) / width));
        expected.merge(String.valueOf(InsightsCell.number(least + range * width)), 1L, Long::sum);
      }
      Map<String, Long> found = new LinkedHashMap<>();
      for (String pair : row.getOrDefault("h", "").replaceAll("[{}\"]", "").split(",")) {
        found.put(pair.split(":")[0], Long.valueOf(pair.split(":")[1]));
      }
      assertEquals(expected, found, why("histogram"));
    }
  }
}
