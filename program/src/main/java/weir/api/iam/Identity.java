package weir.api.iam;

import java.time.Instant;

/// What policies can be attached to: a user, a group or a role.
sealed interface Identity permits User, Group, Role {
  String name();

  /// `/` or `/division/`
  String path();

  /// `AIDA…`, `AGPA…` or `AROA…`; never given twice, also when a name is.
  String id();

  Instant createdAt();

  PolicySet policies();

  Tags tags();

  Identity withPolicies(PolicySet policies);
}
