package weir.api.kms;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.kms.model.KmsRequest;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.gateway.Operation;

/// One operation of KMS: refuses members that Weir does not act on, then asks for permission.
///
/// To add one, extend this, or [KeyOperation] when it is about one key, with a class named like the
/// operation, and name it in [KmsApi].
abstract class KmsOperation<I extends KmsRequest, O extends SdkPojo> implements Operation<I, O> {
  private final Kms kms;
  private final Supplier<? extends SdkPojo> builder;
  private final Set<String> members;

  /// @param builder `CreateKeyRequest::builder`
  /// @param members those that the operation reads; any other is refused
  KmsOperation(Kms kms, Supplier<? extends SdkPojo> builder, String... members) {
    this.kms = kms;
    this.builder = builder;
    this.members = Set.of(members);
  }

  final Kms kms() {
    return kms;
  }

  @Override
  public final SdkPojo newRequest() {
    return builder.get();
  }

  @Override
  public final List<Permission> permissions(I request, Call call) {
    for (SdkField<?> field : request.sdkFields()) {
      if (!members.contains(field.memberName()) && isSet(field.getValueOrDefault(request))) {
        throw KmsErrors.unsupported(
            field.memberName() + " is set, but Weir's KMS does not have it; leave it out");
      }
    }
    return needs(request, call);
  }

  private static boolean isSet(@org.jspecify.annotations.Nullable Object value) {
    return switch (value) {
      case null -> false;
      case Collection<?> items -> !items.isEmpty();
      case Map<?, ?> pairs -> !pairs.isEmpty();
      default -> true;
    };
  }

  /// What the caller must be allowed; without an override, this action where AWS knows no resource.
  List<Permission> needs(I request, Call call) {
    return List.of(Permission.of(action(), "*").when("kms:CallerAccount", call.accountId()));
  }

  final String action() {
    return "kms:" + name();
  }
}
