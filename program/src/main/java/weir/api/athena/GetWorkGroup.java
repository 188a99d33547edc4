package weir.api.athena;

import java.util.List;
import software.amazon.awssdk.services.athena.model.GetWorkGroupRequest;
import software.amazon.awssdk.services.athena.model.GetWorkGroupResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows a work group with its settings.
final class GetWorkGroup extends AthenaOperation<GetWorkGroupRequest, GetWorkGroupResponse> {
  GetWorkGroup(Athena athena) {
    super(athena, GetWorkGroupRequest::builder, "WorkGroup");
  }

  @Override
  protected List<Permission> needs(GetWorkGroupRequest request, Call call) {
    return onWorkGroup(WorkGroups.name(request.workGroup()), call);
  }

  @Override
  public GetWorkGroupResponse answer(GetWorkGroupRequest request, Call call) {
    return GetWorkGroupResponse.builder()
        .workGroup(athena().workGroups().get(call, WorkGroups.name(request.workGroup())))
        .build();
  }
}
