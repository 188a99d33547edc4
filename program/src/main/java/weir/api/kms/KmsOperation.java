package weir.api.kms;

import static weir.api.kms.KmsErrors.RULES;

import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.kms.model.KmsRequest;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.gateway.ModelledOperation;

/// One operation of KMS: refuses members that Weir does not act on, then asks for permission.
///
/// To add one, extend this, or [KeyOperation] when it is about one key, with a class named like the
/// operation, and name it in [KmsApi].
abstract class KmsOperation<I extends KmsRequest, O extends SdkPojo>
    extends ModelledOperation<I, O> {
  private final Kms kms;

  /// @param builder `CreateKeyRequest::builder`
  /// @param members those that the operation reads; any other is refused
  KmsOperation(Kms kms, Supplier<? extends SdkPojo> builder, String... members) {
    super(RULES, builder, members);
    this.kms = kms;
  }

  final Kms kms() {
    return kms;
  }

  /// What the caller must be allowed; without an override, this action where AWS knows no resource.
  @Override
  protected List<Permission> needs(I request, Call call) {
    return List.of(Permission.of(action(), "*").when("kms:CallerAccount", call.accountId()));
  }

  final String action() {
    return "kms:" + name();
  }
}
