package weir.api.iam;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.UserDetail;

/// One row of GetAccountAuthorizationDetails, which runs through four kinds in one order.
sealed interface Detail {
  Set<String> FILTERS = Set.of("User", "Group", "Role", "LocalManagedPolicy", "AWSManagedPolicy");

  /// Where the row stands in the order.
  String marker();

  record OfIdentity(Identity identity) implements Detail {
    @Override
    public String marker() {
      return switch (identity) {
        case User user -> "1" + user.name();
        case Group group -> "2" + group.name();
        case Role role -> "3" + role.name();
      };
    }
  }

  record OfPolicy(ManagedPolicy policy) implements Detail {
    @Override
    public String marker() {
      return (policy.belongsToAws() ? "5" : "4") + policy.name();
    }
  }

  /// Rows in order. AWS's own policies are shown when somebody uses them.
  ///
  /// @param filters some of [#FILTERS]
  static Stream<Detail> of(AccountView account, Set<String> filters) {
    filters.forEach(filter -> {
      if (!FILTERS.contains(filter)) {
        throw IamError.validation(
            "Filter is "
                + filter
                + " but must be one of User, Role, Group, LocalManagedPolicy,"
                + " AWSManagedPolicy");
      }
    });
    Stream<Detail> identities =
        account
            .identities()
            .filter(identity -> filters.contains(word(identity)))
            .map(OfIdentity::new);
    Stream<ManagedPolicy> own =
        filters.contains("LocalManagedPolicy")
            ? account.all(Kinds.POLICY).stream()
            : Stream.empty();
    Stream<ManagedPolicy> given =
        filters.contains("AWSManagedPolicy")
            ? AwsPolicies.all().stream().filter(policy -> account.attachments(policy.arn()) > 0)
            : Stream.empty();
    return Stream.concat(identities, Stream.concat(own, given).map(OfPolicy::new))
        .sorted(java.util.Comparator.comparing(Detail::marker));
  }

  private static String word(Identity identity) {
    return switch (identity) {
      case User user -> "User";
      case Group group -> "Group";
      case Role role -> "Role";
    };
  }

  static UserDetail shape(AccountView account, User user) {
    return UserDetail.builder()
        .path(user.path())
        .userName(user.name())
        .userId(user.id())
        .arn(account.arn(user))
        .createDate(user.createdAt())
        .userPolicyList(Shapes.inline(user.policies()))
        .groupList(user.groups())
        .attachedManagedPolicies(Shapes.attached(user.policies().attached()))
        .permissionsBoundary(Shapes.boundary(user.boundary()))
        .tags(tags(user.tags()))
        .build();
  }

  static GroupDetail shape(AccountView account, Group group) {
    return GroupDetail.builder()
        .path(group.path())
        .groupName(group.name())
        .groupId(group.id())
        .arn(account.arn(group))
        .createDate(group.createdAt())
        .groupPolicyList(Shapes.inline(group.policies()))
        .attachedManagedPolicies(Shapes.attached(group.policies().attached()))
        .build();
  }

  static RoleDetail shape(AccountView account, Role role) {
    return RoleDetail.builder()
        .path(role.path())
        .roleName(role.name())
        .roleId(role.id())
        .arn(account.arn(role))
        .createDate(role.createdAt())
        .assumeRolePolicyDocument(role.trust().encoded())
        .instanceProfileList(
            account.all(Kinds.INSTANCE_PROFILE).stream()
                .filter(profile -> role.name().equals(profile.role()))
                .map(Shapes.listed(account)::profile)
                .toList())
        .rolePolicyList(Shapes.inline(role.policies()))
        .attachedManagedPolicies(Shapes.attached(role.policies().attached()))
        .permissionsBoundary(Shapes.boundary(role.boundary()))
        .tags(tags(role.tags()))
        .build();
  }

  static ManagedPolicyDetail shape(AccountView account, ManagedPolicy policy) {
    return ManagedPolicyDetail.builder()
        .policyName(policy.name())
        .policyId(policy.id())
        .arn(policy.arn())
        .path(policy.path())
        .defaultVersionId(policy.defaultVersionId())
        .attachmentCount((int) account.attachments(policy.arn()))
        .permissionsBoundaryUsageCount((int) account.bounds(policy.arn()))
        .isAttachable(true)
        .description(policy.description().isEmpty() ? null : policy.description())
        .createDate(policy.createdAt())
        .updateDate(policy.updatedAt())
        .policyVersionList(
            policy.versions().stream()
                .map(version -> Shapes.version(policy, version, true))
                .toList())
        .build();
  }

  private static @Nullable List<Tag> tags(Tags tags) {
    return tags.values().isEmpty() ? null : tags.shapes();
  }
}
