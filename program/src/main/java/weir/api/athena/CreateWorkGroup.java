package weir.api.athena;

import static weir.api.athena.AthenaErrors.RULES;

import java.util.List;
import software.amazon.awssdk.services.athena.model.CreateWorkGroupRequest;
import software.amazon.awssdk.services.athena.model.CreateWorkGroupResponse;
import software.amazon.awssdk.services.athena.model.Tag;
import software.amazon.awssdk.services.athena.model.WorkGroup;
import software.amazon.awssdk.services.athena.model.WorkGroupState;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Makes a work group.
final class CreateWorkGroup
    extends AthenaOperation<CreateWorkGroupRequest, CreateWorkGroupResponse> {
  CreateWorkGroup(Athena athena) {
    super(athena, CreateWorkGroupRequest::builder, "Name", "Configuration", "Description", "Tags");
  }

  @Override
  protected List<Permission> needs(CreateWorkGroupRequest request, Call call) {
    Permission create =
        athena()
            .workGroups()
            .permission("athena:CreateWorkGroup", WorkGroups.name(request.name()), call);
    return request.tags().isEmpty()
        ? List.of(create)
        : List.of(
            Tags.requested(create, request.tags()),
            Tags.requested(Permission.of("athena:TagResource", create.resource()), request.tags()));
  }

  @Override
  public CreateWorkGroupResponse answer(CreateWorkGroupRequest request, Call call) {
    String name = WorkGroups.name(request.name());
    WorkGroup group =
        WorkGroup.builder()
            .name(name)
            .state(WorkGroupState.ENABLED)
            .description(RULES.optional("description", request.description(), 0, 1024))
            .creationTime(call.now())
            .configuration(WorkGroupSettings.of(request.configuration()))
            .build();
    List<Tag> tags = Tags.merged(List.of(), request.tags());
    athena()
        .change(change -> {
          if (WorkGroups.find(change, call.scope(), name).isPresent()) {
            throw AthenaErrors.invalid("WorkGroup is already created");
          }
          change.put(AthenaDocuments.WORK_GROUP, call.scope(), name, group);
          Tags.keep(change, call.scope(), name, tags);
          return group;
        });
    return CreateWorkGroupResponse.builder().build();
  }
}
