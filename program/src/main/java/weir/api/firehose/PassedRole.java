package weir.api.firehose;

import weir.api.auth.Permission;

/// A role that a caller hands to Firehose.
final class PassedRole {
  static final String PRINCIPAL = "firehose.amazonaws.com";

  private PassedRole() {}

  static Permission permission(String role) {
    return Permission.of("iam:PassRole", role).when("iam:PassedToService", PRINCIPAL);
  }
}
