package weir.api.logs;

import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLookupTableRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLookupTableResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Deletes a lookup table.
final class DeleteLookupTable
    extends LogsOperation<DeleteLookupTableRequest, DeleteLookupTableResponse> {
  DeleteLookupTable(Logs logs) {
    super(logs, DeleteLookupTableRequest::builder, "lookupTableArn");
  }

  @Override
  protected List<Permission> needs(DeleteLookupTableRequest request, Call call) {
    String name = LookupTables.named(request.lookupTableArn(), call);
    return List.of(Permission.of(action(), LookupTables.arn(call.scope(), name)));
  }

  @Override
  public DeleteLookupTableResponse answer(DeleteLookupTableRequest request, Call call) {
    String name = LookupTables.named(request.lookupTableArn(), call);
    return logs()
        .change(change -> {
          LookupTables.found(change, call.scope(), name);
          change.remove(LookupTables.KIND, call.scope(), name);
          change.remove(LookupTables.BODY, call.scope(), name);
          return DeleteLookupTableResponse.builder().build();
        });
  }
}
