package weir.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weir.cli.shell.StatementFault;
import weir.model.aws.Fault;
import weir.query.files.QueryRows;

/// A statement that Athena runs.
final class AthenaAnswer extends ServiceAnswer {
  private static final Names NAMES =
      new Names("athena", "AmazonAthena.", "StopQueryExecution", "QueryExecutionId");
  private static final Pattern PLACE = Pattern.compile("line (\\d{1,7}):(\\d{1,7})");

  private final ObjectNode request;

  /// @param request of StartQueryExecution
  AthenaAnswer(ServiceCalls calls, ObjectNode request) {
    super(calls, NAMES);
    this.request = request;
  }

  @Override
  public QueryRows rows() {
    try {
      began(call("StartQueryExecution", request).path(NAMES.id()).asText());
      awaitEnd();
      return new AthenaRows(this::page);
    } catch (ServiceRefusal refused) {
      throw fault(refused.sentence());
    }
  }

  private void awaitEnd() {
    Polling polling = new Polling();
    while (true) {
      JsonNode execution = call("GetQueryExecution", named()).path("QueryExecution");
      JsonNode status = execution.path("Status");
      switch (status.path("State").asText()) {
        case "SUCCEEDED" -> {
          return;
        }
        case "FAILED" -> throw fault(status.path("StateChangeReason").asText());
        case "CANCELLED" -> throw new Fault.Unavailable("the query was cancelled");
        default -> {
          progress(
              status.path("State").asText().toLowerCase(Locale.ROOT)
                  + ", "
                  + (execution.path("Statistics").path("DataScannedInBytes").asLong() >> 20)
                  + " MB scanned");
          polling.await();
        }
      }
    }
  }

  private JsonNode page(String token) {
    ObjectNode page = named();
    if (!token.isEmpty()) {
      page.put("NextToken", token);
    }
    try {
      return call("GetQueryResults", page);
    } catch (ServiceRefusal refused) {
      throw fault(refused.sentence());
    }
  }

  private static StatementFault fault(String sentence) {
    String hint =
        sentence.startsWith("No output location")
            ? " Say where results go: --results s3://BUCKET/FOLDER/"
            : "";
    Matcher place = PLACE.matcher(sentence);
    return place.find()
        ? StatementFault.at(
            Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)), sentence)
        : StatementFault.at(0, 0, sentence + hint);
  }
}
