package weir.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import weir.cli.shell.StatementFault;
import weir.model.aws.Fault;
import weir.query.files.QueryRows;

/// A query that a service's Logs Insights runs.
final class InsightsAnswer extends ServiceAnswer {
  private static final Names NAMES =
      new Names("logs", ServiceInsights.TARGET, "StopQuery", "queryId");

  private final ObjectNode request;
  private final String statement;

  /// @param request of StartQuery
  InsightsAnswer(ServiceCalls calls, ObjectNode request, String statement) {
    super(calls, NAMES);
    this.request = request;
    this.statement = statement;
  }

  @Override
  public QueryRows rows() {
    try {
      began(call("StartQuery", request).path(NAMES.id()).asText());
      return InsightsRows.of(awaitEnd());
    } catch (ServiceRefusal refused) {
      JsonNode offset =
          refused.body().path("queryCompileError").path("location").path("startCharOffset");
      throw offset.isNumber()
          ? StatementFault.at(statement, offset.asInt(), refused.sentence())
          : StatementFault.at(0, 0, refused.sentence());
    }
  }

  private JsonNode awaitEnd() {
    Polling polling = new Polling();
    while (true) {
      JsonNode answer = call("GetQueryResults", named());
      String status = answer.path("status").asText();
      switch (status) {
        case "Complete" -> {
          return answer.path("results");
        }
        case "Cancelled" -> throw new Fault.Unavailable("the query was cancelled");
        case "Scheduled", "Running" -> {
          progress(
              status.toLowerCase(Locale.ROOT)
                  + ", "
                  + answer.path("statistics").path("recordsScanned").asLong()
                  + " events scanned");
          polling.await();
        }
        default ->
            throw new Fault.Unavailable(
                "the query ended with the status "
                    + status
                    + "; a shorter time (--last 15m) or fewer groups may do");
      }
    }
  }
}
