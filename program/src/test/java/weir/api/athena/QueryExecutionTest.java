package weir.api.athena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.AthenaException;
import software.amazon.awssdk.services.athena.model.Datum;
import software.amazon.awssdk.services.athena.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.athena.model.InvalidRequestException;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.Row;
import software.amazon.awssdk.services.athena.model.StartQueryExecutionRequest;
import software.amazon.awssdk.services.athena.model.StatementType;
import software.amazon.awssdk.services.athena.model.TooManyRequestsException;
import weir.store.state.StateStore;

@Timeout(60)
class QueryExecutionTest {
  @TempDir Path folder;
  private final StateStore store = StateStore.ephemeral();
  private ServedAthena served;
  private AthenaClient root;

  @BeforeEach
  void open() {
    served = open(ExecutionLimits.DEFAULT);
    root = served.client(ServedAthena.ROOT);
  }

  private ServedAthena open(ExecutionLimits limits) {
    return new ServedAthena(folder, store, limits);
  }

  @AfterEach
  void close() {
    served.close();
  }

  private String start(String text) {
    return start(root, text, request -> {});
  }

  private static String start(
      AthenaClient client, String text, Consumer<StartQueryExecutionRequest.Builder> change) {
    return client
        .startQueryExecution(request -> {
          request
              .queryString(text)
              .resultConfiguration(results -> results.outputLocation("s3://results/a"));
          change.accept(request);
        })
        .queryExecutionId();
  }

  private String ran(String text) {
    String id = start(text);
    served.ended(root, id);
    return id;
  }

  @Test
  void showsAnExecutionThatSucceededWithEverythingThatAthenaShows() {
    String id =
        start(
            root,
            " SELECT 'rows';",
            request ->
                request.queryExecutionContext(c -> c.catalog("AwsDataCatalog").database("Db")));
    QueryExecution execution = served.ended(root, id);
    assertEquals(QueryExecutionState.SUCCEEDED, execution.status().state());
    assertEquals("SELECT 'rows'", execution.query());
    assertEquals(StatementType.DML, execution.statementType());
    assertEquals("SELECT", execution.substatementType());
    assertEquals("s3://results/a/" + id + ".csv", execution.resultConfiguration().outputLocation());
    assertEquals("awsdatacatalog", execution.queryExecutionContext().catalog());
    assertEquals("Db", execution.queryExecutionContext().database());
    assertEquals("primary", execution.workGroup());
    assertEquals(1234, execution.statistics().dataScannedInBytes());
    assertEquals(7, execution.statistics().engineExecutionTimeInMillis());
    assertEquals("Athena engine version 3", execution.engineVersion().effectiveEngineVersion());
    assertFalse(execution.statistics().resultReuseInformation().reusedPreviousResult());
    assertTrue(
        execution.status().completionDateTime().compareTo(execution.status().submissionDateTime())
            >= 0);
    assertEquals(
        10,
        root.getQueryRuntimeStatistics(get -> get.queryExecutionId(id))
            .queryRuntimeStatistics()
            .rows()
            .inputRows());
  }

  @Test
  void namesTheResultAfterTheKindOfTheStatement() {
    assertEquals("s3://results/a/", location("SELECT 'rows'").substring(0, 15));
    assertTrue(location("SHOW TABLES").endsWith(".txt"));
    assertTrue(location("CREATE TABLE t AS SELECT 1 AS n").startsWith("s3://results/a/tables/"));
    assertFalse(location("INSERT INTO t SELECT 1").contains("."));
  }

  private String location(String text) {
    return served.ended(root, start(text)).resultConfiguration().outputLocation();
  }

  @Test
  void readsRowsBackWithTheHeaderFirstAndNullLeftOut() {
    String id = ran("SELECT 'rows'");
    GetQueryResultsResponse page = root.getQueryResults(get -> get.queryExecutionId(id));
    assertEquals(
        List.of(List.of("n", "t"), List.of("1", "a \"b\""), List.of("2", "NULL")), cells(page));
    assertEquals(0, page.updateCount());
    assertNull(page.nextToken());
    assertEquals(
        List.of("integer", "varchar"),
        page.resultSet().resultSetMetadata().columnInfo().stream().map(c -> c.type()).toList());
    assertTrue(page.resultSet().resultSetMetadata().columnInfo().get(1).caseSensitive());
  }

