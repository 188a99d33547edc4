package weir.api.athena;

import static weir.api.athena.AthenaErrors.RULES;

import java.util.List;
import software.amazon.awssdk.services.athena.model.ListNamedQueriesRequest;
import software.amazon.awssdk.services.athena.model.ListNamedQueriesResponse;
import software.amazon.awssdk.services.athena.model.NamedQuery;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Lists the ids of a work group's saved queries.
final class ListNamedQueries
    extends AthenaOperation<ListNamedQueriesRequest, ListNamedQueriesResponse> {
  ListNamedQueries(Athena athena) {
    super(athena, ListNamedQueriesRequest::builder, "NextToken", "MaxResults", "WorkGroup");
  }

  @Override
  protected List<Permission> needs(ListNamedQueriesRequest request, Call call) {
    return onWorkGroup(WorkGroups.named(request.workGroup()), call);
  }

  @Override
  public ListNamedQueriesResponse answer(ListNamedQueriesRequest request, Call call) {
    int size = RULES.page(request.nextToken(), request.maxResults(), 50);
    String group = WorkGroups.named(request.workGroup());
    Page<NamedQuery> page =
        athena()
            .read(view -> {
              WorkGroups.get(view, call.scope(), group);
              return Page.of(
                  NamedQueries.all(view, call.scope(), group),
                  NamedQuery::namedQueryId,
                  request.nextToken(),
                  size);
            });
    return ListNamedQueriesResponse.builder()
        .namedQueryIds(page.items().stream().map(NamedQuery::namedQueryId).toList())
        .nextToken(page.nextToken())
        .build();
  }
}
