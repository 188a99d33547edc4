package weir.api.athena;

import static weir.api.athena.AthenaErrors.RULES;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.athena.model.BatchGetPreparedStatementRequest;
import software.amazon.awssdk.services.athena.model.BatchGetPreparedStatementResponse;
import software.amazon.awssdk.services.athena.model.PreparedStatement;
import software.amazon.awssdk.services.athena.model.UnprocessedPreparedStatementName;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows up to 256 prepared statements, and says which are not there.
final class BatchGetPreparedStatement
    extends AthenaOperation<BatchGetPreparedStatementRequest, BatchGetPreparedStatementResponse> {
  BatchGetPreparedStatement(Athena athena) {
    super(athena, BatchGetPreparedStatementRequest::builder, "PreparedStatementNames", "WorkGroup");
  }

  @Override
  protected List<Permission> needs(BatchGetPreparedStatementRequest request, Call call) {
    return onWorkGroup(WorkGroups.name(request.workGroup()), call);
  }

  @Override
  public BatchGetPreparedStatementResponse answer(
      BatchGetPreparedStatementRequest request, Call call) {
    RULES.size("preparedStatementNames", request.preparedStatementNames(), 1, 256);
    String group = WorkGroups.name(request.workGroup());
    List<PreparedStatement> found = new ArrayList<>();
    List<UnprocessedPreparedStatementName> missing = new ArrayList<>();
    athena()
        .read(view -> {
          WorkGroups.get(view, call.scope(), group);
          for (String name : request.preparedStatementNames()) {
            PreparedStatements.find(view, call.scope(), group, name)
                .ifPresentOrElse(found::add, () -> missing.add(unprocessed(name, group)));
          }
          return found;
        });
    return BatchGetPreparedStatementResponse.builder()
        .preparedStatements(found)
        .unprocessedPreparedStatementNames(missing)
        .build();
  }

  private static UnprocessedPreparedStatementName unprocessed(String name, String group) {
    return UnprocessedPreparedStatementName.builder()
        .statementName(name)
        .errorCode("STATEMENT_NOT_FOUND")
        .errorMessage("Prepared Statement " + name + " was not found in WorkGroup " + group)
        .build();
  }
}