  private static List<List<String>> cells(GetQueryResultsResponse page) {
    return page.resultSet().rows().stream()
        .map(Row::data)
        .map(row ->
            row.stream()
                .map(Datum::varCharValue)
                .map(text -> text == null ? "NULL" : text)
                .toList())
        .toList();
  }

  @Test
  void pagesThroughRowsOfAnySizeAndEndsWithAnEmptyPageAfterAFullOne() {
    StringBuilder text = new StringBuilder("\"n\"\n");
    for (int i = 0; i < 9; i++) {
      text.append("\"").append("line\n\"\"".repeat(i)).append(i).append("\"\n");
    }
    served.statements.content(text.toString());
    String id = ran("SELECT 'rows'");
    List<String> whole = pages(id, 1000);
    assertEquals(10, whole.size());
    assertEquals("line\n\"line\n\"2", whole.get(3));
    for (int size : new int[] {1, 2, 3, 7, 10, 11}) {
      assertEquals(whole, pages(id, size));
    }
    assertEquals(
        0,
        root.getQueryResults(
                get -> get.queryExecutionId(id).maxResults(5).nextToken(second(id, 5).nextToken()))
            .resultSet()
            .rows()
            .size());
  }

  @Test
  void endsAPageThatIsLargeEnoughAndGoesOnInTheNext() {
    served.statements.content("\"n\"\n" + ("\"" + "x".repeat(1 << 20) + "\"\n").repeat(20));
    String id = ran("SELECT 'rows'");
    GetQueryResultsResponse first = root.getQueryResults(get -> get.queryExecutionId(id));
    assertEquals(9, first.resultSet().rows().size());
    assertEquals(21, pages(id, 1000).size());
    assertEquals(21, pages(id, 4).size());
  }

  private GetQueryResultsResponse second(String id, int size) {
    String token =
        root.getQueryResults(get -> get.queryExecutionId(id).maxResults(size)).nextToken();
    return root.getQueryResults(get -> get.queryExecutionId(id).maxResults(size).nextToken(token));
  }

  private List<String> pages(String id, int size) {
    List<String> all = new ArrayList<>();
    root.getQueryResultsPaginator(get -> get.queryExecutionId(id).maxResults(size))
        .forEach(page -> cells(page).forEach(row -> all.add(row.getFirst())));
    return all;
  }

  @Test
  void refusesPagesThatItDidNotPromise() {
    String id = ran("SELECT 'rows'");
    assertEquals(
        "MaxResults is more than maximum allowed length 1000",
        refusal(() -> root.getQueryResults(get -> get.queryExecutionId(id).maxResults(1001))));
    assertEquals(
        "2 validation errors detected: Value at 'nextToken' failed to satisfy constraint: Member"
            + " must have length greater than or equal to 1; Value at 'maxResults' failed to"
            + " satisfy constraint: Member must have value greater than or equal to 1",
        refusal(() ->
            root.getQueryResults(get -> get.queryExecutionId(id).maxResults(0).nextToken(""))));
    assertEquals(
        "Malformed nextPageToken abc",
        refusal(() -> root.getQueryResults(get -> get.queryExecutionId(id).nextToken("abc"))));
  }

  private static String refusal(org.junit.jupiter.api.function.Executable deed) {
    return assertThrows(InvalidRequestException.class, deed).awsErrorDetails().errorMessage();
  }

