package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.DeleteManagedPrefixListRequest;
import software.amazon.awssdk.services.ec2.model.DeleteManagedPrefixListResponse;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.PrefixListState;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;

/// Deletes a prefix list that no rule and no route names.
final class DeleteManagedPrefixList
    extends Ec2Operation<DeleteManagedPrefixListRequest, DeleteManagedPrefixListResponse> {
  DeleteManagedPrefixList(Ec2Parts parts) {
    super(parts, DeleteManagedPrefixListRequest::builder, Members.of().needing("PrefixListId"));
  }

  @Override
  List<Permission> needs(DeleteManagedPrefixListRequest request, Call call) {
    return List.of(on(call, ResourceKinds.MANAGED_PREFIX_LIST, request.prefixListId()));
  }

  @Override
  public DeleteManagedPrefixListResponse answer(DeleteManagedPrefixListRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              ManagedPrefixList list = PrefixLists.own(change, request.prefixListId());
              List<String> users = PrefixLists.users(change, list.prefixListId());
              if (!users.isEmpty()) {
                throw ApiException.badRequest(
                    "DependencyViolation",
                    "The prefix list '"
                        + list.prefixListId()
                        + "' has dependencies and cannot be deleted: "
                        + String.join(", ", users));
              }
              PrefixLists.forgetEntries(change, list);
              change.remove(ResourceKinds.MANAGED_PREFIX_LIST, list.prefixListId());
              return DeleteManagedPrefixListResponse.builder()
                  .prefixList(list.toBuilder().state(PrefixListState.DELETE_COMPLETE).build())
                  .build();
            });
  }
}
