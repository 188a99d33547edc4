package weir.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weir.cli.shell.Asked;
import weir.cli.shell.StatementFault;
import weir.model.aws.Fault;
import weir.query.engine.QueryRows;

/// A statement that Athena runs.
final class AthenaAnswer implements Asked {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern PLACE = Pattern.compile("line (\\d{1,7}):(\\d{1,7})");

  private static final String NO_BUCKET = "Unable to verify/create output bucket ";

  private final ServiceCalls calls;
  private final ObjectNode request;
  private volatile String id = "";
  private volatile boolean cancelled;
  private volatile String state = "is sent";

  /// @param request of StartQueryExecution
  AthenaAnswer(ServiceCalls calls, ObjectNode request) {
    this.calls = calls;
    this.request = request;
  }

  @Override
  public QueryRows rows() {
    try {
      id = call("StartQueryExecution", request).path("QueryExecutionId").asText();
      if (cancelled) {
        stop();
      }
      awaitEnd();
      return new AthenaRows(this::page);
    } catch (ServiceRefusal refused) {
      throw fault(refused.sentence());
    }
  }

  private void awaitEnd() {
    Polling polling = new Polling();
    while (true) {
      JsonNode execution =
          call("GetQueryExecution", JSON.createObjectNode().put("QueryExecutionId", id))
              .path("QueryExecution");
      JsonNode status = execution.path("Status");
      switch (status.path("State").asText()) {
        case "SUCCEEDED" -> {
          return;
        }
        case "FAILED" -> throw fault(status.path("StateChangeReason").asText());
        case "CANCELLED" -> throw new Fault.Unavailable("the query was cancelled");
        default -> {
          state =
              status.path("State").asText().toLowerCase(Locale.ROOT)
                  + ", "
                  + (execution.path("Statistics").path("DataScannedInBytes").asLong() >> 20)
                  + " MB scanned";
          polling.await();
        }
      }
    }
  }

  private JsonNode page(String token) {
    ObjectNode page = JSON.createObjectNode().put("QueryExecutionId", id);
    if (!token.isEmpty()) {
      page.put("NextToken", token);
    }
    try {
      return call("GetQueryResults", page);
    } catch (ServiceRefusal refused) {
      throw fault(refused.sentence());
    }
  }

  private JsonNode call(String operation, ObjectNode body) {
    return calls.ask("athena", "AmazonAthena." + operation, body);
  }

  private static StatementFault fault(String sentence) {
    Matcher place = PLACE.matcher(sentence);
    boolean found = place.find();
    return StatementFault.at(
        found ? Integer.parseInt(place.group(1)) : 0,
        found ? Integer.parseInt(place.group(2)) : 0,
        sentence + hint(sentence));
  }

  /// What to do about a refusal that does not say it in this command's words.
  private static String hint(String sentence) {
    if (sentence.startsWith("No output location")) {
      return " Say where results go: --results s3://BUCKET/FOLDER/";
    }
    if (sentence.startsWith(NO_BUCKET)) {
      return "; make it first: aws s3 mb s3://" + sentence.substring(NO_BUCKET.length());
    }
    return sentence.contains("Table 'awsdatacatalog.default.")
            || sentence.contains("Table not found default.")
        ? "; say in which database it is: --database NAME"
        : "";
  }

  @Override
  public String progress() {
    return state;
  }

  @Override
  public List<String> notices() {
    return List.of();
  }

  @Override
  public void cancel() {
    cancelled = true;
    if (!id.isEmpty()) {
      stop();
    }
  }

  private void stop() {
    try {
      call("StopQueryExecution", JSON.createObjectNode().put("QueryExecutionId", id));
    } catch (ServiceRefusal | Fault over) {
      // It has ended by itself, or the service has; who waits for the answer learns which.
    }
  }

  @Override
  public void close() {}
}
