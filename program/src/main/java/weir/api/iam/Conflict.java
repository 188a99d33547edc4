package weir.api.iam;

/// What must be gone before something can be deleted. Each method throws DeleteConflict with AWS's
/// sentence.
final class Conflict {
  private Conflict() {}

  static void demandNone(User user) {
    if (!user.accessKeys().isEmpty()) {
      throw IamError.deleteConflict("Cannot delete entity, must delete access keys first.");
    }
    if (!user.groups().isEmpty()) {
      throw IamError.deleteConflict("Cannot delete entity, must remove users from group first.");
    }
    demandNoPolicies(user);
  }

  static void demandNone(Group group, AccountView account) {
    if (!account.usersIn(group.name()).isEmpty()) {
      throw IamError.deleteConflict("Cannot delete entity, must remove users from group first.");
    }
    demandNoPolicies(group);
  }

  static void demandNone(Role role, AccountView account) {
    if (account.all(Kinds.INSTANCE_PROFILE).stream()
        .anyMatch(profile -> role.name().equals(profile.role()))) {
      throw IamError.deleteConflict(
          "Cannot delete entity, must remove roles from instance profile first.");
    }
    demandNoPolicies(role);
  }

  static void demandNone(ManagedPolicy policy, AccountView account) {
    if (account.attachments(policy.arn()) > 0 || account.bounds(policy.arn()) > 0) {
      throw IamError.deleteConflict("Cannot delete a policy attached to entities.");
    }
    if (policy.versions().size() > 1) {
      throw IamError.deleteConflict(
          "This policy has more than one version. Before you delete a policy, you must delete the"
              + " policy's versions. The default version is deleted with the policy.");
    }
  }

  private static void demandNoPolicies(Identity identity) {
    if (!identity.policies().attached().isEmpty()) {
      throw IamError.deleteConflict("Cannot delete entity, must detach all policies first.");
    }
    if (!identity.policies().inline().isEmpty()) {
      throw IamError.deleteConflict("Cannot delete entity, must delete policies first.");
    }
  }
}
