package weir.api.logs;

import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import weir.api.gateway.Call;
import weir.store.logs.LogGroupId;
import weir.store.state.StateChange;

/// Deletes a group with its streams and events.
final class DeleteLogGroup extends GroupOperation<DeleteLogGroupRequest, DeleteLogGroupResponse> {
  DeleteLogGroup(Logs logs) {
    super(
        logs, DeleteLogGroupRequest::builder, DeleteLogGroupRequest::logGroupName, "logGroupName");
  }

  @Override
  public DeleteLogGroupResponse answer(DeleteLogGroupRequest request, Call call) {
    GroupAddress group = group(request, call);
    LogGroupId id = logs().change(change -> forget(change, group));
    logs().groups().delete(group.scope(), id);
    return DeleteLogGroupResponse.builder().build();
  }

  private static LogGroupId forget(StateChange change, GroupAddress group) {
    if (Boolean.TRUE.equals(Logs.group(change, group).deletionProtectionEnabled())) {
      throw LogsErrors.validation(
          "The log group "
              + group.name()
              + " has deletion protection; switch it off with PutLogGroupDeletionProtection first");
    }
    LogGroupId id = change.get(LogsDocuments.STORAGE, group.scope(), group.name()).id();
    change.remove(LogsDocuments.GROUP, group.scope(), group.name());
    change.remove(LogsDocuments.STORAGE, group.scope(), group.name());
    change.remove(LogsDocuments.TAGS, group.scope(), group.name());
    GroupFilters.forget(change, group);
    for (LogStream stream : LogStreams.of(change, group)) {
      change.remove(
          LogsDocuments.STREAM,
          group.scope(),
          LogsDocuments.streamId(group.name(), stream.logStreamName()));
    }
    change.put(LogsDocuments.DELETED, group.scope(), id.text(), id);
    return id;
  }
}
