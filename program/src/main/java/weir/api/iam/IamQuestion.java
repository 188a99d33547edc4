package weir.api.iam;

import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import weir.api.gateway.Call;

/// An operation that looks at one moment of an account.
abstract non-sealed class IamQuestion<I extends SdkPojo, O extends SdkPojo>
    extends IamOperation<I, O> {
  IamQuestion(Iam iam, Supplier<? extends SdkPojo> builder) {
    super(iam, builder);
  }

  @Override
  public final O answer(I request, Call call) {
    return iam().read(call.accountId(), account -> answer(request, account, call));
  }

  @Override
  public final boolean readOnly() {
    return true;
  }

  abstract O answer(I request, AccountView account, Call call);
}
