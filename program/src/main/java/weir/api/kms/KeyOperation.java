package weir.api.kms;

import static weir.api.kms.KmsErrors.RULES;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.kms.model.KmsRequest;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// An operation that manages one key of the caller's account, named by its id or ARN.
abstract class KeyOperation<I extends KmsRequest, O extends SdkPojo> extends KmsOperation<I, O> {
  private final Function<I, @Nullable String> keyId;

  /// @param keyId `DisableKeyRequest::keyId`
  KeyOperation(
      Kms kms,
      Supplier<? extends SdkPojo> builder,
      Function<I, @Nullable String> keyId,
      String... members) {
    super(kms, builder, members);
    this.keyId = keyId;
  }

  @Override
  protected List<Permission> needs(I request, Call call) {
    return List.of(permission(key(request, call), request, call));
  }

  Permission permission(KmsKey key, I request, Call call) {
    return key.permission(action(), call.caller());
  }

  final KmsKey key(I request, Call call) {
    return find(RULES.present("keyId", keyId.apply(request)), call);
  }

  /// Whether keys of other accounts, and names that point at keys, are taken. AWS takes them where
  /// keys are used, not where they are managed.
  boolean forUsers() {
    return false;
  }

  private KmsKey find(String name, Call call) {
    KeyReference reference = KeyReference.parse(name, call.scope());
    if (!forUsers()) {
      managed(reference, name, call);
    }
    return foreignSafe(kms(), reference, call);
  }

  private static void managed(KeyReference reference, String name, Call call) {
    if (reference instanceof KeyReference.ByAlias) {
      throw KmsErrors.notFound(
          "Invalid keyId '" + name + "': this operation takes a key's id or ARN, not an alias");
    }
    if (!reference.scope().equals(call.scope())) {
      throw KmsErrors.accessDenied(
          "The key " + name + " belongs to another account, which alone can manage it");
    }
  }

  /// The key, or the sentence that tells a stranger nothing about what another account has.
  static KmsKey foreignSafe(Kms kms, KeyReference reference, Call call) {
    if (reference.scope().equals(call.scope())) {
      return kms.require(reference, call.now());
    }
    Optional<KmsKey> key = kms.find(reference, call.now());
    return key.orElseThrow(() ->
        KmsErrors.accessDenied(
            "User: "
                + call.caller().arn()
                + " is not authorized to use the key, because it does not exist in this Region,"
                + " no resource-based policies allow access, or a resource-based policy explicitly"
                + " denies access"));
  }
}
