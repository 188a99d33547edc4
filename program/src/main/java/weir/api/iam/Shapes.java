package weir.api.iam;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.Tag;

/// Documents of one account in the shapes in which IAM answers.
///
/// @param detailed with tags and boundaries, which lists leave out
record Shapes(AccountView account, boolean detailed) {
  /// As the operations for one thing answer.
  static Shapes whole(AccountView account) {
    return new Shapes(account, true);
  }

  /// As lists answer.
  static Shapes listed(AccountView account) {
    return new Shapes(account, false);
  }

  software.amazon.awssdk.services.iam.model.User user(User user) {
    return software.amazon.awssdk.services.iam.model.User.builder()
        .userName(user.name())
        .path(user.path())
        .userId(user.id())
        .arn(account.arn(user))
        .createDate(user.createdAt())
        .permissionsBoundary(detailed ? boundary(user.boundary()) : null)
        .tags(tags(user.tags()))
        .build();
  }

  software.amazon.awssdk.services.iam.model.Group group(Group group) {
    return software.amazon.awssdk.services.iam.model.Group.builder()
        .groupName(group.name())
        .path(group.path())
        .groupId(group.id())
        .arn(account.arn(group))
        .createDate(group.createdAt())
        .build();
  }

  software.amazon.awssdk.services.iam.model.Role role(Role role) {
    return software.amazon.awssdk.services.iam.model.Role.builder()
        .roleName(role.name())
        .path(role.path())
        .roleId(role.id())
        .arn(account.arn(role))
        .createDate(role.createdAt())
        .assumeRolePolicyDocument(role.trust().encoded())
        .description(role.description().isEmpty() ? null : role.description())
        .maxSessionDuration(role.maxSessionSeconds())
        .permissionsBoundary(detailed ? boundary(role.boundary()) : null)
        .tags(tags(role.tags()))
        .build();
  }

  Policy policy(ManagedPolicy policy) {
    return Policy.builder()
        .policyName(policy.name())
        .policyId(policy.id())
        .arn(policy.arn())
        .path(policy.path())
        .defaultVersionId(policy.defaultVersionId())
        .attachmentCount((int) account.attachments(policy.arn()))
        .permissionsBoundaryUsageCount((int) account.bounds(policy.arn()))
        .isAttachable(true)
        .description(detailed && !policy.description().isEmpty() ? policy.description() : null)
        .createDate(policy.createdAt())
        .updateDate(policy.updatedAt())
        .tags(tags(policy.tags()))
        .build();
  }

  static PolicyVersion version(
      ManagedPolicy policy, ManagedPolicy.Version version, boolean withText) {
    return PolicyVersion.builder()
        .document(withText ? version.policy().encoded() : null)
        .versionId(version.id())
        .isDefaultVersion(version.id().equals(policy.defaultVersionId()))
        .createDate(version.createdAt())
        .build();
  }

  software.amazon.awssdk.services.iam.model.InstanceProfile profile(InstanceProfile profile) {
    List<software.amazon.awssdk.services.iam.model.Role> roles =
        account.find(IdentityKind.ROLE, profile.role()).map(this::role).stream().toList();
    return software.amazon.awssdk.services.iam.model.InstanceProfile.builder()
        .instanceProfileName(profile.name())
        .path(profile.path())
        .instanceProfileId(profile.id())
        .arn(account.arn(profile))
        .createDate(profile.createdAt())
        .roles(roles)
        .tags(tags(profile.tags()))
        .build();
  }

  static List<AttachedPolicy> attached(List<String> arns) {
    return arns.stream()
        .map(arn ->
            AttachedPolicy.builder()
                .policyArn(arn)
                .policyName(arn.substring(arn.lastIndexOf('/') + 1))
                .build())
        .toList();
  }

  static List<PolicyDetail> inline(PolicySet policies) {
    return policies.inline().entrySet().stream()
        .map(policy ->
            PolicyDetail.builder()
                .policyName(policy.getKey())
                .policyDocument(policy.getValue().encoded())
                .build())
        .toList();
  }

  static @Nullable AttachedPermissionsBoundary boundary(@Nullable String arn) {
    return arn == null
        ? null
        : AttachedPermissionsBoundary.builder()
            .permissionsBoundaryType("PermissionsBoundaryPolicy")
            .permissionsBoundaryArn(arn)
            .build();
  }

  /// None at all rather than an empty list: so does AWS.
  private @Nullable List<Tag> tags(Tags tags) {
    return detailed && !tags.values().isEmpty() ? tags.shapes() : null;
  }
}
