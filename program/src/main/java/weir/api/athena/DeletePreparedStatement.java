package weir.api.athena;

import java.util.List;
import software.amazon.awssdk.services.athena.model.DeletePreparedStatementRequest;
import software.amazon.awssdk.services.athena.model.DeletePreparedStatementResponse;
import software.amazon.awssdk.services.athena.model.PreparedStatement;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Deletes a prepared statement.
final class DeletePreparedStatement
    extends AthenaOperation<DeletePreparedStatementRequest, DeletePreparedStatementResponse> {
  DeletePreparedStatement(Athena athena) {
    super(athena, DeletePreparedStatementRequest::builder, "StatementName", "WorkGroup");
  }

  @Override
  protected List<Permission> needs(DeletePreparedStatementRequest request, Call call) {
    return onWorkGroup(WorkGroups.name(request.workGroup()), call);
  }

  @Override
  public DeletePreparedStatementResponse answer(DeletePreparedStatementRequest request, Call call) {
    String name = PreparedStatements.name(request.statementName());
    String group = WorkGroups.name(request.workGroup());
    athena()
        .change(change -> {
          WorkGroups.get(change, call.scope(), group);
          PreparedStatement gone = PreparedStatements.get(change, call.scope(), group, name);
          PreparedStatements.forget(change, call.scope(), group, name);
          return gone;
        });
    return DeletePreparedStatementResponse.builder().build();
  }
}
