package weir.api.athena;

import java.util.List;
import software.amazon.awssdk.services.athena.model.StopQueryExecutionRequest;
import software.amazon.awssdk.services.athena.model.StopQueryExecutionResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Ends an execution early; one that has ended stays as it is.
final class StopQueryExecution
    extends AthenaOperation<StopQueryExecutionRequest, StopQueryExecutionResponse> {
  StopQueryExecution(Athena athena) {
    super(athena, StopQueryExecutionRequest::builder, "QueryExecutionId");
  }

  @Override
  protected List<Permission> needs(StopQueryExecutionRequest request, Call call) {
    return onWorkGroup(
        athena().executions().workGroup(call.scope(), request.queryExecutionId()), call);
  }

  @Override
  public StopQueryExecutionResponse answer(StopQueryExecutionRequest request, Call call) {
    athena().executions().stop(call.scope(), request.queryExecutionId());
    return StopQueryExecutionResponse.builder().build();
  }
}
