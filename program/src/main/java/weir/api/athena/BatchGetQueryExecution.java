package weir.api.athena;

import static weir.api.athena.AthenaErrors.RULES;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.athena.model.BatchGetQueryExecutionRequest;
import software.amazon.awssdk.services.athena.model.BatchGetQueryExecutionResponse;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.UnprocessedQueryExecutionId;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows up to 50 executions, and says which are not there.
final class BatchGetQueryExecution
    extends AthenaOperation<BatchGetQueryExecutionRequest, BatchGetQueryExecutionResponse> {
  BatchGetQueryExecution(Athena athena) {
    super(athena, BatchGetQueryExecutionRequest::builder, "QueryExecutionIds");
  }

  @Override
  protected List<Permission> needs(BatchGetQueryExecutionRequest request, Call call) {
    RULES.size("queryExecutionIds", request.queryExecutionIds(), 1, 50);
    return request.queryExecutionIds().stream()
        .map(id -> athena().executions().workGroup(call.scope(), id))
        .distinct()
        .flatMap(group -> onWorkGroup(group, call).stream())
        .toList();
  }

  @Override
  public BatchGetQueryExecutionResponse answer(BatchGetQueryExecutionRequest request, Call call) {
    List<QueryExecution> found = new ArrayList<>();
    List<UnprocessedQueryExecutionId> missing = new ArrayList<>();
    for (String id : request.queryExecutionIds()) {
      if (athena().executions().records().find(call.scope(), id).isPresent()) {
        found.add(athena().executions().shown(call.scope(), id));
      } else {
        missing.add(
            UnprocessedQueryExecutionId.builder()
                .queryExecutionId(id)
                .errorCode("INVALID_INPUT")
                .errorMessage("QueryExecution " + id + " was not found")
                .build());
      }
    }
    return BatchGetQueryExecutionResponse.builder()
        .queryExecutions(found)
        .unprocessedQueryExecutionIds(missing)
        .build();
  }
}
