package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.DescribeManagedPrefixListsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeManagedPrefixListsResponse;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import weir.api.gateway.Call;

/// Lists prefix lists, the account's and AWS's own.
final class DescribeManagedPrefixLists
    extends Ec2Operation<DescribeManagedPrefixListsRequest, DescribeManagedPrefixListsResponse> {
  DescribeManagedPrefixLists(Ec2Parts parts) {
    super(
        parts,
        DescribeManagedPrefixListsRequest::builder,
        Members.of("PrefixListIds", "Filters", "MaxResults", "NextToken"));
  }

  @Override
  public DescribeManagedPrefixListsResponse answer(
      DescribeManagedPrefixListsRequest request, Call call) {
    return parts()
        .read(
            call,
            view -> {
              List<ManagedPrefixList> all = PrefixLists.all(view);
              PrefixLists.requireAll(view, request.prefixListIds());
              List<ManagedPrefixList> wanted =
                  all.stream()
                      .filter(list ->
                          request.prefixListIds().isEmpty()
                              || request.prefixListIds().contains(list.prefixListId()))
                      .filter(
                          FILTERS.compile(
                              request.filters(), list -> view.tags(list.prefixListId())))
                      .toList();
              Paging.Page<ManagedPrefixList> page =
                  parts()
                      .paging()
                      .page(
                          name(),
                          wanted,
                          ManagedPrefixList::prefixListId,
                          request.maxResults(),
                          request.nextToken());
              return DescribeManagedPrefixListsResponse.builder()
                  .prefixLists(
                      page.items().stream()
                          .map(list -> view.tagged(ResourceKinds.MANAGED_PREFIX_LIST, list))
                          .toList())
                  .nextToken(page.nextToken())
                  .build();
            });
  }

  private static final Ec2Filters<ManagedPrefixList> FILTERS =
      new Ec2Filters<ManagedPrefixList>()
          .on("owner-id", ManagedPrefixList::ownerId)
          .on("prefix-list-id", ManagedPrefixList::prefixListId)
          .on("prefix-list-name", ManagedPrefixList::prefixListName);
}
