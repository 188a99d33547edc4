package weir.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.athena.model.AthenaException;
import software.amazon.awssdk.services.athena.model.ColumnInfo;
import software.amazon.awssdk.services.athena.model.InvalidRequestException;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Statements of every kind as a client asks them, over flow logs in the embedded S3.
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(120)
class AskedQuestionsTest {
  private static final String DATA = "s3://data/AWSLogs/123456789012/vpcflowlogs/us-east-1/";
  private static final String EVERY_RESULT =
      """
      {"Effect": "Allow", "Action": ["s3:*"],
       "Resource": ["arn:aws:s3:::results", "arn:aws:s3:::results/*"]},
      {"Effect": "Allow", "Action": "athena:*", "Resource": "*"}\
      """;

  private final RecordedFlows flows = RecordedFlows.random(7, 2_000, 1_588_550_400L);
  private final Fitting fitting = new Fitting(null);
  private final Questions root = new Questions(fitting);

  @BeforeAll
  void record() {
    root.s3.createBucket(create -> create.bucket("results"));
    root.s3.createBucket(create -> create.bucket("data"));
    root.s3.putObject(
        put ->
            put.bucket("data")
                .key("AWSLogs/123456789012/vpcflowlogs/us-east-1/2020/05/04/flows.log.gz"),
        RequestBody.fromBytes(flows.gzip()));
    root.succeed("CREATE DATABASE flows");
    root.succeed(
        "CREATE EXTERNAL TABLE vpc_flow_logs "
            + RecordedFlows.COLUMNS
            + " PARTITIONED BY (`date` date) ROW FORMAT DELIMITED FIELDS TERMINATED BY ' '"
            + " LOCATION '"
            + DATA
            + "' TBLPROPERTIES (\"skip.header.line.count\"=\"1\")");
    root.succeed(
        "ALTER TABLE vpc_flow_logs ADD PARTITION (`date`='2020-05-04') LOCATION '"
            + DATA
            + "2020/05/04'");
  }

  @AfterAll
  void end() {
    root.close();
    fitting.close();
  }

  @Test
  void answersASumPerAddressAsPlainArithmeticDoes() {
    Map<String, Long> sums =
        flows.flows().stream()
            .filter(flow -> flow.destinationPort() == 443)
            .collect(
                Collectors.groupingBy(
                    RecordedFlows.Flow::destination,
                    TreeMap::new,
                    Collectors.summingLong(RecordedFlows.Flow::packets)));
    List<String> expected =
        sums.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(10)
            .map(entry -> entry.getValue() + "|" + entry.getKey())
            .toList();
    QueryExecution execution =
        root.succeed(
            "SELECT SUM(packets) AS packetcount, dstaddr FROM vpc_flow_logs WHERE dstport=443 AND"
                + " date > DATE '2020-05-01' GROUP BY dstaddr ORDER BY packetcount DESC, dstaddr"
                + " LIMIT 10");
    List<String> rows = root.rows(execution);
    assertEquals("packetcount|dstaddr", rows.getFirst());
    assertEquals(expected, rows.subList(1, rows.size()));
    assertEquals(flows.gzip().length, execution.statistics().dataScannedInBytes());
  }

  @Test
  void readsNoObjectOfAPartitionThatCannotMatter() {
    QueryExecution execution =
        root.succeed(
            "SELECT count(*) FROM vpc_flow_logs WHERE date > current_date - interval '7' day");
    assertEquals(List.of("_col0", "0"), root.rows(execution));
    assertEquals(0, execution.statistics().dataScannedInBytes());
  }

