package weir.api.sts;

import java.util.List;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sts.model.GetAccessKeyInfoRequest;
import software.amazon.awssdk.services.sts.model.GetAccessKeyInfoResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.gateway.Operation;
import weir.api.iam.Sessions;

/// The account that an access key belongs to.
final class GetAccessKeyInfo
    implements Operation<GetAccessKeyInfoRequest, GetAccessKeyInfoResponse> {
  private final Sessions sessions;

  GetAccessKeyInfo(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public SdkPojo newRequest() {
    return GetAccessKeyInfoRequest.builder();
  }

  @Override
  public List<Permission> permissions(GetAccessKeyInfoRequest request, Call call) {
    return List.of(Permission.of("sts:GetAccessKeyInfo", "*"));
  }

  @Override
  public GetAccessKeyInfoResponse answer(GetAccessKeyInfoRequest request, Call call) {
    String id = StsRule.text("accessKeyId", request.accessKeyId(), 16, 128);
    String account =
        sessions
            .accountOf(id)
            .orElseThrow(() -> StsRule.validation("The access key ID " + id + " does not exist"));
    return GetAccessKeyInfoResponse.builder().account(account).build();
  }
}
