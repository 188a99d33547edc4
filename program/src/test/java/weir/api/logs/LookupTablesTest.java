package weir.api.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weir.api.logs.ServedLogs.refusal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLookupTablesResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLookupTableResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LookupTable;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryStatus;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResultField;

/// Lookup tables, and the queries that use them, through AWS's own client.
class LookupTablesTest {
  private static final String ARN = "arn:aws:logs:eu-central-1:123456789012:lookup-table:";
  private static final String CSV = "id,name\n1,Ann\n2,Bö\n";
  private static final String QUERY = "lookup users id OUTPUT name | sort id | display id, name";
  private static final String KEY_POLICY =
      """
      {"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"},
         "Action": "kms:*", "Resource": "*"},
        {"Effect": "Allow", "Principal": {"Service": "logs.eu-central-1.amazonaws.com"},
         "Action": ["kms:Decrypt", "kms:GenerateDataKey*"], "Resource": "*",
         "Condition": {"ArnEquals": {"kms:EncryptionContext:aws:logs:arn": "%susers"}}}]}
      """
          .formatted(ARN);

  @TempDir private Path folder;
  private ServedLogs served;
  private CloudWatchLogsClient logs;

  @BeforeEach
  void begin() {
    served = new ServedLogs(folder);
    logs = served.client(ServedLogs.ROOT);
    served.make("g", "s");
    served.put("g", "s", "{\"id\": 1}");
    served.put("g", "s", "{\"id\": 3}");
  }

  @AfterEach
  void end() {
    served.close();
  }

  private String start(CloudWatchLogsClient client, String query) {
    return served.start(client, query, r -> r.logGroupName("g"));
  }

  private List<Map<String, String>> ask(String query) {
    GetQueryResultsResponse answer = served.ended(start(logs, query));
    assertEquals(QueryStatus.COMPLETE, answer.status());
    return answer.results().stream()
        .map(row ->
            row.stream()
                .filter(cell -> !cell.field().equals("@ptr"))
                .collect(Collectors.toMap(ResultField::field, ResultField::value)))
        .toList();
  }

  private void create(String name) {
    logs.createLookupTable(r -> r.lookupTableName(name).tableBody(CSV));
  }

  @Test
  void keepsTablesOverRestarts() {
    assertEquals(
        ARN + "users",
        logs.createLookupTable(r -> r.lookupTableName("users").description("who").tableBody(CSV))
            .lookupTableArn());
    served = served.restarted();
    logs = served.client(ServedLogs.ROOT);
    GetLookupTableResponse table = logs.getLookupTable(r -> r.lookupTableArn(ARN + "users"));
    assertEquals(CSV, table.tableBody());
    assertEquals("who", table.description());
    assertEquals(20, table.sizeBytes());
    assertEquals(served.now.toEpochMilli(), table.lastUpdatedTime());
    assertNull(table.kmsKeyId());
    LookupTable shown = logs.describeLookupTables(r -> {}).lookupTables().getFirst();
    assertEquals(List.of("id", "name"), shown.tableFields());
    assertEquals(2, shown.recordsCount());
    assertEquals(ARN + "users", shown.lookupTableArn());
    assertEquals(List.of(Map.of("id", "1", "name", "Ann"), Map.of("id", "3")), ask(QUERY));
  }

  @Test
  void replacesAndDeletesTables() {
    create("users");
    served.pass(Duration.ofSeconds(1));
    logs.updateLookupTable(r -> r.lookupTableArn(ARN + "users").tableBody("id,name,x\n3,Cid,1\n"));
    assertEquals(List.of(Map.of("id", "1"), Map.of("id", "3", "name", "Cid")), ask(QUERY));
    LookupTable shown = logs.describeLookupTables(r -> {}).lookupTables().getFirst();
    assertEquals(1, shown.recordsCount());
    assertEquals(served.now.toEpochMilli(), shown.lastUpdatedTime());
    logs.deleteLookupTable(r -> r.lookupTableArn(ARN + "users"));
    String missing = "ResourceNotFoundException: The lookup table users does not exist.";
    assertEquals(missing, refusal(() -> start(logs, QUERY)));
    assertEquals(
        missing, refusal(() -> logs.deleteLookupTable(r -> r.lookupTableArn(ARN + "users"))));
    assertEquals(missing, refusal(() -> logs.getLookupTable(r -> r.lookupTableArn(ARN + "users"))));
    assertEquals(List.of(), logs.describeLookupTables(r -> {}).lookupTables());
  }

