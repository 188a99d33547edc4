package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.CreateManagedPrefixListRequest;
import software.amazon.awssdk.services.ec2.model.CreateManagedPrefixListResponse;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.PrefixListState;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Makes a prefix list: blocks of addresses under one id, for rules and routes.
final class CreateManagedPrefixList
    extends Ec2Operation<CreateManagedPrefixListRequest, CreateManagedPrefixListResponse> {
  CreateManagedPrefixList(Ec2Parts parts) {
    super(
        parts,
        CreateManagedPrefixListRequest::builder,
        Members.of("Entries", "TagSpecifications", "ClientToken")
            .needing("PrefixListName", "MaxEntries", "AddressFamily"));
  }

  @Override
  List<Permission> needs(CreateManagedPrefixListRequest request, Call call) {
    return creating(call, ResourceKinds.MANAGED_PREFIX_LIST, request.tagSpecifications());
  }

  @Override
  public CreateManagedPrefixListResponse answer(CreateManagedPrefixListRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              String id =
                  ClientTokens.once(
                          change,
                          call.now(),
                          name(),
                          request.clientToken(),
                          request,
                          () -> List.of(make(change, request)))
                      .getFirst();
              return CreateManagedPrefixListResponse.builder()
                  .prefixList(
                      change.tagged(
                          ResourceKinds.MANAGED_PREFIX_LIST,
                          change.require(ResourceKinds.MANAGED_PREFIX_LIST, id)))
                  .build();
            });
  }

  private String make(Ec2Change change, CreateManagedPrefixListRequest request) {
    PrefixLists.checkName(request.prefixListName());
    boolean ipv4 = PrefixLists.isIpv4(request.addressFamily());
    PrefixLists.checkSize(request.maxEntries(), request.entries().size());
    String id = parts().ids().next(ResourceKinds.MANAGED_PREFIX_LIST);
    change.put(
        ResourceKinds.MANAGED_PREFIX_LIST,
        ManagedPrefixList.builder()
            .prefixListId(id)
            .addressFamily(request.addressFamily())
            .state(PrefixListState.CREATE_COMPLETE)
            .prefixListArn(change.arn(ResourceKinds.MANAGED_PREFIX_LIST, id))
            .prefixListName(request.prefixListName())
            .maxEntries(request.maxEntries())
            .version(1L)
            .ownerId(change.scope().accountId())
            .build());
    PrefixLists.keepEntries(
        change, id, 1, PrefixLists.changed(List.of(), List.of(), request.entries(), ipv4));
    change.tag(
        ResourceKinds.MANAGED_PREFIX_LIST,
        id,
        Tagging.requested(ResourceKinds.MANAGED_PREFIX_LIST, request.tagSpecifications()));
    return id;
  }
}
