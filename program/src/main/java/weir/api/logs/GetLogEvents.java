package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.store.logs.LogCursor;
import weir.store.logs.LogOrder;
import weir.store.logs.LogPosition;
import weir.store.logs.LogRange;

/// Shows the events of one stream, from either end or from a token on.
final class GetLogEvents extends LogsOperation<GetLogEventsRequest, GetLogEventsResponse> {
  private static final LogPosition BEFORE_ALL = new LogPosition(0, -1);

  GetLogEvents(Logs logs) {
    super(
        logs,
        GetLogEventsRequest::builder,
        "logGroupName",
        "logGroupIdentifier",
        "logStreamName",
        "startTime",
        "endTime",
        "nextToken",
        "limit",
        "startFromHead",
        // There are no masked events: whoever asks for them unmasked gets them.
        "unmask");
  }

  private static GroupAddress group(GetLogEventsRequest request, Call call) {
    return GroupAddress.of(request.logGroupName(), request.logGroupIdentifier(), call.scope());
  }

  @Override
  protected List<Permission> needs(GetLogEventsRequest request, Call call) {
    return List.of(
        on(
            group(request, call),
            GroupAddress.stream("logStreamName", request.logStreamName()),
            call));
  }

  @Override
  public GetLogEventsResponse answer(GetLogEventsRequest request, Call call) {
    int limit =
        RULES.within("limit", request.limit(), 1, EventPage.MOST_EVENTS, EventPage.MOST_EVENTS);
    LogRange range =
        LogRange.ALL
            .streams(Set.of(request.logStreamName()))
            .times(
                RULES.notNegative("startTime", request.startTime(), 0),
                RULES.notNegative("endTime", request.endTime(), Long.MAX_VALUE));
    EventToken token = token(request);
    OpenGroups.OpenGroup group = logs().groups().open(group(request, call));
    group.requireReadable(name());
    logs()
        .read(view -> {
          LogStreams.require(view, group.address(), request.logStreamName());
          return group;
        });
    try (LogCursor cursor = group.events().read(from(range, request, token))) {
      return answer(EventPage.take(cursor, limit, GetLogEvents::shown), request, token);
    }
  }

  private static @Nullable EventToken token(GetLogEventsRequest request) {
    return request.nextToken() == null ? null : EventToken.parse(request.nextToken());
  }

  private static boolean goesForward(GetLogEventsRequest request, @Nullable EventToken token) {
    return token == null ? Boolean.TRUE.equals(request.startFromHead()) : token.forward();
  }

  private static LogRange from(
      LogRange range, GetLogEventsRequest request, @Nullable EventToken token) {
    LogPosition place = token == null ? null : token.place();
    return goesForward(request, token)
        ? range.order(LogOrder.OLDEST_FIRST).after(place)
        : range.order(LogOrder.NEWEST_FIRST).before(place);
  }

  private static OutputLogEvent shown(LogCursor event) {
    return OutputLogEvent.builder()
        .timestamp(event.timestamp())
        .ingestionTime(event.ingestionTime())
        .message(event.message())
        .build();
  }

  /// Events stand in the order of time whichever way they were read. A page without any gives the
  /// token back that led to it, which is how clients know the end.
  private static GetLogEventsResponse answer(
      EventPage<OutputLogEvent> page, GetLogEventsRequest request, @Nullable EventToken token) {
    boolean forward = goesForward(request, token);
    LogPosition first = forward ? page.first() : page.last();
    LogPosition last = forward ? page.last() : page.first();
    if (first == null || last == null) {
      LogPosition place = token == null ? BEFORE_ALL : token.place();
      first = token != null && forward ? next(place, 1) : place;
      last = token != null && !forward ? next(place, -1) : place;
    }
    List<OutputLogEvent> events = page.events();
    return GetLogEventsResponse.builder()
        .events(forward ? events : events.reversed())
        .nextForwardToken(new EventToken(true, last).text())
        .nextBackwardToken(new EventToken(false, first).text())
        .build();
  }

  private static LogPosition next(LogPosition place, int step) {
    return new LogPosition(place.timestampMillis(), Math.max(-1, place.sequence() + step));
  }
}