  @Test
  void printsValuesOfEveryTypeAsAthenaDoes() {
    QueryExecution execution =
        root.succeed(
            "SELECT true AS b, CAST(1 AS tinyint) AS ti, 1 AS i, BIGINT '2' AS l, DECIMAL '12.30'"
                + " AS d, DOUBLE '1E10' AS dbl, 'x' AS s, '' AS e, CAST('hi' AS char(4)) AS c, DATE"
                + " '2026-01-02' AS dt, TIMESTAMP '2026-01-02 03:04:05.123' AS ts, ARRAY[1, 2] AS"
                + " a, MAP(ARRAY['a'], ARRAY[3]) AS m, CAST(ROW(1, 'x') AS ROW(n integer, s"
                + " varchar)) AS r, X'68656c' AS v, CAST(NULL AS integer) AS n, from_unixtime(0) AS"
                + " tz");
    assertEquals(
        List.of(
            "b|ti|i|l|d|dbl|s|e|c|dt|ts|a|m|r|v|n|tz",
            "true|1|1|2|12.30|1.0E10|x||hi  |2026-01-02|2026-01-02 03:04:05.123|[1, 2]|{a=3}|{n=1,"
                + " s=x}|68 65 6c|∅|1970-01-01 00:00:00.000 UTC"),
        root.rows(execution));
    List<ColumnInfo> columns =
        root.athena
            .getQueryResults(get -> get.queryExecutionId(execution.queryExecutionId()))
            .resultSet()
            .resultSetMetadata()
            .columnInfo();
    assertEquals(
        List.of(
            "boolean",
            "tinyint",
            "integer",
            "bigint",
            "decimal",
            "double",
            "varchar",
            "varchar",
            "char",
            "date",
            "timestamp",
            "array",
            "map",
            "row",
            "varbinary",
            "integer",
            "timestamp with time zone"),
        columns.stream().map(ColumnInfo::type).toList());
    assertEquals(10, columns.get(2).precision());
    assertEquals(2, columns.get(4).scale());
    assertEquals(4, columns.get(8).precision());
    assertTrue(columns.get(6).caseSensitive());
    assertFalse(columns.get(2).caseSensitive());
    String csv =
        root.s3
            .getObjectAsBytes(
                get -> get.bucket("results").key("out/" + execution.queryExecutionId() + ".csv"))
            .asUtf8String();
    assertTrue(csv.startsWith("\"b\",\"ti\",\"i\""), csv);
    assertTrue(csv.contains(",\"\",\"hi  \","), csv);
    assertTrue(csv.contains("\"68 65 6c\",,\"1970"), csv);
    assertTrue(csv.endsWith("\n"));
  }

  @Test
  void leavesTheFilesThatAthenaLeaves() {
    String select = root.succeed("SELECT 1 AS one").queryExecutionId();
    String show = root.succeed("SHOW DATABASES").queryExecutionId();
    String failed = root.run("DROP TABLE nobody").queryExecutionId();
    HeadObjectResponse csv = head("out/" + select + ".csv");
    assertEquals("application/octet-stream", csv.contentType());
    assertEquals(10, csv.contentLength());
    assertTrue(head("out/" + select + ".csv.metadata").contentLength() > 36);
    assertEquals("binary/octet-stream", head("out/" + show + ".txt").contentType());
    assertTrue(head("out/" + show + ".txt.metadata").contentLength() > 36);
    assertTrue(
        root.s3
            .getObjectAsBytes(get -> get.bucket("results").key("out/" + failed + ".txt"))
            .asUtf8String()
            .startsWith("FAILED: SemanticException"));
  }

  private HeadObjectResponse head(String key) {
    return root.s3.headObject(request -> request.bucket("results").key(key));
  }

  @Test
  void looksIntoTheCatalogue() {
    assertEquals(
        List.of("date|2020-05-04".split("\\|")),
        root.rows("SELECT * FROM \"vpc_flow_logs$partitions\""));
    assertEquals(
        List.of("vpc_flow_logs|BASE TABLE"),
        root.values(
            "SELECT table_name, table_type FROM information_schema.tables WHERE"
                + " table_schema='flows' AND table_name='vpc_flow_logs'"));
    assertEquals(
        List.of("date|date|partition key", "log_status|varchar|∅"),
        root.values(
            "SELECT column_name, data_type, extra_info FROM information_schema.columns WHERE"
                + " table_name='vpc_flow_logs' ORDER BY ordinal_position DESC LIMIT 2"));
    assertTrue(
        root.values("SELECT schema_name FROM information_schema.schemata").contains("flows"));
    assertTrue(root.rows("show tables in flows").contains("vpc_flow_logs"));
    for (String pattern : List.of("vpc_flow_logs", "VPC*", "vpc_f.*|nothing", "*")) {
      assertTrue(
          root
              .athena
              .listTableMetadata(list ->
                  list.catalogName("AwsDataCatalog").databaseName("flows").expression(pattern))
              .tableMetadataList()
              .stream()
              .anyMatch(table -> table.name().equals("vpc_flow_logs")),
          pattern);
    }
    assertEquals(List.of("date=2020-05-04"), root.rows("SHOW PARTITIONS vpc_flow_logs"));
    assertEquals(
        List.of("s3://data/AWSLogs/123456789012/vpcflowlogs/us-east-1/2020/05/04/flows.log.gz"),
        root.values("SELECT DISTINCT \"$path\" FROM vpc_flow_logs"));
  }

