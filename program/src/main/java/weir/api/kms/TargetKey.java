package weir.api.kms;

import java.util.List;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// The key that an alias points at or is to point at: one of the caller's account.
final class TargetKey {
  private TargetKey() {}

  /// @param name a key's id or ARN
  static KmsKey of(Kms kms, String name, Call call) {
    KeyReference reference = KeyReference.parse(name, call.scope());
    if (reference instanceof KeyReference.ByAlias) {
      throw KmsErrors.validation("Aliases must refer to keys. Not aliases");
    }
    if (!reference.scope().equals(call.scope())) {
      throw KmsErrors.notFound("Key '" + name + "' does not exist in this account");
    }
    return kms.require(reference, call.now());
  }

  /// An action on an alias and on its key, which AWS wants both allowed.
  static List<Permission> permissions(
      String action, KeyReference.ByAlias alias, KmsKey key, Call call) {
    return List.of(
        Permission.of(action, alias.arn()).when("kms:CallerAccount", call.accountId()),
        key.permission(action, call.caller()));
  }
}
