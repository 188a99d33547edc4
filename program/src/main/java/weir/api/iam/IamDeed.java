package weir.api.iam;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import weir.api.gateway.Call;

/// An operation that changes an account, wholly or not at all.
abstract non-sealed class IamDeed<I extends SdkPojo, O extends SdkPojo> extends IamOperation<I, O> {
  IamDeed(Iam iam, Supplier<? extends SdkPojo> builder) {
    super(iam, builder);
  }

  @Override
  public final O answer(I request, Call call) {
    return iam().change(call.accountId(), account -> answer(request, account, call));
  }

  @Override
  public final boolean readOnly() {
    return false;
  }

  /// When it happens, in whole seconds as IAM has it.
  static Instant now(Call call) {
    return call.now().truncatedTo(ChronoUnit.SECONDS);
  }

  abstract O answer(I request, AccountChange account, Call call);
}