  @Test
  void keepsViewsAndExpandsThem() {
    root.succeed(
        "CREATE VIEW rejected AS SELECT srcaddr, count(*) AS n FROM vpc_flow_logs WHERE"
            + " action='REJECT' GROUP BY srcaddr");
    long rejected = flows.flows().stream().filter(flow -> flow.action().equals("REJECT")).count();
    assertEquals(List.of(Long.toString(rejected)), root.values("SELECT sum(n) FROM rejected"));
    assertEquals(
        List.of(Long.toString(rejected)),
        root.values("WITH x AS (SELECT * FROM flows.rejected) SELECT sum(n) FROM x"));
    assertTrue(
        root.failure("CREATE VIEW rejected AS SELECT 1 AS a").startsWith("TABLE_ALREADY_EXISTS"));
    root.succeed("CREATE OR REPLACE VIEW rejected AS SELECT 5 AS five");
    assertEquals(List.of("five", "5"), root.rows("SELECT * FROM rejected"));
    assertTrue(root.rows("SHOW CREATE VIEW rejected").getFirst().startsWith("CREATE VIEW"));
    root.succeed("DROP VIEW rejected");
    assertTrue(root.failure("SELECT * FROM rejected").startsWith("TABLE_NOT_FOUND"));
  }

  @Test
  void writesTablesAndInsertsIntoThem() {
    assertEquals(
        flows.flows().size(),
        root.updated(
            "CREATE TABLE written WITH (format='PARQUET', external_location='s3://data/written/',"
                + " partitioned_by=ARRAY['action']) AS SELECT srcaddr, bytes, action FROM"
                + " vpc_flow_logs WHERE log_status='OK'"));
    Map<String, Long> sums =
        flows.flows().stream()
            .collect(
                Collectors.groupingBy(
                    RecordedFlows.Flow::action,
                    TreeMap::new,
                    Collectors.summingLong(RecordedFlows.Flow::bytes)));
    assertEquals(
        sums.entrySet().stream().map(entry -> entry.getKey() + "|" + entry.getValue()).toList(),
        root.values("SELECT action, sum(bytes) FROM written GROUP BY action ORDER BY 1"));
    assertEquals(List.of("action=ACCEPT", "action=REJECT"), root.rows("SHOW PARTITIONS written"));
    assertEquals(1, root.updated("INSERT INTO written SELECT '1.2.3.4', 7, 'NEW'"));
    assertEquals(
        2,
        root.updated("INSERT INTO written (action, srcaddr) VALUES ('NEW', 'a'), ('REJECT', 'b')"));
    assertEquals(
        List.of("1.2.3.4|7", "a|∅"),
        root.values("SELECT srcaddr, bytes FROM written WHERE action='NEW' ORDER BY 1"));
    assertEquals(
        "TYPE_MISMATCH: line 1:1: Insert query has mismatched column types: Table: [varchar,"
            + " bigint, varchar], Query: [integer, integer, integer]",
        root.failure("INSERT INTO written SELECT 1, 2, 3"));
    assertTrue(
        root.failure("CREATE TABLE written AS SELECT 1 AS a").startsWith("TABLE_ALREADY_EXISTS"));
    assertTrue(
        root.failure(
                "CREATE TABLE other WITH (external_location='s3://data/written/') AS SELECT 1 AS a")
            .startsWith("HIVE_PATH_ALREADY_EXISTS"));
    assertTrue(root.failure("CREATE TABLE other AS SELECT 1").startsWith("MISSING_COLUMN_NAME"));
    QueryExecution own = root.succeed("CREATE TABLE own AS SELECT 1 AS a, 'x' AS b");
    assertEquals(
        "s3://results/out/tables/" + own.queryExecutionId(),
        own.resultConfiguration().outputLocation());
    assertEquals(List.of("a|b", "1|x"), root.rows("SELECT * FROM own"));
    root.succeed("DROP TABLE own");
  }

  @Test
  void writesTextAndJsonThatItReadsBack() {
    for (String format : List.of("TEXTFILE", "JSON")) {
      String table = "as_" + format.toLowerCase(java.util.Locale.ROOT);
      root.succeed(
          "CREATE TABLE "
              + table
              + " WITH (format='"
              + format
              + "', external_location='s3://data/"
              + table
              + "/') AS SELECT * FROM (VALUES (1, 'a b', DATE '2026-01-02'), (NULL, '', NULL)) AS t"
              + " (n, s, d)");
      assertEquals(
          List.of("1|a b|2026-01-02", "∅||∅"),
          root.values("SELECT n, s, d FROM " + table + " ORDER BY n NULLS LAST"));
      root.succeed("INSERT INTO " + table + " VALUES (2, 'c', DATE '2026-01-03')");
      assertEquals(List.of("3"), root.values("SELECT count(*) FROM " + table));
    }
  }

