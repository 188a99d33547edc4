package weir.api.athena;

import static weir.api.athena.AthenaErrors.RULES;

import java.util.List;
import software.amazon.awssdk.services.athena.model.ListWorkGroupsRequest;
import software.amazon.awssdk.services.athena.model.ListWorkGroupsResponse;
import software.amazon.awssdk.services.athena.model.WorkGroup;
import software.amazon.awssdk.services.athena.model.WorkGroupSummary;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Lists the work groups by name.
final class ListWorkGroups extends AthenaOperation<ListWorkGroupsRequest, ListWorkGroupsResponse> {
  ListWorkGroups(Athena athena) {
    super(athena, ListWorkGroupsRequest::builder, "NextToken", "MaxResults");
  }

  @Override
  protected List<Permission> needs(ListWorkGroupsRequest request, Call call) {
    return List.of(Permission.of("athena:ListWorkGroups", "*"));
  }

  @Override
  public ListWorkGroupsResponse answer(ListWorkGroupsRequest request, Call call) {
    int size = RULES.page(request.nextToken(), request.maxResults(), 50);
    Page<WorkGroup> page =
        Page.of(
            athena().read(view -> WorkGroups.all(view, call.scope())),
            WorkGroup::name,
            request.nextToken(),
            size);
    return ListWorkGroupsResponse.builder()
        .workGroups(page.items().stream().map(ListWorkGroups::summary).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static WorkGroupSummary summary(WorkGroup group) {
    return WorkGroupSummary.builder()
        .name(group.name())
        .state(group.state())
        .description(group.description() == null ? "" : group.description())
        .creationTime(group.creationTime())
        .engineVersion(WorkGroups.engine(group))
        .build();
  }
}
