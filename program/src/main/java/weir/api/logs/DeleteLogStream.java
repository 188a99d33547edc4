package weir.api.logs;

import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogStreamResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Deletes a stream with its events.
final class DeleteLogStream extends LogsOperation<DeleteLogStreamRequest, DeleteLogStreamResponse> {
  DeleteLogStream(Logs logs) {
    super(logs, DeleteLogStreamRequest::builder, "logGroupName", "logStreamName");
  }

  @Override
  protected List<Permission> needs(DeleteLogStreamRequest request, Call call) {
    GroupAddress group = GroupAddress.named(request.logGroupName(), call.scope());
    return List.of(on(group, GroupAddress.stream("logStreamName", request.logStreamName()), call));
  }

  @Override
  public DeleteLogStreamResponse answer(DeleteLogStreamRequest request, Call call) {
    GroupAddress group = GroupAddress.named(request.logGroupName(), call.scope());
    String stream = request.logStreamName();
    OpenGroups.OpenGroup open = logs().groups().open(group);
    logs()
        .read(view -> {
          LogStreams.require(view, group, stream);
          return stream;
        });
    // Events first: a stream that is gone while its events are not would show them when it is made
    // again.
    open.events().deleteStream(stream);
    return logs()
        .change(change -> {
          change.remove(
              LogsDocuments.STREAM, group.scope(), LogsDocuments.streamId(group.name(), stream));
          return DeleteLogStreamResponse.builder().build();
        });
  }
}
