package weir.api.athena;

import java.util.List;
import software.amazon.awssdk.services.athena.model.DeleteWorkGroupRequest;
import software.amazon.awssdk.services.athena.model.DeleteWorkGroupResponse;
import software.amazon.awssdk.services.athena.model.NamedQuery;
import software.amazon.awssdk.services.athena.model.PreparedStatement;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Deletes a work group; with everything that is in it only when told so.
final class DeleteWorkGroup
    extends AthenaOperation<DeleteWorkGroupRequest, DeleteWorkGroupResponse> {
  DeleteWorkGroup(Athena athena) {
    super(athena, DeleteWorkGroupRequest::builder, "WorkGroup", "RecursiveDeleteOption");
  }

  @Override
  protected List<Permission> needs(DeleteWorkGroupRequest request, Call call) {
    return onWorkGroup(WorkGroups.name(request.workGroup()), call);
  }

  @Override
  public DeleteWorkGroupResponse answer(DeleteWorkGroupRequest request, Call call) {
    String name = WorkGroups.name(request.workGroup());
    if (name.equals(WorkGroups.PRIMARY)) {
      throw AthenaErrors.invalid("The primary workgroup cannot be deleted.");
    }
    athena()
        .change(change -> {
          WorkGroups.get(change, call.scope(), name);
          List<NamedQuery> saved = NamedQueries.all(change, call.scope(), name);
          List<PreparedStatement> prepared = PreparedStatements.all(change, call.scope(), name);
          boolean asked = !change.all(AthenaDocuments.HISTORY, call.scope(), name + "/").isEmpty();
          boolean filled = asked || !saved.isEmpty() || !prepared.isEmpty();
          if (filled && !Boolean.TRUE.equals(request.recursiveDeleteOption())) {
            throw AthenaErrors.invalid("WorkGroup " + name + " is not empty");
          }
          saved.forEach(query -> NamedQueries.forget(change, call.scope(), query));
          prepared.forEach(statement ->
              PreparedStatements.forget(change, call.scope(), name, statement.statementName()));
          ExecutionRecords.forgetAll(change, call.scope(), name);
          Tags.keep(change, call.scope(), name, List.of());
          change.remove(AthenaDocuments.WORK_GROUP, call.scope(), name);
          return saved;
        });
    return DeleteWorkGroupResponse.builder().build();
  }
}
