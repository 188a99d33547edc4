package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesRequest;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesResponse;
import software.amazon.awssdk.services.ec2.model.PrefixListEntry;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Lists the entries of a prefix list, as they are or as they were in an older version.
final class GetManagedPrefixListEntries
    extends Ec2Operation<GetManagedPrefixListEntriesRequest, GetManagedPrefixListEntriesResponse> {
  GetManagedPrefixListEntries(Ec2Parts parts) {
    super(
        parts,
        GetManagedPrefixListEntriesRequest::builder,
        Members.of("TargetVersion", "MaxResults", "NextToken").needing("PrefixListId"));
  }

  @Override
  List<Permission> needs(GetManagedPrefixListEntriesRequest request, Call call) {
    return List.of(on(call, ResourceKinds.MANAGED_PREFIX_LIST, request.prefixListId()));
  }

  @Override
  public GetManagedPrefixListEntriesResponse answer(
      GetManagedPrefixListEntriesRequest request, Call call) {
    return parts()
        .read(
            call,
            view -> {
              List<PrefixListEntry> entries =
                  PrefixLists.entries(
                      view,
                      PrefixLists.require(view, request.prefixListId()),
                      request.targetVersion());
              Paging.Page<PrefixListEntry> page =
                  parts()
                      .paging()
                      .page(
                          name(),
                          entries,
                          PrefixListEntry::cidr,
                          request.maxResults(),
                          request.nextToken());
              return GetManagedPrefixListEntriesResponse.builder()
                  .entries(page.items())
                  .nextToken(page.nextToken())
                  .build();
            });
  }
}
