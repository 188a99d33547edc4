package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteQueryDefinitionRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteQueryDefinitionResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Forgets a query that was kept.
final class DeleteQueryDefinition
    extends LogsOperation<DeleteQueryDefinitionRequest, DeleteQueryDefinitionResponse> {
  DeleteQueryDefinition(Logs logs) {
    super(logs, DeleteQueryDefinitionRequest::builder, "queryDefinitionId");
  }

  @Override
  protected List<Permission> needs(DeleteQueryDefinitionRequest request, Call call) {
    return List.of(Permission.of(action(), "*"));
  }

  @Override
  public DeleteQueryDefinitionResponse answer(DeleteQueryDefinitionRequest request, Call call) {
    String id = RULES.text("queryDefinitionId", request.queryDefinitionId(), 0, 256);
    return logs()
        .change(change -> {
          if (change.find(QueryDefinitions.KIND, call.scope(), id).isEmpty()) {
            throw LogsErrors.notFound("The query definition " + id + " does not exist.");
          }
          change.remove(QueryDefinitions.KIND, call.scope(), id);
          return DeleteQueryDefinitionResponse.builder().success(true).build();
        });
  }
}
