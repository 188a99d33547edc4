package weir.query.insights;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The queries of AWS's pages of examples for logs that are no flow logs, against the same computed
/// in plain Java over random JSON and random lines.
class PublishedQueriesTest {
  private static final long SEED = Long.getLong("weir.seed", System.nanoTime());
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;
  private static AskedEvents asked;
  private static final List<Entry> ENTRIES = new ArrayList<>();
  private static final List<Line> LINES = new ArrayList<>();

  /// An event in JSON, and its fields by their names with dots.
  private record Entry(long timestamp, Map<String, String> fields) {
    String field(String name) {
      return fields.getOrDefault(name, "-");
    }

    boolean has(String name) {
      return fields.containsKey(name);
    }

    double number(String name) {
      return Double.parseDouble(field(name));
    }
  }

  /// A line such as `user=ann, method:GET, latency := 12`, and one with a level.
  private record Line(long timestamp, String user, String method, int latency, String level) {}

  @BeforeAll
  static void fill() throws JacksonException {
    asked = new AskedEvents(folder);
    Random random = new Random(SEED);
    List<SampleEvents.Event> json = new ArrayList<>();
    for (int i = 0; i < 800; i++) {
      Entry entry = entry(random);
      ENTRIES.add(entry);
      json.add(new SampleEvents.Event(entry.timestamp(), "trail", nested(entry.fields())));
    }
    asked.put("trail", List.of(), json.subList(0, 500));
    asked.seal("trail");
    asked.put("trail", List.of(), json.subList(500, 800));
    List<SampleEvents.Event> lines = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Line line =
          new Line(
              AskedEvents.TIMES.fromMillis() + random.nextInt(3_600_000),
              any(random, "ann", "bob", "eve"),
              any(random, "GET", "PUT"),
              random.nextInt(1000),
              any(random, "ERROR", "INFO", "DEBUG"));
      LINES.add(line);
      lines.add(
          new SampleEvents.Event(
              line.timestamp(),
              "web",
              i % 2 == 0
                  ? "user="
                      + line.user()
                      + ", method:"
                      + line.method()
                      + ", latency := "
                      + line.latency()
                  : "03:04 [" + line.level() + "] " + line.user() + " Exception"));
    }
    asked.put("web", List.of(), lines);
  }

  private static Entry entry(Random random) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("eventSource", any(random, "ec2.amazonaws.com", "iam.amazonaws.com"));
    fields.put(
        "eventName", any(random, "StartInstances", "StopInstances", "CreateUser", "UpdateTrail"));
    fields.put("awsRegion", any(random, "us-east-2", "eu-west-1"));
    fields.put("requestParameters.userName", any(random, "ann", "bob"));
    fields.put("responseElements.user.arn", "arn:aws:iam::1:user/" + random.nextInt(5));
    fields.put("tlsDetails.tlsVersion", any(random, "TLSv1", "TLSv1.1", "TLSv1.3"));
    if (random.nextInt(3) == 0) {
      fields.put("errorCode", any(random, "AccessDenied", "Throttled"));
    }
    fields.put("status", Integer.toString(100 * (2 + random.nextInt(4)) + random.nextInt(5)));
    fields.put("path", "/" + random.nextInt(12));
    fields.put("integrationLatency", Integer.toString(random.nextInt(900)));
    fields.put("responseLatency", Integer.toString(random.nextInt(100_000)));
    fields.put("remoteIP", "10.0.0." + random.nextInt(50));
    fields.put("detail-type", any(random, "Scheduled Event", "Object Created"));
    fields.put("server", "s" + random.nextInt(6));
    fields.put("severity", any(random, "high", "low"));
    return new Entry(AskedEvents.TIMES.fromMillis() + random.nextInt(3_600_000), fields);
  }

  private static String any(Random random, String... of) {
    return of[random.nextInt(of.length)];
  }

  private static String nested(Map<String, String> fields) throws JacksonException {
    Map<String, Object> root = new LinkedHashMap<>();
    fields.forEach((name, value) -> {
      Map<String, Object> at = root;
      String[] parts = name.split("\\.");
      for (int i = 0; i < parts.length - 1; i++) {
        Map<String, Object> next = new LinkedHashMap<>();
        Object there = at.putIfAbsent(parts[i], next);
        at = there == null ? next : cast(there);
      }
      boolean isNumber = value.chars().allMatch(Character::isDigit);
      at.put(parts[parts.length - 1], isNumber ? Integer.valueOf(value) : value);
    });
    return JSON.writeValueAsString(root);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> cast(Object map) {
    return (Map<String, Object>) map;
  }

  @AfterAll
  static void close() {
    asked.close();
  }

  private static String why(String query) {
    return "seed " + SEED + ": " + query;
  }

  /// The rows of an answer as sorted lines of some columns.
  private static List<String> lines(String query, String group, String... columns) {
    return asked.rows(query, group).stream()
        .map(row ->
            Stream.of(columns).map(c -> row.getOrDefault(c, "-")).collect(Collectors.joining(" ")))
        .sorted()
        .toList();
  }

  /// `stats count(*) by …` of those entries, as sorted lines.
  private static List<String> counts(Predicate<Entry> which, String... names) {
    Map<String, Long> counts = new TreeMap<>();
    ENTRIES.stream()
        .filter(which)
        .forEach(e ->
            counts.merge(
                Stream.of(names).map(e::field).collect(Collectors.joining(" ")), 1L, Long::sum));
    return counts.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).sorted().toList();
  }

  @Test
  void countsByFields() {
    String query = "stats count(*) by eventSource, eventName, awsRegion";
    assertEquals(
        counts(_ -> true, "eventSource", "eventName", "awsRegion"),
        lines(query, "trail", "eventSource", "eventName", "awsRegion", "count(*)"),
        why(query));
    query =
        "filter eventName=\"UpdateTrail\" and ispresent(errorCode) | stats count(*) by errorCode,"
            + " errorMessage";
    assertEquals(
        counts(e -> e.field("eventName").equals("UpdateTrail") && e.has("errorCode"), "errorCode"),
        lines(query, "trail", "errorCode", "count(*)"),
        why(query));
    query =
        "filter tlsDetails.tlsVersion in [ \"TLSv1\", \"TLSv1.1\" ] | stats count(*) as"
            + " numOutdatedTlsCalls by eventSource | sort numOutdatedTlsCalls desc";
    assertEquals(
        counts(e -> !e.field("tlsDetails.tlsVersion").equals("TLSv1.3"), "eventSource"),
        lines(query, "trail", "eventSource", "numOutdatedTlsCalls"),
        why(query));
    query =
        "fields @timestamp, @message | stats count(*) as numberOfEvents by `detail-type` | sort"
            + " numberOfEvents desc";
    assertEquals(
        counts(_ -> true, "detail-type"),
        lines(query, "trail", "detail-type", "numberOfEvents"),
        why(query));
  }

  @Test
  void eventsThatACloudTrailQueryFinds() {
    String query =
        "filter (eventName=\"StartInstances\" or eventName=\"StopInstances\") and"
            + " awsRegion=\"us-east-2\"";
    assertEquals(
        ENTRIES.stream()
            .filter(e -> e.field("eventName").endsWith("Instances"))
            .filter(e -> e.field("awsRegion").equals("us-east-2"))
            .map(e -> InsightsCell.time(e.timestamp()))
            .sorted()
            .toList(),
        lines(query, "trail", "@timestamp"),
        why(query));
    query =
        "filter eventName=\"CreateUser\" | fields awsRegion, requestParameters.userName,"
            + " responseElements.user.arn";
    assertEquals(
        ENTRIES.stream()
            .filter(e -> e.field("eventName").equals("CreateUser"))
            .map(e ->
                e.field("awsRegion")
                    + " "
                    + e.field("requestParameters.userName")
                    + " "
                    + e.field("responseElements.user.arn"))
            .sorted()
            .toList(),
        lines(
            query, "trail", "awsRegion", "requestParameters.userName", "responseElements.user.arn"),
        why(query));
  }

  @Test
  void gatewayReports() {
    String query =
        "fields @timestamp, status, ip, path, httpMethod, responseLatency | sort responseLatency"
            + " desc | limit 10";
    assertEquals(
        ENTRIES.stream()
            .map(e -> e.number("responseLatency"))
            .sorted(Comparator.reverseOrder())
            .limit(10)
            .toList(),
        asked.rows(query, "trail").stream()
            .map(row -> Double.valueOf(row.getOrDefault("responseLatency", "-1")))
            .toList(),
        why(query));
    query =
        "fields @timestamp, status, ip, path, httpMethod | filter status>=400 and status<=499 |"
            + " sort @timestamp desc | limit 10";
    assertEquals(
        ENTRIES.stream()
            .filter(e -> e.number("status") >= 400 && e.number("status") <= 499)
            .map(Entry::timestamp)
            .sorted(Comparator.reverseOrder())
            .limit(10)
            .map(InsightsCell::time)
            .toList(),
        asked.rows(query, "trail").stream().map(row -> row.get("@timestamp")).toList(),
        why(query));
    query =
        "filter status=200 | stats avg(integrationLatency), max(integrationLatency),\n"
            + "min(integrationLatency) by bin(1m)";
    Map<Long, List<Double>> minutes =
        ENTRIES.stream()
            .filter(e -> e.field("status").equals("200"))
            .collect(
                Collectors.groupingBy(
                    e -> e.timestamp() / 60_000,
                    TreeMap::new,
                    Collectors.mapping(e -> e.number("integrationLatency"), Collectors.toList())));
    List<String> expected = new ArrayList<>();
    minutes.forEach((minute, all) ->
        expected.add(
            InsightsCell.time(minute * 60_000)
                + " "
                + text(all.stream().mapToDouble(x -> x).average().orElseThrow())
                + " "
                + text(all.stream().mapToDouble(x -> x).max().orElseThrow())
                + " "
                + text(all.stream().mapToDouble(x -> x).min().orElseThrow())));
    assertEquals(
        expected,
        lines(
            query,
            "trail",
            "bin(1m)",
            "avg(integrationLatency)",
            "max(integrationLatency)",
            "min(integrationLatency)"),
        why(query));
  }

  private static String text(double number) {
    return String.valueOf(InsightsCell.number(number));
  }

  @Test
  void distinctVisitors() {
    String query =
        "fields @timestamp, remoteIP, method, status | filter status=\"200\" | stats"
            + " countDistinct(remoteIP) as UniqueVisits | limit 10";
    assertEquals(
        List.of(
            Long.toString(
                ENTRIES.stream()
                    .filter(e -> e.field("status").equals("200"))
                    .map(e -> e.field("remoteIP"))
                    .distinct()
                    .count())),
        lines(query, "trail", "UniqueVisits"),
        why(query));
  }

  @Test
  void theFirstEventOfEachServer() {
    String query =
        "fields @timestamp, server, severity, message | sort @timestamp desc | dedup server,"
            + " severity";
    assertEquals(
        ofEach(e -> e.field("server") + " " + e.field("severity"), Math::max),
        lines(query, "trail", "server", "severity", "@timestamp"),
        why(query));
    query = "fields @timestamp, server, severity, message | sort @timestamp asc | dedup server";
    assertEquals(
        ofEach(e -> e.field("server"), Math::min),
        lines(query, "trail", "server", "@timestamp"),
        why(query));
  }

  private static List<String> ofEach(
      Function<Entry, String> key, java.util.function.BinaryOperator<Long> one) {
    Map<String, Long> times = new TreeMap<>();
    ENTRIES.forEach(e -> times.merge(key.apply(e), e.timestamp(), one));
    return times.entrySet().stream()
        .map(e -> e.getKey() + " " + InsightsCell.time(e.getValue()))
        .sorted()
        .toList();
  }

  @Test
  void exceptionsByTheHour() {
    long there = LINES.size() / 2;
    assertEquals(
        List.of(Map.of("bin(1h)", "2026-01-02 03:00:00.000", "exceptionCount", "" + there)),
        asked.rows(
            "filter @message like /Exception/ | stats count(*) as exceptionCount by bin(1h) | sort"
                + " exceptionCount desc",
            "web"));
    assertEquals(
        LINES.size() - there,
        asked.rows("fields @message | filter @message not like /Exception/", "web").size());
  }

  @Test
  void latencyByUserAndMethod() {
    Map<String, List<Integer>> latencies = new TreeMap<>();
    for (int i = 0; i < LINES.size(); i += 2) {
      Line line = LINES.get(i);
      latencies
          .computeIfAbsent(line.method() + " " + line.user(), _ -> new ArrayList<>())
          .add(line.latency());
    }
    List<String> expected = new ArrayList<>();
    latencies.forEach((key, all) ->
        expected.add(key + " " + text(all.stream().mapToInt(x -> x).average().orElseThrow())));
    expected.add("- - -");
    String glob =
        "parse @message \"user=*, method:*, latency := *\" as @user,\n"
            + "    @method, @latency | stats avg(@latency) by @method,\n    @user";
    assertEquals(
        expected.stream().sorted().toList(),
        lines(glob, "web", "@method", "@user", "avg(@latency)"),
        why(glob));
    // AWS's own text names @method2 and @user2, which do not exist, and a group that stops at once.
    String regex =
        "parse @message /user=(?<user2>.*?), method:(?<method2>.*?), latency := (?<latency2>.*)/ |"
            + " stats avg(latency2) by method2, user2";
    assertEquals(
        expected.stream().sorted().toList(),
        lines(regex, "web", "method2", "user2", "avg(latency2)"),
        why(regex));
  }

  @Test
  void partsOfLines() {
    String query =
        "FIELDS @message\n | PARSE @message \"* [*] *\" as loggingTime, loggingType,"
            + " loggingMessage\n | FILTER loggingType IN [\"ERROR\", \"INFO\"]\n | DISPLAY"
            + " loggingMessage, loggingType = \"ERROR\" as isError";
    List<String> expected = new ArrayList<>();
    for (int i = 1; i < LINES.size(); i += 2) {
      Line line = LINES.get(i);
      if (!line.level().equals("DEBUG")) {
        expected.add(line.user() + " Exception " + (line.level().equals("ERROR") ? "1" : "0"));
      }
    }
    assertEquals(
        expected.stream().sorted().toList(),
        lines(query, "web", "loggingMessage", "isError"),
        why(query));
  }

  @Test
  void whatStatsComputesMayUseWhatItHasComputed() {
    String query =
        "filter status = 200 | stats max(integrationLatency / 1000 / 1000) as most,"
            + " min(integrationLatency / 1000 / 1000) as least, most - least as between";
    double[] all =
        ENTRIES.stream()
            .filter(e -> e.field("status").equals("200"))
            .mapToDouble(e -> e.number("integrationLatency") / 1000 / 1000)
            .sorted()
            .toArray();
    assertEquals(
        all[all.length - 1] - all[0],
        Double.parseDouble(lines(query, "trail", "between").getFirst()),
        1e-12,
        why(query));
  }

  static Stream<String> aboutFieldsThatNobodyHas() {
    return Stream.of(
        "filter @type = \"REPORT\" | stats max(@memorySize / 1000 / 1000) as provisonedMemoryMB,"
            + " min(@maxMemoryUsed / 1000 / 1000) as smallestMemoryRequestMB, avg(@maxMemoryUsed /"
            + " 1000 / 1000) as avgMemoryUsedMB, max(@maxMemoryUsed / 1000 / 1000) as"
            + " maxMemoryUsedMB, provisonedMemoryMB - maxMemoryUsedMB as overProvisionedMB",
        "filter @type = \"REPORT\" | stats avg(@duration), max(@duration), min(@duration) by"
            + " bin(5m)",
        "fields @timestamp, @requestId, @message, @logStream | filter @type = \"REPORT\" and"
            + " @duration > 1000 | sort @timestamp desc | dedup @requestId | limit 20",
        "filter responseCode=\"SERVFAIL\" | stats count(*) by queryName",
        "fields @timestamp, remoteIP, request, status, filename| sort @timestamp desc | filter"
            + " filename=\"/var/www/html/admin\" | limit 20",
        "fields @timestamp, function, process, message | filter message like \"resuming normal"
            + " operations\" | sort @timestamp desc | limit 20",
        "filter @aws.tag.env = \"production\"",
        "filter @`aws.tag.aws:cloudformation:stack-name` = \"my-stack\"");
  }

  @ParameterizedTest
  @MethodSource
  void aboutFieldsThatNobodyHas(String query) {
    assertEquals(List.of(), asked.rows(query, "trail"), query);
  }

  @Test
  void fieldsThatNobodyHasMakeOneGroup() {
    assertEquals(
        List.of("- 800"),
        lines("stats count(*) by @aws.tag.team", "trail", "@aws.tag.team", "count(*)"));
    assertEquals(
        List.of("- 2026-01-02 03:00:00.000 800"),
        lines("stats count(*) by queryType, bin(1h)", "trail", "queryType", "bin(1h)", "count(*)"));
    assertEquals(
        List.of("800"),
        lines(
            "stats count(*) as numRequests by resolverIp | sort numRequests desc | limit 10",
            "trail",
            "numRequests"));
  }

  @Test
  void aFormatOfManyFieldsIsParsedByStars() {
    List<String> names = Stream.iterate(1, n -> n + 1).limit(27).map(n -> "f" + n).toList();
    String message = names.stream().map(name -> "v" + name).collect(Collectors.joining(" "));
    asked.put(
        "custom",
        List.of(),
        List.of(new SampleEvents.Event(AskedEvents.TIMES.fromMillis(), "s", message)));
    Map<String, String> row =
        asked
            .rows(
                "parse @message \"*"
                    + " *".repeat(26)
                    + "\" as "
                    + String.join(", ", names)
                    + " | filter f27 = 'vf27' | display "
                    + String.join(", ", names),
                "custom")
            .getFirst();
    assertEquals(names.stream().map(name -> "v" + name).toList(), List.copyOf(row.values()));
  }

  @Test
  void theMostPopularPaths() {
    String query = "stats count(*) as requestCount by path | sort requestCount desc | limit 10";
    assertEquals(
        counts(_ -> true, "path").stream()
            .map(line -> Integer.valueOf(line.split(" ")[1]))
            .sorted(Comparator.reverseOrder())
            .limit(10)
            .toList(),
        asked.rows(query, "trail").stream()
            .map(row -> Integer.valueOf(row.getOrDefault("requestCount", "-1")))
            .toList(),
        why(query));
  }
}
