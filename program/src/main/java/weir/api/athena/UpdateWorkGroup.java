package weir.api.athena;

import static weir.api.athena.AthenaErrors.RULES;

import java.util.List;
import software.amazon.awssdk.services.athena.model.UpdateWorkGroupRequest;
import software.amazon.awssdk.services.athena.model.UpdateWorkGroupResponse;
import software.amazon.awssdk.services.athena.model.WorkGroup;
import software.amazon.awssdk.services.athena.model.WorkGroupState;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Changes a work group's settings; what is not named stays.
final class UpdateWorkGroup
    extends AthenaOperation<UpdateWorkGroupRequest, UpdateWorkGroupResponse> {
  UpdateWorkGroup(Athena athena) {
    super(
        athena,
        UpdateWorkGroupRequest::builder,
        "WorkGroup",
        "Description",
        "ConfigurationUpdates",
        "State");
  }

  @Override
  protected List<Permission> needs(UpdateWorkGroupRequest request, Call call) {
    return onWorkGroup(WorkGroups.name(request.workGroup()), call);
  }

  @Override
  public UpdateWorkGroupResponse answer(UpdateWorkGroupRequest request, Call call) {
    String name = WorkGroups.name(request.workGroup());
    athena()
        .change(change -> {
          WorkGroup group = WorkGroups.get(change, call.scope(), name);
          WorkGroup.Builder changed =
              group.toBuilder()
                  .configuration(
                      WorkGroupSettings.updated(
                          group.configuration(), request.configurationUpdates()));
          if (request.description() != null) {
            changed.description(RULES.text("description", request.description(), 0, 1024));
          }
          if (request.stateAsString() != null) {
            changed.state(state(request));
          }
          WorkGroup kept = changed.build();
          change.put(AthenaDocuments.WORK_GROUP, call.scope(), name, kept);
          return kept;
        });
    return UpdateWorkGroupResponse.builder().build();
  }

  private static WorkGroupState state(UpdateWorkGroupRequest request) {
    if (request.state() == WorkGroupState.UNKNOWN_TO_SDK_VERSION) {
      throw AthenaErrors.invalid(
          "State is " + request.stateAsString() + " but must be ENABLED or DISABLED");
    }
    return request.state();
  }
}
