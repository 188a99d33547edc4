package weir.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import weir.cli.shell.StatementFault;
import weir.model.aws.Fault;
import weir.query.files.QueryRows;
import weir.query.files.ResultColumn;

class AthenaAnswerTest {
  private static final String STARTED = "{\"QueryExecutionId\":\"q-1\"}";
  private static final String SUCCEEDED =
      "{\"QueryExecution\":{\"Status\":{\"State\":\"SUCCEEDED\"}}}";

  private final ScriptedService service = new ScriptedService();
  private final ObjectNode request = new JsonMapper().createObjectNode().put("QueryString", "q");
  private final AthenaAnswer answer = new AthenaAnswer(service.calls(), request);

  @AfterEach
  void end() {
    service.close();
  }

  private static String page(String rows, String more) {
    return """
    {"ResultSet":{"Rows":[%s],"ResultSetMetadata":{"ColumnInfo":[
      {"Name":"n","Type":"bigint"},{"Name":"s","Type":"varchar"}]}}%s}
    """
        .formatted(rows, more);
  }

  private static String row(String n, String s) {
    return "{\"Data\":[{\"VarCharValue\":\"" + n + "\"}," + s + "]}";
  }

  private static List<List<Optional<String>>> all(QueryRows rows) {
    List<List<Optional<String>>> all = new ArrayList<>();
    while (rows.next()) {
      all.add(List.of(rows.text(0), rows.text(1)));
    }
    return all;
  }

  @Test
  void waitsForTheEndAndReadsPageAfterPage() {
    service
        .says("StartQueryExecution", STARTED)
        .says(
            "GetQueryExecution",
            "{\"QueryExecution\":{\"Status\":{\"State\":\"QUEUED\"}}}",
            "{\"QueryExecution\":{\"Status\":{\"State\":\"RUNNING\"},"
                + "\"Statistics\":{\"DataScannedInBytes\":3145728}}}",
            SUCCEEDED)
        .says(
            "GetQueryResults",
            page(
                row("n", "{\"VarCharValue\":\"s\"}") + "," + row("1", "{}"),
                ",\"NextToken\":\"t\""),
            page("", ",\"NextToken\":\"u\""),
            page(row("2", "{\"VarCharValue\":\"\"}"), ""));
    QueryRows rows = answer.rows();
    assertEquals("running, 3 MB scanned", answer.progress());
    assertEquals(
        List.of(
            new ResultColumn("n", ResultColumn.Kind.NUMBER),
            new ResultColumn("s", ResultColumn.Kind.TEXT)),
        rows.columns());
    assertEquals(
        List.of(
            List.of(Optional.of("1"), Optional.empty()),
            List.of(Optional.of("2"), Optional.of(""))),
        all(rows));
    assertEquals(
        List.of(
            "GetQueryResults {\"QueryExecutionId\":\"q-1\"}",
            "GetQueryResults {\"QueryExecutionId\":\"q-1\",\"NextToken\":\"t\"}",
            "GetQueryResults {\"QueryExecutionId\":\"q-1\",\"NextToken\":\"u\"}"),
        service.asked().stream().filter(said -> said.startsWith("GetQueryResults")).toList());
  }

  @Test
  void keepsTheFirstRowOfAnAnswerWithoutHeader() {
    service
        .says("StartQueryExecution", STARTED)
        .says("GetQueryExecution", SUCCEEDED)
        .says("GetQueryResults", page(row("7", "{\"VarCharValue\":\"x\"}"), ""));
    assertEquals(List.of(List.of(Optional.of("7"), Optional.of("x"))), all(answer.rows()));
  }

  @Test
  void saysWhereAStatementIsWrong() {
    service
        .says("StartQueryExecution", STARTED)
        .says(
            "GetQueryExecution",
            "{\"QueryExecution\":{\"Status\":{\"State\":\"FAILED\",\"StateChangeReason\":"
                + "\"COLUMN_NOT_FOUND: line 1:8: Column 'x' cannot be resolved\"}}}");
    StatementFault fault = assertThrows(StatementFault.class, answer::rows);
    assertEquals("COLUMN_NOT_FOUND: line 1:8: Column 'x' cannot be resolved", fault.sentence());
    assertEquals(Optional.of("  SELECT x FROM t\n         ^"), fault.caret("SELECT x FROM t"));
  }

  @Test
  void saysHowToNameAPlaceForResults() {
    service.says(
        "StartQueryExecution",
        "{\"__type\":\"InvalidRequestException\",\"Message\":\"No output location provided.\"}");
    StatementFault fault = assertThrows(StatementFault.class, answer::rows);
    assertEquals(
        "No output location provided. Say where results go: --results s3://BUCKET/FOLDER/",
        fault.sentence());
  }

  @Test
  void stopsWhatItHasStarted() {
    service
        .says("StartQueryExecution", STARTED)
        .says("GetQueryExecution", "{\"QueryExecution\":{\"Status\":{\"State\":\"CANCELLED\"}}}")
        .says("StopQueryExecution", "{}");
    answer.cancel();
    assertEquals(List.of(), service.asked());
    Fault ended = assertThrows(Fault.Unavailable.class, answer::rows);
    assertEquals("the query was cancelled", ended.sentence());
    assertTrue(
        service.asked().contains("StopQueryExecution {\"QueryExecutionId\":\"q-1\"}"),
        service.asked()::toString);
  }
}
