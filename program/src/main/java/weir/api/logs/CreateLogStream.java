package weir.api.logs;

import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Makes a stream in a group.
final class CreateLogStream extends LogsOperation<CreateLogStreamRequest, CreateLogStreamResponse> {
  CreateLogStream(Logs logs) {
    super(logs, CreateLogStreamRequest::builder, "logGroupName", "logStreamName");
  }

  @Override
  protected List<Permission> needs(CreateLogStreamRequest request, Call call) {
    GroupAddress group = GroupAddress.named(request.logGroupName(), call.scope());
    return List.of(on(group, GroupAddress.stream("logStreamName", request.logStreamName()), call));
  }

  @Override
  public CreateLogStreamResponse answer(CreateLogStreamRequest request, Call call) {
    GroupAddress group = GroupAddress.named(request.logGroupName(), call.scope());
    return logs()
        .change(change -> {
          Logs.group(change, group);
          if (LogStreams.exists(change, group, request.logStreamName())) {
            throw LogsErrors.exists("The specified log stream already exists");
          }
          change.put(
              LogsDocuments.STREAM,
              group.scope(),
              LogsDocuments.streamId(group.name(), request.logStreamName()),
              LogStream.builder()
                  .logStreamName(request.logStreamName())
                  .creationTime(Logs.millis(call.now()))
                  .build());
          return CreateLogStreamResponse.builder().build();
        });
  }
}
