package weir.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
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
  private volatile boolean isEmpty;

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
      List<JsonNode> rows = awaitEnd();
      isEmpty = rows.isEmpty();
      return InsightsRows.of(rows);
    } catch (ServiceRefusal refused) {
      JsonNode offset =
          refused.body().path("queryCompileError").path("location").path("startCharOffset");
      throw offset.isNumber()
          ? StatementFault.at(statement, offset.asInt(), refused.sentence())
          : StatementFault.at(0, 0, refused.sentence());
    }
  }

  private List<JsonNode> awaitEnd() {
    Polling polling = new Polling();
    while (true) {
      JsonNode answer = call("GetQueryResults", named());
      String status = answer.path("status").asText();
      switch (status) {
        case "Complete" -> {
          return pages(answer);
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

  /// An answer comes in pages of 10,000 rows.
  private List<JsonNode> pages(JsonNode first) {
    List<JsonNode> rows = new ArrayList<>();
    JsonNode page = first;
    while (true) {
      page.path("results").forEach(rows::add);
      String token = page.path("nextToken").asText("");
      if (token.isEmpty()) {
        return rows;
      }
      page = call("GetQueryResults", named().put("nextToken", token));
    }
  }

  @Override
  public List<String> notices() {
    return isEmpty ? List.of("the answer has no rows") : List.of();
  }
}
