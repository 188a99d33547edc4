package weir.api.athena;

import static weir.api.athena.AthenaErrors.RULES;

import java.util.List;
import software.amazon.awssdk.services.athena.model.PreparedStatement;
import software.amazon.awssdk.services.athena.model.UpdatePreparedStatementRequest;
import software.amazon.awssdk.services.athena.model.UpdatePreparedStatementResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Changes a prepared statement's text.
final class UpdatePreparedStatement
    extends AthenaOperation<UpdatePreparedStatementRequest, UpdatePreparedStatementResponse> {
  UpdatePreparedStatement(Athena athena) {
    super(
        athena,
        UpdatePreparedStatementRequest::builder,
        "StatementName",
        "WorkGroup",
        "QueryStatement",
        "Description");
  }

  @Override
  protected List<Permission> needs(UpdatePreparedStatementRequest request, Call call) {
    return onWorkGroup(WorkGroups.name(request.workGroup()), call);
  }

  @Override
  public UpdatePreparedStatementResponse answer(UpdatePreparedStatementRequest request, Call call) {
    String name = PreparedStatements.name(request.statementName());
    String group = WorkGroups.name(request.workGroup());
    String text =
        RULES.text("queryStatement", request.queryStatement(), 1, PreparedStatements.LONGEST);
    String description = RULES.optional("description", request.description(), 1, 1024);
    athena()
        .change(change -> {
          WorkGroups.get(change, call.scope(), group);
          PreparedStatement.Builder changed =
              PreparedStatements.get(change, call.scope(), group, name).toBuilder()
                  .queryStatement(text)
                  .lastModifiedTime(call.now());
          if (description != null) {
            changed.description(description);
          }
          PreparedStatement kept = changed.build();
          PreparedStatements.keep(change, call.scope(), kept);
          return kept;
        });
    return UpdatePreparedStatementResponse.builder().build();
  }
}
