package weir.api.athena;

import java.util.Optional;
import software.amazon.awssdk.services.athena.model.PreparedStatement;
import weir.api.auth.Caller;
import weir.api.auth.Decision;
import weir.api.auth.Permission;
import weir.api.auth.RequestFacts;
import weir.api.gateway.Call;
import weir.query.athena.AthenaFault;
import weir.query.athena.ErrorKind;
import weir.query.athena.PreparedTexts;
import weir.store.state.Scope;

/// The prepared statements of a work group for the statements PREPARE, EXECUTE and DEALLOCATE,
/// which need the same rights as the operations.
final class CallerPrepared implements PreparedTexts {
  private final Athena.Parts parts;
  private final Caller caller;
  private final RequestFacts facts;
  private final Scope scope;
  private final String workGroup;

  CallerPrepared(Athena.Parts parts, Call call, String workGroup) {
    this.parts = parts;
    this.caller = call.caller();
    this.facts = call.facts();
    this.scope = call.scope();
    this.workGroup = workGroup;
  }

  private void require(String action) {
    Permission needed = Permission.of(action, WorkGroups.arn(scope, workGroup));
    Decision decision = parts.authorizer().decide(caller, needed, facts);
    if (!decision.allowed()) {
      throw AthenaFault.denied(new Call.Denial(caller, needed, decision).sentence());
    }
  }

  @Override
  public Optional<String> find(String name) {
    require("athena:GetPreparedStatement");
    return parts
        .state()
        .read(view -> PreparedStatements.find(view, scope, workGroup, name))
        .map(PreparedStatement::queryStatement);
  }

  @Override
  public void add(String name, String text) {
    require("athena:CreatePreparedStatement");
    parts
        .state()
        .change(change -> {
          if (PreparedStatements.find(change, scope, workGroup, name).isPresent()) {
            throw new AthenaFault(
                PreparedStatements.thereAlready(name, workGroup), ErrorKind.ARGUMENT);
          }
          PreparedStatement statement =
              PreparedStatement.builder()
                  .statementName(name)
                  .queryStatement(text)
                  .workGroupName(workGroup)
                  .lastModifiedTime(parts.clock().instant())
                  .build();
          PreparedStatements.keep(change, scope, statement);
          return statement;
        });
  }

  @Override
  public boolean remove(String name) {
    require("athena:DeletePreparedStatement");
    return parts
        .state()
        .change(change -> {
          boolean there = PreparedStatements.find(change, scope, workGroup, name).isPresent();
          PreparedStatements.forget(change, scope, workGroup, name);
          return there;
        });
  }
}
