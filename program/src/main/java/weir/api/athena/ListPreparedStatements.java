package weir.api.athena;

import static weir.api.athena.AthenaErrors.RULES;

import java.util.List;
import software.amazon.awssdk.services.athena.model.ListPreparedStatementsRequest;
import software.amazon.awssdk.services.athena.model.ListPreparedStatementsResponse;
import software.amazon.awssdk.services.athena.model.PreparedStatement;
import software.amazon.awssdk.services.athena.model.PreparedStatementSummary;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Lists a work group's prepared statements by name.
final class ListPreparedStatements
    extends AthenaOperation<ListPreparedStatementsRequest, ListPreparedStatementsResponse> {
  ListPreparedStatements(Athena athena) {
    super(athena, ListPreparedStatementsRequest::builder, "WorkGroup", "NextToken", "MaxResults");
  }

  @Override
  protected List<Permission> needs(ListPreparedStatementsRequest request, Call call) {
    return onWorkGroup(WorkGroups.name(request.workGroup()), call);
  }

  @Override
  public ListPreparedStatementsResponse answer(ListPreparedStatementsRequest request, Call call) {
    int size = RULES.page(request.nextToken(), request.maxResults(), 50);
    String group = WorkGroups.name(request.workGroup());
    Page<PreparedStatement> page =
        athena()
            .read(view -> {
              WorkGroups.get(view, call.scope(), group);
              return Page.of(
                  PreparedStatements.all(view, call.scope(), group),
                  PreparedStatement::statementName,
                  request.nextToken(),
                  size);
            });
    return ListPreparedStatementsResponse.builder()
        .preparedStatements(page.items().stream().map(ListPreparedStatements::summary).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static PreparedStatementSummary summary(PreparedStatement statement) {
    return PreparedStatementSummary.builder()
        .statementName(statement.statementName())
        .lastModifiedTime(statement.lastModifiedTime())
        .build();
  }
}
