package weir.api.athena;

import static weir.api.athena.AthenaErrors.RULES;

import java.util.List;
import software.amazon.awssdk.services.athena.model.CreatePreparedStatementRequest;
import software.amazon.awssdk.services.athena.model.CreatePreparedStatementResponse;
import software.amazon.awssdk.services.athena.model.PreparedStatement;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Keeps a statement with `?` in it for EXECUTE.
final class CreatePreparedStatement
    extends AthenaOperation<CreatePreparedStatementRequest, CreatePreparedStatementResponse> {
  CreatePreparedStatement(Athena athena) {
    super(
        athena,
        CreatePreparedStatementRequest::builder,
        "StatementName",
        "WorkGroup",
        "QueryStatement",
        "Description");
  }

  @Override
  protected List<Permission> needs(CreatePreparedStatementRequest request, Call call) {
    return onWorkGroup(WorkGroups.name(request.workGroup()), call);
  }

  @Override
  public CreatePreparedStatementResponse answer(CreatePreparedStatementRequest request, Call call) {
    PreparedStatement statement =
        PreparedStatement.builder()
            .statementName(PreparedStatements.name(request.statementName()))
            .workGroupName(WorkGroups.name(request.workGroup()))
            .queryStatement(
                RULES.text(
                    "queryStatement", request.queryStatement(), 1, PreparedStatements.LONGEST))
            .description(RULES.optional("description", request.description(), 1, 1024))
            .lastModifiedTime(call.now())
            .build();
    String name = statement.statementName();
    String group = statement.workGroupName();
    athena()
        .change(change -> {
          WorkGroups.get(change, call.scope(), group);
          if (PreparedStatements.find(change, call.scope(), group, name).isPresent()) {
            throw AthenaErrors.invalid(PreparedStatements.thereAlready(name, group));
          }
          PreparedStatements.keep(change, call.scope(), statement);
          return statement;
        });
    return CreatePreparedStatementResponse.builder().build();
  }
}
