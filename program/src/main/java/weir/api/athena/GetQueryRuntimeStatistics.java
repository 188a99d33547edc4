package weir.api.athena;

import java.util.List;
import software.amazon.awssdk.services.athena.model.GetQueryRuntimeStatisticsRequest;
import software.amazon.awssdk.services.athena.model.GetQueryRuntimeStatisticsResponse;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryRuntimeStatistics;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows what an execution cost.
final class GetQueryRuntimeStatistics
    extends AthenaOperation<GetQueryRuntimeStatisticsRequest, GetQueryRuntimeStatisticsResponse> {
  GetQueryRuntimeStatistics(Athena athena) {
    super(athena, GetQueryRuntimeStatisticsRequest::builder, "QueryExecutionId");
  }

  @Override
  protected List<Permission> needs(GetQueryRuntimeStatisticsRequest request, Call call) {
    return onWorkGroup(
        athena().executions().workGroup(call.scope(), request.queryExecutionId()), call);
  }

  @Override
  public GetQueryRuntimeStatisticsResponse answer(
      GetQueryRuntimeStatisticsRequest request, Call call) {
    QueryExecution execution =
        athena().executions().records().get(call.scope(), request.queryExecutionId());
    QueryRuntimeStatistics statistics =
        athena()
            .executions()
            .records()
            .runtime(call.scope(), request.queryExecutionId())
            .orElseThrow(() ->
                AthenaErrors.invalid(
                    "Query did not finish successfully. Final query state: "
                        + execution.status().stateAsString(),
                    "INVALID_QUERY_EXECUTION_STATE"));
    return GetQueryRuntimeStatisticsResponse.builder().queryRuntimeStatistics(statistics).build();
  }
}
