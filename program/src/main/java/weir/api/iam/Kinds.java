package weir.api.iam;

import weir.store.state.DocumentKind;

/// The kinds of documents that IAM keeps.
final class Kinds {
  static final DocumentKind<Account> ACCOUNT = DocumentText.kind("iam-account", Account.class);
  static final DocumentKind<User> USER = DocumentText.kind("iam-user", User.class);
  static final DocumentKind<Group> GROUP = DocumentText.kind("iam-group", Group.class);
  static final DocumentKind<Role> ROLE = DocumentText.kind("iam-role", Role.class);
  static final DocumentKind<ManagedPolicy> POLICY =
      DocumentText.kind("iam-policy", ManagedPolicy.class);
  static final DocumentKind<InstanceProfile> INSTANCE_PROFILE =
      DocumentText.kind("iam-instance-profile", InstanceProfile.class);

  /// In [Credentials#PLACE], by id: a request names its key and not its account.
  static final DocumentKind<KeyRecord> ACCESS_KEY =
      DocumentText.kind("iam-access-key", KeyRecord.class);

  /// In [Credentials#PLACE], by the id of its access key.
  static final DocumentKind<SessionRecord> SESSION =
      DocumentText.kind("iam-session", SessionRecord.class);

  /// In [Credentials#PLACE], by the id of the access key.
  static final DocumentKind<KeyUse> ACCESS_KEY_USE =
      DocumentText.kind("iam-access-key-use", KeyUse.class);

  private Kinds() {}
}
