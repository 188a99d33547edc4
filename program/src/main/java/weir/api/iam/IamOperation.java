package weir.api.iam;

import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.gateway.Operation;

/// An operation of IAM: it needs one permission, on an ARN that often only the account's documents
/// tell.
abstract sealed class IamOperation<I extends SdkPojo, O extends SdkPojo> implements Operation<I, O>
    permits IamQuestion, IamDeed {
  private final Iam iam;
  private final Supplier<? extends SdkPojo> builder;

  IamOperation(Iam iam, Supplier<? extends SdkPojo> builder) {
    this.iam = iam;
    this.builder = builder;
  }

  final Iam iam() {
    return iam;
  }

  @Override
  public final SdkPojo newRequest() {
    return builder.get();
  }

  @Override
  public List<Permission> permissions(I request, Call call) {
    Permission needed = iam.read(call.accountId(), account -> permission(request, account, call));
    return List.of(needed);
  }

  /// What the caller must be allowed. Does not throw for what is not there: who may not ask, does
  /// not learn that either.
  abstract Permission permission(I request, AccountView account, Call call);
}
