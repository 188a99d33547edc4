package weir.api.athena;

import java.util.List;
import software.amazon.awssdk.services.athena.model.GetQueryExecutionRequest;
import software.amazon.awssdk.services.athena.model.GetQueryExecutionResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows an execution.
final class GetQueryExecution
    extends AthenaOperation<GetQueryExecutionRequest, GetQueryExecutionResponse> {
  GetQueryExecution(Athena athena) {
    super(athena, GetQueryExecutionRequest::builder, "QueryExecutionId");
  }

  @Override
  protected List<Permission> needs(GetQueryExecutionRequest request, Call call) {
    return onWorkGroup(
        athena().executions().workGroup(call.scope(), request.queryExecutionId()), call);
  }

  @Override
  public GetQueryExecutionResponse answer(GetQueryExecutionRequest request, Call call) {
    return GetQueryExecutionResponse.builder()
        .queryExecution(athena().executions().shown(call.scope(), request.queryExecutionId()))
        .build();
  }
}
