package weir.api.iam;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyRequest;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyResponse;
import software.amazon.awssdk.services.iam.model.PolicyGroup;
import software.amazon.awssdk.services.iam.model.PolicyRole;
import software.amazon.awssdk.services.iam.model.PolicyUser;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Lists the users, groups and roles that have a managed policy.
final class ListEntitiesForPolicy
    extends IamQuestion<ListEntitiesForPolicyRequest, ListEntitiesForPolicyResponse> {

  ListEntitiesForPolicy(Iam iam) {
    super(iam, ListEntitiesForPolicyRequest::builder);
  }

  @Override
  Permission permission(ListEntitiesForPolicyRequest request, AccountView account, Call call) {
    return IamPermission.onPolicy(name(), account, request.policyArn());
  }

  @Override
  ListEntitiesForPolicyResponse answer(
      ListEntitiesForPolicyRequest request, AccountView account, Call call) {
    String arn = account.policy(request.policyArn()).arn();
    String prefix = Constraint.pathPrefix(request.pathPrefix());
    List<Identity> all =
        account
            .identities()
            .filter(identity -> uses(identity, arn, request))
            .filter(identity -> identity.path().startsWith(prefix))
            .sorted(Comparator.comparing(Identity::id))
            .toList();
    Page<Identity> page = Page.of(all, Identity::id, request.marker(), request.maxItems());
    List<PolicyUser> users = new ArrayList<>();
    List<PolicyGroup> groups = new ArrayList<>();
    List<PolicyRole> roles = new ArrayList<>();
    for (Identity identity : page.items()) {
      switch (identity) {
        case User user ->
            users.add(PolicyUser.builder().userName(user.name()).userId(user.id()).build());
        case Group group ->
            groups.add(PolicyGroup.builder().groupName(group.name()).groupId(group.id()).build());
        case Role role ->
            roles.add(PolicyRole.builder().roleName(role.name()).roleId(role.id()).build());
      }
    }
    return ListEntitiesForPolicyResponse.builder()
        .policyUsers(users)
        .policyGroups(groups)
        .policyRoles(roles)
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }

  private static boolean uses(Identity identity, String arn, ListEntitiesForPolicyRequest request) {
    boolean attached = identity.policies().attached().contains(arn);
    boolean bounds = identity instanceof Bounded bounded && arn.equals(bounded.boundary());
    boolean used =
        switch (OwnPolicies.usage(request.policyUsageFilterAsString())) {
          case ANY -> attached || bounds;
          case ATTACHED -> attached;
          case BOUNDARY -> bounds;
        };
    return used && isOf(identity, request.entityFilterAsString());
  }

  private static boolean isOf(Identity identity, @Nullable String filter) {
    if (filter == null) {
      return true;
    }
    return switch (filter) {
      case "User" -> identity instanceof User;
      case "Group" -> identity instanceof Group;
      case "Role" -> identity instanceof Role;
      case "LocalManagedPolicy", "AWSManagedPolicy" -> false;
      default ->
          throw IamError.validation(
              "entityFilter is "
                  + filter
                  + " but must be one of User, Role, Group, LocalManagedPolicy, AWSManagedPolicy");
    };
  }
}
