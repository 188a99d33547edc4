package weir.api.sts;

import java.util.List;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.gateway.Operation;

/// Who the caller is. Needs no permission, as at AWS.
final class GetCallerIdentity
    implements Operation<GetCallerIdentityRequest, GetCallerIdentityResponse> {
  @Override
  public SdkPojo newRequest() {
    return GetCallerIdentityRequest.builder();
  }

  @Override
  public List<Permission> permissions(GetCallerIdentityRequest request, Call call) {
    return List.of();
  }

  @Override
  public GetCallerIdentityResponse answer(GetCallerIdentityRequest request, Call call) {
    return GetCallerIdentityResponse.builder()
        .account(call.accountId())
        .arn(call.caller().arn())
        .userId(call.caller().uniqueId())
        .build();
  }
}
