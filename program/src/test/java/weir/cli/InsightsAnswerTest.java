package weir.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import weir.cli.shell.StatementFault;
import weir.model.aws.Fault;
import weir.query.files.QueryRows;
import weir.query.files.ResultColumn;

class InsightsAnswerTest {
  private static final String STATEMENT = "fields a\n| filtre a = 1";
  private static final String STARTED = "{\"queryId\":\"q-1\"}";

  private final ScriptedService service = new ScriptedService();
  private final InsightsAnswer answer =
      new InsightsAnswer(
          service.calls(), new JsonMapper().createObjectNode().put("limit", 5), STATEMENT);

  @AfterEach
  void end() {
    service.close();
  }

  @Test
  void waitsForTheEndAndShowsTheFieldsThatRowsHave() {
    service
        .says("StartQuery", STARTED)
        .says(
            "GetQueryResults",
            "{\"status\":\"Scheduled\"}",
            "{\"status\":\"Running\",\"statistics\":{\"recordsScanned\":1200.0},\"results\":[]}",
            """
            {"status":"Complete","results":[
              [{"field":"srcAddr","value":"10.0.0.1"},{"field":"n","value":"3"},
               {"field":"@ptr","value":"p"}],
              [{"field":"n","value":"-1.5e3"},{"field":"late","value":"x"}]]}
            """);
    QueryRows rows = answer.rows();
    assertEquals("running, 1200 events scanned", answer.progress());
    assertEquals(
        List.of(
            new ResultColumn("srcAddr", ResultColumn.Kind.TEXT),
            new ResultColumn("n", ResultColumn.Kind.NUMBER),
            new ResultColumn("late", ResultColumn.Kind.TEXT)),
        rows.columns());
    assertTrue(rows.next());
    assertEquals(Optional.of("10.0.0.1"), rows.text(0));
    assertEquals(Optional.empty(), rows.text(2));
    assertTrue(rows.next());
    assertEquals(Optional.empty(), rows.text(0));
    assertEquals(Optional.of("-1.5e3"), rows.text(1));
    assertFalse(rows.next());
    assertEquals("StartQuery {\"limit\":5}", service.asked().getFirst());
  }

  @Test
  void saysWhereAQueryIsWrong() {
    service.says(
        "StartQuery",
        """
        {"__type":"MalformedQueryException","message":"unknown command filtre",
         "queryCompileError":{"location":{"startCharOffset":11,"endCharOffset":17}}}
        """);
    StatementFault fault = assertThrows(StatementFault.class, answer::rows);
    assertEquals("unknown command filtre", fault.sentence());
    assertEquals(Optional.of("  | filtre a = 1\n    ^"), fault.caret(STATEMENT));
  }

  @Test
  void saysARefusalWithoutAPlace() {
    service.says(
        "StartQuery",
        "{\"__type\":\"ResourceNotFoundException\",\"message\":\"Log group 'x' does not exist\"}");
    StatementFault fault = assertThrows(StatementFault.class, answer::rows);
    assertEquals("Log group 'x' does not exist", fault.sentence());
    assertEquals(Optional.empty(), fault.caret(STATEMENT));
  }

  @Test
  void saysHowAQueryEndedThatHasNoAnswer() {
    service.says("StartQuery", STARTED).says("GetQueryResults", "{\"status\":\"Timeout\"}");
    Fault ended = assertThrows(Fault.Unavailable.class, answer::rows);
    assertEquals(
        "the query ended with the status Timeout; a shorter time (--last 15m) or fewer groups may"
            + " do",
        ended.sentence());
  }

  @Test
  void stopsWhatItHasStarted() {
    service
        .says("StartQuery", STARTED)
        .says("GetQueryResults", "{\"status\":\"Cancelled\"}")
        .says("StopQuery", "{\"success\":true}");
    answer.cancel();
    Fault ended = assertThrows(Fault.Unavailable.class, answer::rows);
    assertEquals("the query was cancelled", ended.sentence());
    assertTrue(
        service.asked().contains("StopQuery {\"queryId\":\"q-1\"}"), service.asked()::toString);
  }
}
