package weir.api.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weir.api.logs.ServedLogs.refusal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;
import software.amazon.awssdk.services.cloudwatchlogs.model.MalformedQueryException;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryDefinition;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryInfo;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryParameter;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryStatus;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResultField;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartQueryRequest;
import weir.model.flow.RecordFormat;

/// The operations of Logs Insights, through AWS's own client.
class InsightsTest {
  @TempDir private Path folder;
  private ServedLogs served;
  private CloudWatchLogsClient logs;

  @BeforeEach
  void begin() {
    served = new ServedLogs(folder);
    logs = served.client(ServedLogs.ROOT);
    served.make("g", "s");
  }

  @AfterEach
  void end() {
    served.close();
  }

  private String start(String query, Consumer<StartQueryRequest.Builder> more) {
    return served.start(logs, query, more);
  }

  private List<Map<String, String>> ask(String query) {
    GetQueryResultsResponse answer = served.ended(start(query, r -> r.logGroupName("g")));
    assertEquals(QueryStatus.COMPLETE, answer.status());
    return answer.results().stream().map(InsightsTest::cells).toList();
  }

  private static Map<String, String> cells(List<ResultField> row) {
    return row.stream().collect(Collectors.toMap(ResultField::field, ResultField::value));
  }

  @Test
  void answersWithRowsOfTexts() {
    served.put("g", "s", served.event(Duration.ofSeconds(-2), "{\"status\": 200, \"ms\": 7}"));
    served.put("g", "s", served.event(Duration.ofSeconds(-1), "{\"status\": 404, \"ms\": 12.5}"));
    assertEquals(
        List.of(Map.of("status", "200", "ms * 2", "14"), Map.of("status", "404", "ms * 2", "25")),
        ask("fields status, ms * 2 | sort ms").stream()
            .map(row ->
                row.entrySet().stream()
                    .filter(cell -> !cell.getKey().equals("@ptr"))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
            .toList());
    assertEquals(
        List.of(Map.of("count(*)", "2", "max(ms)", "12.5")), ask("stats count(*), max(ms)"));
    assertEquals(List.of(), ask("filter status = 500 | stats count(*)"));
  }

  @Test
  void pointsToTheWholeRecord() {
    served.formats.add(RecordFormat.DEFAULT);
    String message =
        "2 123456789012 eni-0a1b2c3d4e5f60718 10.0.1.5 10.0.2.8 49152 443 6 10 8400 1795233500"
            + " 1795233558 ACCEPT OK";
    served.put("g", "s", message);
    String pointer = ask("fields srcAddr | limit 1").getFirst().get("@ptr");
    Map<String, String> record = logs.getLogRecord(r -> r.logRecordPointer(pointer)).logRecord();
    assertEquals(message, record.get("@message"));
    assertEquals("10.0.1.5", record.get("srcAddr"));
    assertEquals("1795233500", record.get("startTime"));
    assertEquals("s", record.get("@logStream"));
    assertEquals("123456789012:g", record.get("@log"));
    assertEquals(Long.toString(served.now.toEpochMilli()), record.get("@timestamp"));
    assertEquals(
        "InvalidParameterException: logRecordPointer must be the @ptr of a query's row",
        refusal(() -> logs.getLogRecord(r -> r.logRecordPointer("x"))));
    served.allow(
        ServedLogs.ANN,
        "arn:aws:logs:eu-central-1:123456789012:log-group:other:*",
        "logs:GetLogRecord");
    assertTrue(
        refusal(() -> served.client(ServedLogs.ANN).getLogRecord(r -> r.logRecordPointer(pointer)))
            .startsWith("AccessDeniedException"));
  }

  @Test
  void takesBothEndsOfTheRange() {
    served.put(
        "g",
        "s",
        served.event(Duration.ofMillis(-3_600_001), "before"),
        served.event(Duration.ofMillis(-3_600_000), "first"),
        served.event(Duration.ofMillis(999), "last"),
        served.event(Duration.ofMillis(1000), "behind"));
    assertEquals(
        List.of("last", "first"),
        ask("fields @message").stream().map(row -> row.get("@message")).toList());
    String id =
        start(
            "fields @message",
            r ->
                r.logGroupName("g")
                    .startTime(served.now.toEpochMilli())
                    .endTime(served.now.toEpochMilli() + 1000));
    assertEquals(
        List.of("behind", "last"),
        served.ended(id).results().stream().map(row -> row.getFirst().value()).toList());
  }

  @Test
  void namesGroupsInEveryWay() {
    served.make("h", "s");
    served.put("g", "s", "in g");
    served.put("h", "s", "in h");
    String arn = "arn:aws:logs:eu-central-1:123456789012:log-group:";
    String query = "stats count(*) as n by @log | sort @log";
    List<String> both = List.of("123456789012:g 1", "123456789012:h 1");
    List<Consumer<StartQueryRequest.Builder>> ways =
        List.of(
            r -> r.logGroupNames("g", "h"),
            r -> r.logGroupIdentifiers(arn + "g", arn + "h"),
            r -> r.logGroupIdentifiers("g", "h"),
            r -> r.queryString("SOURCE 'g', 'h' | " + query),
            r -> r.queryString("SOURCE logGroups(namePrefix: ['g', 'h']) | " + query),
            r -> r.queryString("SOURCE logGroups(class: ['STANDARD']) | " + query));
    for (Consumer<StartQueryRequest.Builder> way : ways) {
      assertEquals(
          both,
          served.ended(start(query, way)).results().stream()
              .map(row -> row.get(0).value() + " " + row.get(1).value())
              .toList());
    }
    assertEquals(
        "InvalidParameterException: logGroupName, logGroupNames and logGroupIdentifiers are"
            + " mutually exclusive parameters.",
        refusal(() -> start(query, r -> r.logGroupName("g").logGroupNames("h"))));
    assertEquals(
        "InvalidParameterException: Either a logGroupName, logGroupNames, logGroupIdentifiers or a"
            + " SOURCE command in the query must be given.",
        refusal(() -> start(query, r -> {})));
    assertTrue(
        refusal(() -> start(query, r -> r.logGroupName("none")))
            .startsWith(
                "ResourceNotFoundException: Log group 'none' does not exist for account ID"
                    + " '123456789012'"));
  }

  @Test
  void choosesGroupsByWhatTheyHave() {
    for (String group : List.of("net/a", "net/b", "web")) {
      served.make(group, "s");
      served.put(group, "s", "x");
    }
    logs.createLogGroup(r -> r.logGroupName("ia").logGroupClass(LogGroupClass.INFREQUENT_ACCESS));
    logs.createLogStream(r -> r.logGroupName("ia").logStreamName("s"));
    served.put("ia", "s", "x");
    served.put("g", "s", "x");
    String arn = "arn:aws:logs:eu-central-1:123456789012:log-group:";
    logs.tagResource(r -> r.resourceArn(arn + "net/a").tags(Map.of("team", "network", "e", "1")));
    logs.tagResource(r -> r.resourceArn(arn + "net/b").tags(Map.of("team", "netops")));
    logs.tagResource(r -> r.resourceArn(arn + "web").tags(Map.of("team", "web", "e", "1")));
    Map<String, List<String>> groups =
        Map.of(
            "logGroups()", List.of("g", "net/a", "net/b", "web"),
            "logGroups(class: ['INFREQUENT_ACCESS'])", List.of("ia"),
            "logGroupTags([{\"key\":\"team\",\"values\":[\"netops\"]}])", List.of("net/b"),
            "logGroupTags([{key: 'team', values: ['net*', '!*ops']}])", List.of("net/a"),
            "logGroupTags([{'key': 'team', 'values': ['!web']}])", List.of("net/a", "net/b"),
            "logGroupTags([{key: 'team', values: ['w*', 'netops']}, {key: 'e'}])", List.of("web"),
            "logGroupTags([{key: 'e'}]) logGroups(namePrefix: ['net/'])", List.of("net/a"));
    groups.forEach((source, names) ->
        assertEquals(
            names,
            served
                .ended(start("SOURCE " + source + " | stats count(*) by @log | sort @log", r -> {}))
                .results()
                .stream()
                .map(row -> row.getFirst().value().substring(13))
                .toList(),
            source));
    assertEquals(
        "ResourceNotFoundException: no log group is as SOURCE says",
        refusal(() -> start("SOURCE logGroupTags([{key: 'none'}]) | fields a", r -> {})));
  }

  @Test
  void saysWhereAQueryIsWrong() {
    MalformedQueryException malformed =
        assertThrows(
            MalformedQueryException.class,
            () -> start("fields @message | filtr x", r -> r.logGroupName("g")));
    assertEquals(18, malformed.queryCompileError().location().startCharOffset());
    assertEquals(23, malformed.queryCompileError().location().endCharOffset());
    assertTrue(malformed.queryCompileError().message().contains("did you mean \"filter\"?"));
    assertTrue(malformed.queryCompileError().message().contains("line 1 and position 18"));
  }

  @Test
  void refusesWhatItDoesNotHave() {
    assertEquals(
        "InvalidParameterException: queryLanguage is SQL, but Weir's Logs Insights has CWLI only;"
            + " SQL over flow logs is asked of Athena",
        refusal(() -> start("SELECT 1", r -> r.logGroupName("g").queryLanguage("SQL"))));
    logs.createLogGroup(r -> r.logGroupName("ia").logGroupClass(LogGroupClass.INFREQUENT_ACCESS));
    assertTrue(
        refusal(() -> start("pattern @message", r -> r.logGroupName("ia")))
            .contains("do not have pattern"));
    assertTrue(
        refusal(() ->
                start(
                    "stats count(*) as a | stats sum(a) as a | stats sum(a)",
                    r -> r.logGroupName("ia")))
            .contains("two stats commands"));
    assertTrue(
        refusal(() -> start("fields @message", r -> r.logGroupName("g").endTime(1L).startTime(2L)))
            .contains("must not end before it starts"));
  }

  @Test
  void refusesToFillMoreBinsThanAnAnswerMayHave() {
    assertEquals(
        "InvalidParameterException: the query's range has 3601000 bins of 1ms but fillmissing fills"
            + " 100000 at most; take longer bins or a shorter range",
        refusal(() -> start("stats count(*) by bin(1ms) | fillmissing", r -> r.logGroupName("g"))));
  }

  @Test
  void everyGroupOfAQueryMustBeAllowed() {
    served.make("h", "s");
    served.allow(
        ServedLogs.ANN, "arn:aws:logs:eu-central-1:123456789012:log-group:g:*", "logs:StartQuery");
    CloudWatchLogsClient ann = served.client(ServedLogs.ANN);
    served.start(ann, "fields @message", r -> r.logGroupName("g"));
    for (String query :
        List.of(
            "SOURCE 'g', 'h' | fields @message",
            "SOURCE logGroups(namePrefix: ['h']) | fields @message",
            "SOURCE 'g' | filter x in (SOURCE 'h' | fields x)",
            "SOURCE 'g' | filter strlen(x in (SOURCE 'h' | fields x)) > 0",
            "SOURCE 'g' | fields x in (SOURCE 'h' | fields x) as y",
            "SOURCE 'g' | relevantfields where x in (SOURCE 'h' | fields x)",
            "SOURCE 'g' | appendcols (SOURCE 'h' | fields x)",
            "SOURCE 'g' | join type=inner left=a right=b where a.x = b.x (SOURCE 'h')")) {
      String denied = refusal(() -> served.start(ann, query, r -> {}));
      assertTrue(denied.startsWith("AccessDeniedException"), denied);
    }
  }

  @Test
  void answersAreTheAccountsOwn() {
    String id = start("fields @message", r -> r.logGroupName("g"));
    served.ended(id);
    assertEquals(
        "ResourceNotFoundException: Query ID " + id + " does not exist.",
        refusal(() -> {
          served.allow(ServedLogs.BOB, "*", "logs:GetQueryResults");
          served.client(ServedLogs.BOB).getQueryResults(r -> r.queryId(id));
        }));
  }

  @Test
  void pagesLargeAnswers() {
    for (int batch = 0; batch < 3; batch++) {
      InputLogEvent[] events =
          IntStream.range(0, 9_000)
              .mapToObj(i -> served.event(Duration.ofMillis(-i), "x"))
              .toArray(InputLogEvent[]::new);
      Arrays.sort(events, Comparator.comparing(InputLogEvent::timestamp));
      served.put("g", "s", events);
    }
    assertEquals(10_000, ask("fields @message").size());
    String id = start("fields @message | limit 25000", r -> r.logGroupName("g"));
    GetQueryResultsResponse page = served.ended(id);
    assertEquals(10_000, page.results().size());
    GetQueryResultsResponse second = next(id, page.nextToken());
    assertEquals(10_000, second.results().size());
    GetQueryResultsResponse third = next(id, second.nextToken());
    assertEquals(5_000, third.results().size());
    assertNull(third.nextToken());
    served.pass(Duration.ofMinutes(61));
    assertEquals(
        "InvalidParameterException: The specified nextToken is invalid.",
        refusal(() -> next(id, page.nextToken())));
  }

  private GetQueryResultsResponse next(String id, String token) {
    return logs.getQueryResults(r -> r.queryId(id).nextToken(token));
  }

  @Test
  void describesAndForgetsQueries() {
    long from = served.now.getEpochSecond() - 3600;
    String id = start("fields @message", r -> r.logGroupName("g"));
    served.ended(id);
    QueryInfo info = logs.describeQueries(r -> r.logGroupName("g")).queries().getFirst();
    assertEquals(id, info.queryId());
    assertEquals(
        "SOURCE \"g\" START="
            + from
            + "000 END="
            + served.now.getEpochSecond()
            + "999 | fields @message",
        info.queryString());
    assertEquals(QueryStatus.COMPLETE, info.status());
    assertEquals(1, logs.describeQueries(r -> r.status("Complete")).queries().size());
    assertEquals(0, logs.describeQueries(r -> r.status("Failed")).queries().size());
    assertEquals(0, logs.describeQueries(r -> r.logGroupName("other")).queries().size());
    assertTrue(
        refusal(() -> logs.stopQuery(r -> r.queryId(id)))
            .startsWith("InvalidParameterException: Query " + id + " is not running"));
    served.pass(Duration.ofDays(8));
    assertEquals(List.of(), logs.describeQueries(r -> {}).queries());
  }

  @Test
  void stopsAQueryThatWouldGoOnForLong() {
    InputLogEvent[] events =
        IntStream.range(0, 5_000)
            .mapToObj(i -> served.event(Duration.ZERO, "{\"k\": 1}"))
            .toArray(InputLogEvent[]::new);
    served.put("g", "s", events);
    // 25 million pairs of messages, each searched.
    String id =
        start(
            "join type=inner left=a right=b where a.k = b.k (SOURCE 'g' | fields k, @message as m)"
                + " | filter concat(a.@message, b.m) like /(x+x+)+y/ | stats count(*)",
            r -> r.logGroupName("g"));
    assertTrue(logs.stopQuery(r -> r.queryId(id)).success());
    assertEquals(QueryStatus.CANCELLED, served.ended(id).status());
  }

  @Test
  void knowsTheFieldsOfAGroup() {
    served.put("g", "s", "{\"status\": 200, \"user\": {\"name\": \"ann\"}}");
    served.put("g", "s", "no json");
    assertEquals(
        List.of(
            "@ingestionTime 100",
            "@log 100",
            "@logStream 100",
            "@message 100",
            "@timestamp 100",
            "status 50",
            "user.name 50"),
        logs.getLogGroupFields(r -> r.logGroupName("g")).logGroupFields().stream()
            .map(field -> field.name() + " " + field.percent())
            .toList());
    assertEquals(
        List.of(),
        logs.getLogGroupFields(r -> r.logGroupName("g").time(1_700_000_000L)).logGroupFields());
  }

  private static QueryParameter parameter(String name) {
    return QueryParameter.builder().name(name).defaultValue("10.0.0.1").build();
  }

  @Test
  void keepsQueriesUnderNames() {
    String id =
        logs.putQueryDefinition(r ->
                r.name("flows/top")
                    .queryString("filter srcAddr = \"{{address}}\" | stats sum(bytes) by dstAddr")
                    .logGroupNames("g")
                    .clientToken("t1")
                    .parameters(parameter("address")))
            .queryDefinitionId();
    assertEquals(
        id,
        logs.putQueryDefinition(r -> r.name("flows/top").queryString("fields a").clientToken("t1"))
            .queryDefinitionId());
    logs.putQueryDefinition(
        r -> r.queryDefinitionId(id).name("flows/first").queryString("fields b"));
    logs.putQueryDefinition(r -> r.name("other").queryString("fields c"));
    List<QueryDefinition> found =
        logs.describeQueryDefinitions(r -> r.queryDefinitionNamePrefix("flows/"))
            .queryDefinitions();
    assertEquals(List.of("flows/first"), found.stream().map(QueryDefinition::name).toList());
    assertEquals("fields b", found.getFirst().queryString());
    assertTrue(logs.deleteQueryDefinition(r -> r.queryDefinitionId(id)).success());
    assertEquals(
        "ResourceNotFoundException: The query definition " + id + " does not exist.",
        refusal(() -> logs.deleteQueryDefinition(r -> r.queryDefinitionId(id))));
    assertEquals(
        "InvalidParameterException: parameters names x, but the query does not have {{x}}",
        refusal(() ->
            logs.putQueryDefinition(
                r -> r.name("n").queryString("fields a").parameters(parameter("x")))));
  }
}
