package weir.api.logs;

import java.util.List;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.store.logs.BatchMark;
import weir.store.logs.LogAppend;
import weir.store.logs.LogBatch;

/// Takes events of one stream. They are on disk when it answers.
final class PutLogEvents extends LogsOperation<PutLogEventsRequest, PutLogEventsResponse> {
  PutLogEvents(Logs logs) {
    super(
        logs,
        PutLogEventsRequest::builder,
        "logGroupName",
        "logStreamName",
        "logEvents",
        "sequenceToken");
  }

  @Override
  protected List<Permission> needs(PutLogEventsRequest request, Call call) {
    GroupAddress group = GroupAddress.named(request.logGroupName(), call.scope());
    return List.of(on(group, GroupAddress.stream("logStreamName", request.logStreamName()), call));
  }

  @Override
  public PutLogEventsResponse answer(PutLogEventsRequest request, Call call) {
    logs().requirePutQuota(call);
    OpenGroups.OpenGroup group =
        logs().groups().open(GroupAddress.named(request.logGroupName(), call.scope()));
    logs()
        .read(view -> {
          LogStreams.require(view, group.address(), request.logStreamName());
          return group;
        });
    IncomingEvents events = IncomingEvents.of(request.logEvents(), call.now(), group.retention());
    LogBatch batch = events.batch();
    long sequence = 0;
    if (batch != null) {
      LogAppend kept = append(group, request, batch, call);
      sequence = kept.firstSequence() + kept.events();
    }
    return PutLogEventsResponse.builder()
        .nextSequenceToken(SequenceTokens.text(sequence))
        .rejectedLogEventsInfo(events.rejected())
        .build();
  }

  private LogAppend append(
      OpenGroups.OpenGroup group, PutLogEventsRequest request, LogBatch batch, Call call) {
    BatchMark mark = ProducerToken.mark(request.sequenceToken());
    if (mark != null) {
      // While the flow log is there: its format is wanted when the events are sealed.
      logs().groups().formats(group.address());
    }
    return group.events().append(request.logStreamName(), batch, call.now(), mark);
  }

  /// Events are no parameters, and a trail that repeated them would be the second log of all.
  @Override
  public SdkPojo recorded(PutLogEventsRequest request) {
    return request.toBuilder().logEvents(List.of()).build();
  }
}
