package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListAssociationsRequest;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListAssociationsResponse;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.PrefixListAssociation;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Lists the security groups and route tables that name a prefix list.
final class GetManagedPrefixListAssociations
    extends Ec2Operation<
        GetManagedPrefixListAssociationsRequest, GetManagedPrefixListAssociationsResponse> {
  GetManagedPrefixListAssociations(Ec2Parts parts) {
    super(
        parts,
        GetManagedPrefixListAssociationsRequest::builder,
        Members.of("MaxResults", "NextToken").needing("PrefixListId"));
  }

  @Override
  List<Permission> needs(GetManagedPrefixListAssociationsRequest request, Call call) {
    return List.of(on(call, ResourceKinds.MANAGED_PREFIX_LIST, request.prefixListId()));
  }

  @Override
  public GetManagedPrefixListAssociationsResponse answer(
      GetManagedPrefixListAssociationsRequest request, Call call) {
    return parts()
        .read(
            call,
            view -> {
              ManagedPrefixList list = PrefixLists.own(view, request.prefixListId());
              Paging.Page<String> page =
                  parts()
                      .paging()
                      .page(
                          name(),
                          PrefixLists.users(view, list.prefixListId()),
                          id -> id,
                          request.maxResults(),
                          request.nextToken());
              return GetManagedPrefixListAssociationsResponse.builder()
                  .prefixListAssociations(
                      page.items().stream()
                          .map(id ->
                              PrefixListAssociation.builder()
                                  .resourceId(id)
                                  .resourceOwner(call.accountId())
                                  .build())
                          .toList())
                  .nextToken(page.nextToken())
                  .build();
            });
  }
}
