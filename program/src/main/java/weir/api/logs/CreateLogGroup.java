package weir.api.logs;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Makes a log group.
final class CreateLogGroup extends LogsOperation<CreateLogGroupRequest, CreateLogGroupResponse> {
  CreateLogGroup(Logs logs) {
    super(
        logs,
        CreateLogGroupRequest::builder,
        "logGroupName",
        "kmsKeyId",
        "tags",
        "logGroupClass",
        "deletionProtectionEnabled");
  }

  private static GroupAddress group(CreateLogGroupRequest request, Call call) {
    GroupAddress group = GroupAddress.named(request.logGroupName(), call.scope());
    if (group.name().regionMatches(true, 0, "aws/", 0, 4)) {
      throw LogsErrors.invalid("Log groups starting with AWS/ are reserved for AWS.");
    }
    return group;
  }

  @Override
  protected List<Permission> needs(CreateLogGroupRequest request, Call call) {
    GroupAddress group = group(request, call);
    Map<String, String> tags = GroupTags.checked(request.tags());
    Permission create = GroupTags.ofRequest(on(group, call), tags);
    if (!tags.isEmpty()
        && call.permits(create)
        && !call.permits(
            GroupTags.ofRequest(Permission.of("logs:TagResource", group.arn()), tags))) {
      throw LogsErrors.accessDenied(
          "User with accountId: "
              + call.accountId()
              + " is not authorized to perform CreateLogGroup with Tags. An additional permission"
              + " \"logs:TagResource\" is required.");
    }
    return List.of(create);
  }

  @Override
  public CreateLogGroupResponse answer(CreateLogGroupRequest request, Call call) {
    GroupAddress group = group(request, call);
    GroupChoice.checkedClass(request.logGroupClassAsString());
    LogGroup.Builder made =
        LogGroup.builder()
            .logGroupName(group.name())
            .creationTime(Logs.millis(call.now()))
            .logGroupClass(
                request.logGroupClass() == null ? LogGroupClass.STANDARD : request.logGroupClass())
            .deletionProtectionEnabled(Boolean.TRUE.equals(request.deletionProtectionEnabled()));
    if (request.kmsKeyId() != null) {
      made.kmsKeyId(logs().groups().provenKey(request.kmsKeyId(), group));
    }
    logs()
        .change(change -> {
          if (change.find(LogsDocuments.GROUP, group.scope(), group.name()).isPresent()) {
            throw LogsErrors.exists("The specified log group already exists");
          }
          change.put(LogsDocuments.GROUP, group.scope(), group.name(), made.build());
          change.put(LogsDocuments.STORAGE, group.scope(), group.name(), OpenGroups.newStorage());
          GroupTags.add(change, group, request.tags());
          return group;
        });
    logs().groups().refresh(group);
    return CreateLogGroupResponse.builder().build();
  }
}
