package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows the streams of a group, by name or by their last event.
final class DescribeLogStreams
    extends LogsOperation<DescribeLogStreamsRequest, DescribeLogStreamsResponse> {
  DescribeLogStreams(Logs logs) {
    super(
        logs,
        DescribeLogStreamsRequest::builder,
        "logGroupName",
        "logGroupIdentifier",
        "logStreamNamePrefix",
        "orderBy",
        "descending",
        "nextToken",
        "limit");
  }

  private static GroupAddress group(DescribeLogStreamsRequest request, Call call) {
    return GroupAddress.of(request.logGroupName(), request.logGroupIdentifier(), call.scope());
  }

  @Override
  protected List<Permission> needs(DescribeLogStreamsRequest request, Call call) {
    return List.of(on(group(request, call), call));
  }

  @Override
  public DescribeLogStreamsResponse answer(DescribeLogStreamsRequest request, Call call) {
    String prefix = request.logStreamNamePrefix();
    if (prefix != null) {
      GroupAddress.stream("logStreamNamePrefix", prefix);
    }
    RULES.oneOf("orderBy", request.orderByAsString(), List.of("LogStreamName", "LastEventTime"));
    boolean byTime = request.orderBy() == OrderBy.LAST_EVENT_TIME;
    if (byTime && prefix != null) {
      throw LogsErrors.invalid("Cannot order by LastEventTime with a logStreamNamePrefix.");
    }
    OpenGroups.OpenGroup group = logs().groups().open(group(request, call));
    boolean descending = Boolean.TRUE.equals(request.descending());
    Comparator<LogStream> order =
        Comparator.comparing(byTime ? DescribeLogStreams::timely : LogStream::logStreamName);
    List<LogStream> streams =
        logs()
            .read(view ->
                LogStreams.startingWith(view, group.address(), prefix == null ? "" : prefix))
            .stream()
            .map(stream -> LogStreams.shown(stream, group.address(), group.events()))
            .sorted(descending ? order.reversed() : order)
            .toList();
    Page<LogStream> page =
        Page.of(
            streams,
            byTime ? DescribeLogStreams::timely : LogStream::logStreamName,
            Page.Asked.usual(request.limit(), request.nextToken()),
            descending);
    return DescribeLogStreamsResponse.builder()
        .logStreams(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  /// A text that stands among others as the stream's last event among theirs.
  private static String timely(LogStream stream) {
    Long last = stream.lastEventTimestamp();
    return String.format(Locale.ROOT, "%019d %s", last == null ? 0 : last, stream.logStreamName());
  }
}
