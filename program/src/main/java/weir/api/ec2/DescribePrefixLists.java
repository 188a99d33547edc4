package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.DescribePrefixListsRequest;
import software.amazon.awssdk.services.ec2.model.DescribePrefixListsResponse;
import software.amazon.awssdk.services.ec2.model.PrefixList;
import weir.api.gateway.Call;

/// Lists the prefix lists of AWS's services that gateway endpoints lead to.
final class DescribePrefixLists
    extends Ec2Operation<DescribePrefixListsRequest, DescribePrefixListsResponse> {
  DescribePrefixLists(Ec2Parts parts) {
    super(
        parts,
        DescribePrefixListsRequest::builder,
        Members.of("PrefixListIds", "Filters", "MaxResults", "NextToken"));
  }

  @Override
  public DescribePrefixListsResponse answer(DescribePrefixListsRequest request, Call call) {
    return parts()
        .read(
            call,
            view -> {
              PrefixLists.requireAll(view, request.prefixListIds());
              List<PrefixList> wanted =
                  AwsPrefixList.of(call.region()).stream()
                      .map(AwsPrefixList::shown)
                      .filter(list ->
                          request.prefixListIds().isEmpty()
                              || request.prefixListIds().contains(list.prefixListId()))
                      .filter(FILTERS.compile(request.filters(), list -> List.of()))
                      .toList();
              Paging.Page<PrefixList> page =
                  parts()
                      .paging()
                      .page(
                          name(),
                          wanted,
                          PrefixList::prefixListId,
                          request.maxResults(),
                          request.nextToken());
              return DescribePrefixListsResponse.builder()
                  .prefixLists(page.items())
                  .nextToken(page.nextToken())
                  .build();
            });
  }

  private static final Ec2Filters<PrefixList> FILTERS =
      new Ec2Filters<PrefixList>()
          .on("prefix-list-id", PrefixList::prefixListId)
          .on("prefix-list-name", PrefixList::prefixListName);
}
