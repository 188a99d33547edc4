package weir.api.iam;

import java.util.List;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Lists the instance profiles under a path.
final class ListInstanceProfiles
    extends IamQuestion<ListInstanceProfilesRequest, ListInstanceProfilesResponse> {

  ListInstanceProfiles(Iam iam) {
    super(iam, ListInstanceProfilesRequest::builder);
  }

  @Override
  Permission permission(ListInstanceProfilesRequest request, AccountView account, Call call) {
    return IamPermission.onNew(
        name(), account, "instance-profile", request.pathPrefix(), "", List.of());
  }

  @Override
  ListInstanceProfilesResponse answer(
      ListInstanceProfilesRequest request, AccountView account, Call call) {
    String prefix = Constraint.pathPrefix(request.pathPrefix());
    List<InstanceProfile> profiles =
        account.all(Kinds.INSTANCE_PROFILE).stream()
            .filter(profile -> profile.path().startsWith(prefix))
            .toList();
    Page<InstanceProfile> page =
        Page.of(profiles, InstanceProfile::name, request.marker(), request.maxItems());
    return ListInstanceProfilesResponse.builder()
        .instanceProfiles(page.items().stream().map(Shapes.listed(account)::profile).toList())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }
}
