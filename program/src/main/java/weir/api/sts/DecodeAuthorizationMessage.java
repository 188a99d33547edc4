package weir.api.sts;

import java.util.List;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sts.model.DecodeAuthorizationMessageRequest;
import software.amazon.awssdk.services.sts.model.DecodeAuthorizationMessageResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.gateway.Operation;
import weir.api.protocol.ApiException;

/// Would decode why something was refused; Weir says it in clear at once, and encodes nothing.
final class DecodeAuthorizationMessage
    implements Operation<DecodeAuthorizationMessageRequest, DecodeAuthorizationMessageResponse> {
  @Override
  public SdkPojo newRequest() {
    return DecodeAuthorizationMessageRequest.builder();
  }

  @Override
  public List<Permission> permissions(DecodeAuthorizationMessageRequest request, Call call) {
    return List.of(Permission.of("sts:DecodeAuthorizationMessage", "*"));
  }

  @Override
  public DecodeAuthorizationMessageResponse answer(
      DecodeAuthorizationMessageRequest request, Call call) {
    throw new ApiException(
        400,
        "InvalidAuthorizationMessageException",
        "Weir encodes no authorization messages: its refusals say in clear who lacked which"
            + " permission, and why");
  }
}
