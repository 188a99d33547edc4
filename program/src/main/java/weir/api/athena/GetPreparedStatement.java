package weir.api.athena;

import java.util.List;
import software.amazon.awssdk.services.athena.model.GetPreparedStatementRequest;
import software.amazon.awssdk.services.athena.model.GetPreparedStatementResponse;
import software.amazon.awssdk.services.athena.model.PreparedStatement;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows a prepared statement.
final class GetPreparedStatement
    extends AthenaOperation<GetPreparedStatementRequest, GetPreparedStatementResponse> {
  GetPreparedStatement(Athena athena) {
    super(athena, GetPreparedStatementRequest::builder, "StatementName", "WorkGroup");
  }

  @Override
  protected List<Permission> needs(GetPreparedStatementRequest request, Call call) {
    return onWorkGroup(WorkGroups.name(request.workGroup()), call);
  }

  @Override
  public GetPreparedStatementResponse answer(GetPreparedStatementRequest request, Call call) {
    String name = PreparedStatements.name(request.statementName());
    String group = WorkGroups.name(request.workGroup());
    PreparedStatement statement =
        athena()
            .read(view -> {
              WorkGroups.get(view, call.scope(), group);
              return PreparedStatements.get(view, call.scope(), group, name);
            });
    return GetPreparedStatementResponse.builder().preparedStatement(statement).build();
  }
}