  @Test
  void unloadsIntoAnEmptyLocationOnly() {
    QueryExecution execution =
        root.succeed(
            "UNLOAD (SELECT srcaddr, bytes FROM vpc_flow_logs WHERE action='REJECT') TO"
                + " 's3://data/unloaded/' WITH (format = 'JSON', compression = 'none')");
    String manifest = execution.statistics().dataManifestLocation();
    assertTrue(manifest.endsWith(execution.queryExecutionId() + "-manifest.csv"));
    List<String> objects =
        root.s3.listObjectsV2(list -> list.bucket("data").prefix("unloaded/")).contents().stream()
            .map(S3Object::key)
            .toList();
    assertEquals(1, objects.size());
    long lines =
        root.s3
            .getObjectAsBytes(get -> get.bucket("data").key(objects.getFirst()))
            .asUtf8String()
            .lines()
            .count();
    assertEquals(
        flows.flows().stream().filter(flow -> flow.action().equals("REJECT")).count(), lines);
    assertTrue(
        root.failure("UNLOAD (SELECT 1 AS a) TO 's3://data/unloaded/' WITH (format='JSON')")
            .startsWith("HIVE_PATH_ALREADY_EXISTS"));
    assertTrue(
        root.failure("UNLOAD (SELECT 1 AS a) TO 's3://data/orc/' WITH (format='ORC')")
            .startsWith("NOT_SUPPORTED: ORC"));
  }

  @Test
  void writesAtMostAHundredPartitions() {
    assertTrue(
        root.failure(
                "CREATE TABLE many WITH (external_location='s3://data/many/',"
                    + " partitioned_by=ARRAY['p']) AS SELECT 1 AS a, n AS p FROM"
                    + " UNNEST(sequence(1, 101)) AS t (n)")
            .contains("100"));
    assertEquals(0, root.s3.listObjectsV2(list -> list.bucket("data").prefix("many/")).keyCount());
    assertTrue(root.failure("SELECT * FROM many").startsWith("TABLE_NOT_FOUND"));
  }

  @Test
  void takesParametersAsExpressionsOrText() {
    QueryExecution execution =
        root.succeed(
            "SELECT ? AS a, ? AS b, ? AS c, ? AS d",
            start -> start.executionParameters("abc def", "DATE '2020-01-01'", "1 + 1", "it's"));
    assertEquals(List.of("a|b|c|d", "abc def|2020-01-01|2|it's"), root.rows(execution));
    assertEquals(
        List.of("a|😀|b", "🦊|5|6"),
        root.rows(
            root.succeed(
                "SELECT '🦊' AS a, ? AS \"😀\", ? AS b",
                start -> start.executionParameters("5", "6"))));
    long ssh = flows.flows().stream().filter(flow -> flow.destinationPort() == 22).count();
    root.succeed("PREPARE by_port FROM SELECT count(*) FROM vpc_flow_logs WHERE dstport = ?");
    assertEquals(List.of(Long.toString(ssh)), root.values("EXECUTE by_port USING 22"));
    assertEquals(
        List.of("_col0", Long.toString(ssh)),
        root.rows(root.succeed("EXECUTE by_port", start -> start.executionParameters("22"))));
    root.succeed("DEALLOCATE PREPARE by_port");
    assertTrue(root.failure("EXECUTE by_port USING 22").contains("by_port"));
  }

  @Test
  void explainsWhatItWouldRead() {
    List<String> plan =
        root.rows("EXPLAIN SELECT srcaddr FROM vpc_flow_logs WHERE date = DATE '2020-05-04'");
    assertEquals("Query Plan", plan.getFirst());
    assertTrue(
        plan.stream()
            .anyMatch(line -> line.contains("TableScan") && line.contains("vpc_flow_logs")));
    assertTrue(
        root.rows("EXPLAIN ANALYZE SELECT count(*) FROM vpc_flow_logs").stream()
            .anyMatch(line -> line.contains("Files: 1 of 1")));
    assertEquals(
        "Valid", root.rows("EXPLAIN (TYPE VALIDATE) SELECT * FROM vpc_flow_logs").getFirst());
    assertTrue(
        root.rows("EXPLAIN (FORMAT JSON) SELECT 1 AS a").get(1).startsWith("{\"name\":\"Output\""));
  }