  @Test
  void saysWhyAStatementFailedInNumbersAndWords() {
    QueryExecution execution = served.ended(root, start("SELECT 'fail'"));
    assertEquals(QueryExecutionState.FAILED, execution.status().state());
    String reason =
        "COLUMN_NOT_FOUND: line 1:8: Column 'x' cannot be resolved or requester is not authorized"
            + " to access requested resources";
    assertEquals(reason, execution.status().stateChangeReason());
    assertEquals(reason, execution.status().athenaError().errorMessage());
    assertEquals(2, execution.status().athenaError().errorCategory());
    assertEquals(1006, execution.status().athenaError().errorType());
    assertFalse(execution.status().athenaError().retryable());
    assertNull(execution.statistics().queryPlanningTimeInMillis());
    InvalidRequestException refused =
        assertThrows(
            InvalidRequestException.class,
            () -> root.getQueryResults(get -> get.queryExecutionId(execution.queryExecutionId())));
    assertEquals(
        "Query did not finish successfully. Final query state: FAILED",
        refused.awsErrorDetails().errorMessage());
    assertEquals("INVALID_QUERY_EXECUTION_STATE", refused.athenaErrorCode());
  }

  @Test
  void endsAnExecutionWhoseStatementBreaks() {
    QueryExecution execution = served.ended(root, start("SELECT 'break'"));
    assertEquals(QueryExecutionState.FAILED, execution.status().state());
    assertEquals(1, execution.status().athenaError().errorCategory());
  }

  @Test
  void cancelsWhatReadsMoreThanItMay() {
    QueryExecution execution = served.ended(root, start("SELECT 'too much'"));
    assertEquals(QueryExecutionState.CANCELLED, execution.status().state());
    assertEquals("Bytes scanned limit was exceeded", execution.status().stateChangeReason());
  }

  @Test
  void stopsWhatRunsAndLeavesWhatHasEnded() {
    String id = start("SELECT 'wait'");
    assertTrue(
        refusal(() -> root.getQueryResults(get -> get.queryExecutionId(id)))
            .startsWith("Query has not yet finished. Current state: "));
    root.stopQueryExecution(stop -> stop.queryExecutionId(id));
    QueryExecution stopped = served.ended(root, id);
    assertEquals(QueryExecutionState.CANCELLED, stopped.status().state());
    assertEquals("Query cancelled by user", stopped.status().stateChangeReason());
    assertEquals(
        "Could not find results",
        refusal(() -> root.getQueryResults(get -> get.queryExecutionId(id))));
    String done = ran("SELECT 'rows'");
    root.stopQueryExecution(stop -> stop.queryExecutionId(done));
    assertEquals(QueryExecutionState.SUCCEEDED, served.ended(root, done).status().state());
    assertEquals(
        "QueryExecution nobody was not found",
        refusal(() -> root.stopQueryExecution(stop -> stop.queryExecutionId("nobody"))));
  }

  @Test
  void letsOnlySoManyRunAndQueuesOnlySoManyMore() {
    served.close();
    served = open(new ExecutionLimits(1, 1, Duration.ofMinutes(1)));
    root = served.client(ServedAthena.ROOT);
    String first = start("SELECT 'wait'");
    String second = start("SELECT 'wait'");
    TooManyRequestsException refused =
        assertThrows(TooManyRequestsException.class, () -> start("SELECT 'rows'"));
    assertEquals("CONCURRENT_QUERY_LIMIT_EXCEEDED", refused.reasonAsString());
    root.stopQueryExecution(stop -> stop.queryExecutionId(second));
    assertEquals(QueryExecutionState.CANCELLED, served.ended(root, second).status().state());
    String third = start("SELECT 'rows'");
    root.stopQueryExecution(stop -> stop.queryExecutionId(first));
    assertEquals(QueryExecutionState.SUCCEEDED, served.ended(root, third).status().state());
    assertEquals(2, served.statements.runs());
  }

  @Test
  void failsWhatRunsForTooLong() {
    served.close();
    served = open(new ExecutionLimits(1, 1, Duration.ofMillis(20)));
    root = served.client(ServedAthena.ROOT);
    QueryExecution execution = served.ended(root, start("SELECT 'wait'"));
    assertEquals(QueryExecutionState.FAILED, execution.status().state());
    assertEquals("Query timeout", execution.status().stateChangeReason());
  }

