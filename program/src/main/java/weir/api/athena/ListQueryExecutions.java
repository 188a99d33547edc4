package weir.api.athena;

import static weir.api.athena.AthenaErrors.RULES;

import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.athena.model.ListQueryExecutionsRequest;
import software.amazon.awssdk.services.athena.model.ListQueryExecutionsResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Lists the ids of a work group's executions, the latest first.
final class ListQueryExecutions
    extends AthenaOperation<ListQueryExecutionsRequest, ListQueryExecutionsResponse> {
  ListQueryExecutions(Athena athena) {
    super(athena, ListQueryExecutionsRequest::builder, "NextToken", "MaxResults", "WorkGroup");
  }

  @Override
  protected List<Permission> needs(ListQueryExecutionsRequest request, Call call) {
    return onWorkGroup(WorkGroups.named(request.workGroup()), call);
  }

  @Override
  public ListQueryExecutionsResponse answer(ListQueryExecutionsRequest request, Call call) {
    int size =
        request.maxResults() != null && request.maxResults() == 0
            ? 50
            : RULES.page(request.nextToken(), request.maxResults(), 50);
    String group = WorkGroups.named(request.workGroup());
    athena().workGroups().get(call, group);
    Page<String> page =
        Page.of(
            athena().executions().records().history(call.scope(), group),
            Function.identity(),
            request.nextToken(),
            size);
    return ListQueryExecutionsResponse.builder()
        .queryExecutionIds(page.items().stream().map(ExecutionPlace::executionId).toList())
        .nextToken(page.nextToken())
        .build();
  }
}