  @Test
  void takesADatabaseInBackticksAndOneStatementOnly() {
    QueryExecution execution =
        root.succeed(
            "SHOW TABLES 'vpc_flow_l*'; -- of one database",
            start -> start.queryExecutionContext(context -> context.database("`flows`")));
    assertEquals(List.of("vpc_flow_logs"), root.rows(execution));
    assertEquals("SHOW TABLES 'vpc_flow_l*'", execution.query());
    InvalidRequestException refused =
        assertThrows(InvalidRequestException.class, () -> root.run("SELECT 1; SELECT 2"));
    assertEquals(
        "Only one sql statement is allowed. Got: SELECT 1; SELECT 2",
        refused.awsErrorDetails().errorMessage());
  }

  @Test
  void readsNoSequenceFilesAsText() {
    root.succeed(
        "CREATE EXTERNAL TABLE sequences (a int) STORED AS SEQUENCEFILE LOCATION 's3://data/seq/'");
    String why = root.failure("SELECT * FROM sequences");
    assertTrue(
        why.contains("has the InputFormat org.apache.hadoop.mapred.SequenceFileInputFormat"), why);
  }

  @Test
  void saysAtOnceWhatIsNoStatement() {
    for (String text : List.of("SELEC 1", "SELECT * FROM", "GRANT ALL ON t TO u")) {
      InvalidRequestException refused =
          assertThrows(InvalidRequestException.class, () -> root.run(text));
      assertEquals("MALFORMED_QUERY", refused.athenaErrorCode());
    }
  }

  @Test
  void lockResultsWithTheKeyThatIsAskedFor() {
    QueryExecution execution =
        root.succeed(
            "SELECT 1 AS a",
            start ->
                start.resultConfiguration(result ->
                    result
                        .outputLocation("s3://results/locked")
                        .encryptionConfiguration(e -> e.encryptionOption("SSE_S3"))));
    HeadObjectResponse head = head("locked/" + execution.queryExecutionId() + ".csv");
    assertEquals("AES256", head.serverSideEncryptionAsString());
    assertEquals(List.of("a", "1"), root.rows(execution));
  }

  @Test
  void endsWhatReadsMoreThanItsGroupMay() {
    root.athena.createWorkGroup(create ->
        create
            .name("thrifty")
            .configuration(c ->
                c.bytesScannedCutoffPerQuery(10_000_000L)
                    .resultConfiguration(r -> r.outputLocation("s3://results/thrifty/"))));
    assertEquals(
        List.of("2001"),
        root.rows(
                root.succeed(
                    "SELECT count(*) FROM vpc_flow_logs", start -> start.workGroup("thrifty")))
            .subList(1, 2));
  }

  @Test
  void showsNobodyWhatTheirPoliciesHide() {
    root.succeed("CREATE OR REPLACE VIEW everything AS SELECT * FROM vpc_flow_logs");
    try (Questions blind = root.user("blind", EVERY_RESULT);
        Questions lister =
            root.user(
                "lister",
                EVERY_RESULT,
                "{\"Effect\":\"Allow\",\"Action\":[\"glue:*\",\"s3:ListBucket\"],\"Resource\":\"*\"}");
        Questions viewer =
            root.user(
                "viewer",
                EVERY_RESULT,
                """
                {"Effect": "Allow", "Action": "s3:*", "Resource": "*"},
                {"Effect": "Allow", "Action": "glue:Get*", "Resource": [
                 "arn:aws:glue:us-east-1:123456789012:catalog",
                 "arn:aws:glue:us-east-1:123456789012:database/flows",
                 "arn:aws:glue:us-east-1:123456789012:table/flows/everything"]}\
                """)) {
      assertEquals(List.of("1"), blind.values("SELECT 1"));
      for (String hidden :
          List.of(
              "SELECT * FROM vpc_flow_logs",
              "SELECT * FROM nobody",
              "EXPLAIN SELECT * FROM vpc_flow_logs",
              "SHOW TABLES",
              "DESCRIBE vpc_flow_logs",
              "SELECT * FROM \"vpc_flow_logs$partitions\"",
              "DROP TABLE vpc_flow_logs")) {
        assertTrue(
            blind.failure(hidden).startsWith("Insufficient permissions to execute the query."),
            hidden);
      }
      assertEquals(List.of(), blind.values("SELECT * FROM information_schema.tables"));
      assertTrue(lister.failure("SELECT * FROM vpc_flow_logs").startsWith("PERMISSION_DENIED: "));
      assertTrue(
          viewer
              .failure("SELECT * FROM everything")
              .contains(
                  "glue:GetTable on resource:"
                      + " arn:aws:glue:us-east-1:123456789012:table/flows/vpc_flow_logs"));
      assertEquals(List.of("everything"), viewer.rows("SHOW TABLES"));
      assertEquals(
          List.of("everything"),
          viewer.values("SELECT DISTINCT table_name FROM information_schema.columns"));
    }
  }