  @Test
  void answersTheSameTokenWithTheSameExecution() {
    String token = UUID.randomUUID().toString();
    String id = start(root, "SELECT 'rows'", request -> request.clientRequestToken(token));
    served.ended(root, id);
    assertEquals(id, start(root, "SELECT 'rows'", request -> request.clientRequestToken(token)));
    assertEquals(1, served.statements.runs());
    InvalidRequestException other =
        assertThrows(
            InvalidRequestException.class,
            () -> start(root, "SELECT 'fail'", request -> request.clientRequestToken(token)));
    assertThrows(
        InvalidRequestException.class,
        () ->
            start(
                root,
                "SELECT 'rows'",
                request -> request.clientRequestToken(token).executionParameters("1")));
    assertEquals("Idempotent parameters do not match", other.awsErrorDetails().errorMessage());
    assertEquals("IDEMPOTENT_PARAMETER_MISMATCH", other.athenaErrorCode());
  }

  @Test
  void listsTheLatestFirstAndEachWorkGroupByItself() {
    root.createWorkGroup(create -> create.name("other"));
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.addFirst(ran("SELECT 'rows'"));
      served.pass(Duration.ofSeconds(1));
    }
    assertEquals(ids, root.listQueryExecutions(list -> {}).queryExecutionIds());
    List<String> paged =
        root.listQueryExecutionsPaginator(list -> list.maxResults(2)).stream()
            .flatMap(page -> page.queryExecutionIds().stream())
            .toList();
    assertEquals(ids, paged);
    assertEquals(
        List.of(), root.listQueryExecutions(list -> list.workGroup("other")).queryExecutionIds());
  }

  @Test
  void failsWhatAnEarlierRunWasAtAndKeepsWhatItHadEnded() {
    String done = ran("SELECT 'rows'");
    String at = start("SELECT 'wait'");
    ServedAthena after = open(ExecutionLimits.DEFAULT);
    AthenaClient client = after.client(ServedAthena.ROOT);
    after.buckets.objects.putAll(served.buckets.objects);
    QueryExecution failed = after.ended(client, at);
    assertEquals(QueryExecutionState.FAILED, failed.status().state());
    assertTrue(failed.status().stateChangeReason().contains("Weir stopped"));
    assertTrue(failed.status().athenaError().retryable());
    assertEquals(
        3, client.getQueryResults(get -> get.queryExecutionId(done)).resultSet().rows().size());
    after.close();
  }

  @Test
  void forgetsExecutionsAfter45Days() {
    String id = ran("SELECT 'rows'");
    served.pass(Duration.ofDays(45).plusHours(2));
    ran("SELECT 'rows'");
    assertEquals(
        "QueryExecution " + id + " was not found",
        refusal(() -> root.getQueryExecution(get -> get.queryExecutionId(id))));
    assertEquals(1, root.listQueryExecutions(list -> {}).queryExecutionIds().size());
  }

  @Test
  void reusesAResultThatIsYoungEnough() {
    String first = ran("SELECT 'rows'");
    served.pass(Duration.ofMinutes(10));
    QueryExecution reused = served.ended(root, start(root, "SELECT 'rows'", young(60)));
    assertTrue(reused.statistics().resultReuseInformation().reusedPreviousResult());
    assertTrue(reused.resultConfiguration().outputLocation().contains(first));
    assertEquals(1, served.statements.runs());
    assertEquals(1, served.statements.authorized());
    String id = reused.queryExecutionId();
    assertEquals(
        3, root.getQueryResults(get -> get.queryExecutionId(id)).resultSet().rows().size());
    QueryExecution old = served.ended(root, start(root, "SELECT 'rows'", young(5)));
    assertFalse(old.statistics().resultReuseInformation().reusedPreviousResult());
    assertNotEquals(
        reused.resultConfiguration().outputLocation(), old.resultConfiguration().outputLocation());
  }

  private static Consumer<StartQueryExecutionRequest.Builder> young(int minutes) {
    return request ->
        request.resultReuseConfiguration(reuse ->
            reuse.resultReuseByAgeConfiguration(age -> age.enabled(true).maxAgeInMinutes(minutes)));
  }

  @Test
  void asksPoliciesForTheWorkGroupTheTablesAndTheResult() {
    AthenaClient ann = served.client(ServedAthena.ANN);
    AthenaException denied =
        assertThrows(AthenaException.class, () -> start(ann, "SELECT 'rows'", r -> {}));
    assertEquals("AccessDeniedException", denied.awsErrorDetails().errorCode());
    assertEquals(
        "You are not authorized to perform: athena:StartQueryExecution on the resource. After your"
            + " AWS administrator or you have updated your permissions, please try again.",
        denied.awsErrorDetails().errorMessage());
    String group = "arn:aws:athena:eu-central-1:123456789012:workgroup/primary";
    served.policy(ServedAthena.ANN, ServedAthena.allow("athena:*", group));
    QueryExecution refused = served.ended(ann, start(ann, "SELECT 'rows'", r -> {}));
    assertEquals(QueryExecutionState.FAILED, refused.status().state());
    assertEquals(
        "Insufficient permissions to execute the query. User: arn:aws:iam::123456789012:user/ann is"
            + " not authorized to perform: glue:GetTable on resource:"
            + " arn:aws:glue:eu-central-1:123456789012:table/db/t because no identity-based policy"
            + " allows the glue:GetTable action",
        refused.status().stateChangeReason());
    served.policy(
        ServedAthena.ANN,
        ServedAthena.allow("athena:*", group) + "," + ServedAthena.allow("glue:GetTable", "*"));
    String id = start(ann, "SELECT 'rows'", r -> {});
    assertEquals(QueryExecutionState.SUCCEEDED, served.ended(ann, id).status().state());
    served.buckets.mayNotRead.add(ServedAthena.ANN.arn());
    AthenaException unread =
        assertThrows(
            AthenaException.class, () -> ann.getQueryResults(get -> get.queryExecutionId(id)));
    assertEquals("AccessDeniedException", unread.awsErrorDetails().errorCode());
  }

  @Test
  void refusesWhatCannotBeStarted() {
    InvalidRequestException syntax =
        assertThrows(InvalidRequestException.class, () -> start("SELEC 1"));
    assertEquals("MALFORMED_QUERY", syntax.athenaErrorCode());
    assertEquals(
        "No output location provided. An output location is required either through the Workgroup"
            + " result configuration setting or as an API input.",
        refusal(() -> root.startQueryExecution(start -> start.queryString("SELECT 1"))));
    assertEquals(
        "outputLocation is not a valid S3 path.",
        refusal(() ->
            start(
                root,
                "SELECT 1",
                request -> request.resultConfiguration(r -> r.outputLocation("results")))));
    assertEquals(
        "WorkGroup is not found.",
        refusal(() -> start(root, "SELECT 1", request -> request.workGroup("nobody"))));
    served.buckets.missingBuckets.add("results");
    assertEquals(
        "Unable to verify/create output bucket results", refusal(() -> start("SELECT 'rows'")));
    assertEquals(List.of(), root.listQueryExecutions(list -> {}).queryExecutionIds());
  }

  @Test
  void followsAnEnforcingWorkGroupAndNotTheClient() {
    root.createWorkGroup(create ->
        create
            .name("strict")
            .configuration(c -> c.resultConfiguration(r -> r.outputLocation("s3://own/b/"))));
    root.createWorkGroup(create ->
        create
            .name("lax")
            .configuration(c ->
                c.enforceWorkGroupConfiguration(false)
                    .resultConfiguration(r -> r.outputLocation("s3://own/b/"))));
    Stream.of("strict", "lax")
        .forEach(group -> {
          String id = start(root, "SELECT 'rows'", request -> request.workGroup(group));
          String place = group.equals("strict") ? "s3://own/b/" : "s3://results/a/";
          assertEquals(
              place + id + ".csv", served.ended(root, id).resultConfiguration().outputLocation());
        });
  }
}
