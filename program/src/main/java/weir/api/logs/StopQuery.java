package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.StopQueryRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.StopQueryResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.query.insights.InsightsProgress.State;

/// Ends a query that is going on.
final class StopQuery extends LogsOperation<StopQueryRequest, StopQueryResponse> {
  private final InsightsQueries queries;

  StopQuery(Logs logs, InsightsQueries queries) {
    super(logs, StopQueryRequest::builder, "queryId");
    this.queries = queries;
  }

  @Override
  protected List<Permission> needs(StopQueryRequest request, Call call) {
    return List.of(Permission.of(action(), "*"));
  }

  @Override
  public StopQueryResponse answer(StopQueryRequest request, Call call) {
    String id = RULES.text("queryId", request.queryId(), 0, 256);
    AskedQuery asked = queries.find(call.scope(), id).orElseThrow(() -> LogsErrors.noQuery(id));
    if (!asked.stop(State.CANCELLED, "")) {
      throw LogsErrors.invalid("Query " + id + " is not running; it is " + asked.state().word());
    }
    return StopQueryResponse.builder().success(true).build();
  }
}