  @Test
  void readsResultsBackWithTheRightsOfWhoReads() {
    try (Questions reader =
        root.user(
            "reader",
            EVERY_RESULT,
            "{\"Effect\":\"Allow\",\"Action\":[\"glue:*\",\"s3:*\"],\"Resource\":\"*\"}")) {
      QueryExecution execution = reader.succeed("SELECT count(*) AS n FROM vpc_flow_logs");
      assertEquals(List.of("n", "2001"), reader.rows(execution));
      root.allow(
          "reader",
          EVERY_RESULT,
          "{\"Effect\":\"Deny\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\"}");
      AthenaException denied = assertThrows(AthenaException.class, () -> reader.rows(execution));
      assertEquals("AccessDeniedException", denied.awsErrorDetails().errorCode());
    }
  }

  @Test
  void reusesResultsOnlyOfTheSamePersonAndOnlyWithTheirRights() {
    String sql = "SELECT max(bytes) AS most FROM vpc_flow_logs";
    QueryExecution first = root.succeed(sql);
    QueryExecution second =
        root.succeed(
            sql,
            start ->
                start.resultReuseConfiguration(reuse ->
                    reuse.resultReuseByAgeConfiguration(
                        age -> age.enabled(true).maxAgeInMinutes(60))));
    assertTrue(second.statistics().resultReuseInformation().reusedPreviousResult());
    assertEquals(0, second.statistics().dataScannedInBytes());
    assertEquals(root.rows(first), root.rows(second));
  }

  @Test
  void stopsAQueryThatWouldRunForHours() {
    QueryExecution running =
        root.athena
            .getQueryExecution(get ->
                get.queryExecutionId(
                    root.athena
                        .startQueryExecution(start ->
                            start
                                .queryString(
                                    "SELECT count(*) FROM vpc_flow_logs a CROSS JOIN vpc_flow_logs"
                                        + " b CROSS JOIN vpc_flow_logs c CROSS JOIN vpc_flow_logs d"
                                        + " WHERE (a.bytes + b.bytes + c.bytes + d.bytes) % 7 = 3")
                                .queryExecutionContext(context -> context.database("flows"))
                                .resultConfiguration(r -> r.outputLocation("s3://results/out/")))
                        .queryExecutionId()))
            .queryExecution();
    String id = running.queryExecutionId();
    while (state(id) == QueryExecutionState.QUEUED) {
      Thread.onSpinWait();
    }
    root.athena.stopQueryExecution(stop -> stop.queryExecutionId(id));
    while (state(id) == QueryExecutionState.RUNNING) {
      Thread.onSpinWait();
    }
    assertEquals(QueryExecutionState.CANCELLED, state(id));
  }

  private QueryExecutionState state(String id) {
    return root.athena
        .getQueryExecution(get -> get.queryExecutionId(id))
        .queryExecution()
        .status()
        .state();
  }

  @Test
  void ordersTopTalkersOfBothDirections() {
    Map<String, Long> bytes = new TreeMap<>();
    flows
        .flows()
        .forEach(flow -> {
          bytes.merge(flow.source(), flow.bytes(), Long::sum);
          bytes.merge(flow.destination(), flow.bytes(), Long::sum);
        });
    List<String> expected =
        bytes.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(10)
            .map(entry -> entry.getKey() + "|" + entry.getValue())
            .toList();
    assertEquals(
        expected,
        root.values(
            "SELECT ip, sum(bytes) as total_bytes FROM (SELECT dstaddr as ip, sum(bytes) as bytes"
                + " FROM vpc_flow_logs GROUP BY 1 UNION ALL SELECT srcaddr as ip, sum(bytes) as"
                + " bytes FROM vpc_flow_logs GROUP BY 1) WHERE ip <> '-' GROUP BY ip ORDER BY"
                + " total_bytes DESC, ip LIMIT 10"));
  }
}