  @Test
  void showsTablesByName() {
    for (String name : List.of("b", "a1", "a3", "a2")) {
      create(name);
    }
    DescribeLookupTablesResponse first =
        logs.describeLookupTables(r -> r.lookupTableNamePrefix("a").maxResults(2));
    assertEquals(List.of("a1", "a2"), names(first));
    DescribeLookupTablesResponse second =
        logs.describeLookupTables(
            r -> r.lookupTableNamePrefix("a").maxResults(2).nextToken(first.nextToken()));
    assertEquals(List.of("a3"), names(second));
    assertNull(second.nextToken());
  }

  private static List<String> names(DescribeLookupTablesResponse page) {
    return page.lookupTables().stream().map(LookupTable::lookupTableName).toList();
  }

  @Test
  void refusesWhatIsNoTable() {
    assertEquals(
        "InvalidParameterException: row 1 of the CSV has 1 values but its first line names 2"
            + " columns",
        refusal(() -> logs.createLookupTable(r -> r.lookupTableName("t").tableBody("a,b\n1"))));
    assertEquals(
        "InvalidParameterException: 1 validation error detected: Value 'a-b' at 'lookupTableName'"
            + " failed to satisfy constraint: Member must satisfy regular expression pattern:"
            + " [a-zA-Z0-9_]+",
        refusal(() -> logs.createLookupTable(r -> r.lookupTableName("a-b").tableBody(CSV))));
    create("users");
    assertEquals(
        "ResourceAlreadyExistsException: The lookup table users already exists.",
        refusal(() -> create("users")));
    assertEquals(
        "InvalidParameterException: the lookup table users has no column x; its columns are id,"
            + " name",
        refusal(() -> start(logs, "lookup users id OUTPUT x")));
    assertTrue(
        refusal(() -> logs.getLookupTable(r -> r.lookupTableArn("users")))
            .startsWith("InvalidParameterException: lookupTableArn is users but must be the ARN"));
    for (int i = 1; i < LookupTables.MOST; i++) {
      create("t" + i);
    }
    assertTrue(refusal(() -> create("more")).startsWith("LimitExceededException"));
  }

  @Test
  void whoAsksWithATableMustBeAllowedToReadIt() {
    create("users");
    String everything = "arn:aws:logs:eu-central-1:123456789012:";
    served.allow(ServedLogs.ANN, everything + "log-group:g:*", "logs:StartQuery");
    assertTrue(
        refusal(() -> start(served.client(ServedLogs.ANN), QUERY))
            .startsWith("AccessDeniedException"));
    assertTrue(
        refusal(() ->
                start(
                    served.client(ServedLogs.ANN),
                    "filter id in (SOURCE 'g' | lookup users id OUTPUT name | fields id)"))
            .startsWith("AccessDeniedException"));
    served.allow(ServedLogs.ANN, everything + "*", "logs:StartQuery\",\"logs:GetLookupTable");
    start(served.client(ServedLogs.ANN), QUERY);
    served.allow(ServedLogs.BOB, "*", "logs:*");
    assertEquals(
        "ResourceNotFoundException: The lookup table " + ARN + "users does not exist.",
        refusal(() ->
            served.client(ServedLogs.BOB).getLookupTable(r -> r.lookupTableArn(ARN + "users"))));
  }

  @Test
  void aTableWithAKeyNeedsTheKey() {
    String key = served.kms().createKey(r -> r.policy(KEY_POLICY)).keyMetadata().arn();
    logs.createLookupTable(r -> r.lookupTableName("users").tableBody(CSV).kmsKeyId(key));
    assertEquals(key, logs.describeLookupTables(r -> {}).lookupTables().getFirst().kmsKeyId());
    assertEquals(List.of(Map.of("id", "1", "name", "Ann"), Map.of("id", "3")), ask(QUERY));
    served.allow(ServedLogs.ANN, "*", "logs:*");
    assertTrue(
        refusal(() -> start(served.client(ServedLogs.ANN), QUERY))
            .startsWith("AccessDeniedException"));
    served.kms().disableKey(r -> r.keyId(key));
    assertTrue(refusal(() -> start(logs, QUERY)).contains("is disabled"));
    assertTrue(
        refusal(() ->
                logs.createLookupTable(
                    r -> r.lookupTableName("other").tableBody(CSV).kmsKeyId(key)))
            .startsWith("InvalidParameterException"));
    served.kms().enableKey(r -> r.keyId(key));
    logs.updateLookupTable(
        r -> r.lookupTableArn(ARN + "users").tableBody("id,name\n3,Cid\n").kmsKeyId(""));
    served.kms().disableKey(r -> r.keyId(key));
    assertEquals(List.of(Map.of("id", "1"), Map.of("id", "3", "name", "Cid")), ask(QUERY));
  }
}
