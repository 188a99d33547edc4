package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.query.pattern.FilterPattern;
import weir.query.pattern.PatternEvents;
import weir.store.logs.LogCursor;
import weir.store.logs.LogPosition;
import weir.store.logs.LogRange;

/// Finds the events of a group that match a pattern, oldest first.
final class FilterLogEvents extends LogsOperation<FilterLogEventsRequest, FilterLogEventsResponse> {
  FilterLogEvents(Logs logs) {
    super(
        logs,
        FilterLogEventsRequest::builder,
        "logGroupName",
        "logGroupIdentifier",
        "logStreamNames",
        "logStreamNamePrefix",
        "startTime",
        "endTime",
        "filterPattern",
        "nextToken",
        "limit",
        // Since 2019 AWS answers interleaved whatever it says.
        "interleaved",
        // There are no masked events: whoever asks for them unmasked gets them.
        "unmask");
  }

  private static GroupAddress group(FilterLogEventsRequest request, Call call) {
    return GroupAddress.of(request.logGroupName(), request.logGroupIdentifier(), call.scope());
  }

  @Override
  protected List<Permission> needs(FilterLogEventsRequest request, Call call) {
    return List.of(on(group(request, call), call));
  }

  @Override
  public boolean readOnly() {
    return true;
  }

  @Override
  public FilterLogEventsResponse answer(FilterLogEventsRequest request, Call call) {
    int limit =
        RULES.within("limit", request.limit(), 1, EventPage.MOST_EVENTS, EventPage.MOST_EVENTS);
    long from = RULES.notNegative("startTime", request.startTime(), 0);
    long to = RULES.notNegative("endTime", request.endTime(), Long.MAX_VALUE);
    FilterPattern pattern =
        FilterPattern.parse(Objects.requireNonNullElse(request.filterPattern(), ""));
    int question = question(request, call);
    LogPosition after =
        request.nextToken() == null
            ? null
            : FilterToken.place(request.nextToken(), question, call.now());
    OpenGroups.OpenGroup group = logs().groups().open(group(request, call));
    group.requireReadable(name());
    Set<String> streams = streams(request, group.address());
    if (streams != null && streams.isEmpty()) {
      return FilterLogEventsResponse.builder().events(List.of()).build();
    }
    LogRange range =
        LogRange.ALL
            .streams(streams == null ? Set.of() : streams)
            .times(from, to == Long.MAX_VALUE ? to : to + 1)
            .after(after)
            .matching(pattern.text().isBlank() ? null : new PatternEvents(pattern));
    try (LogCursor cursor = group.events().read(range)) {
      EventPage<FilteredLogEvent> page = EventPage.take(cursor, limit, FilterLogEvents::shown);
      LogPosition last = page.last();
      return FilterLogEventsResponse.builder()
          .events(page.events())
          .searchedLogStreams(List.of())
          .nextToken(
              page.more() && last != null
                  ? new FilterToken(last, question, call.now()).text()
                  : null)
          .build();
    }
  }

  /// The streams to look into; null for all.
  private @Nullable Set<String> streams(FilterLogEventsRequest request, GroupAddress group) {
    String prefix = request.logStreamNamePrefix();
    if (request.hasLogStreamNames() && prefix != null) {
      throw LogsErrors.invalid(
          "logStreamNamePrefix and logStreamNames are mutually exclusive parameters.");
    }
    if (prefix != null) {
      GroupAddress.stream("logStreamNamePrefix", prefix);
      Set<String> found = new TreeSet<>();
      logs().read(view -> LogStreams.startingWith(view, group, prefix)).stream()
          .map(LogStream::logStreamName)
          .forEach(found::add);
      return found;
    }
    if (!request.hasLogStreamNames()) {
      return null;
    }
    RULES.size("logStreamNames", request.logStreamNames(), 1, 100);
    return logs()
        .read(view -> {
          request
              .logStreamNames()
              .forEach(name ->
                  LogStreams.require(view, group, GroupAddress.stream("logStreamNames", name)));
          return Set.copyOf(request.logStreamNames());
        });
  }

  private static int question(FilterLogEventsRequest request, Call call) {
    return Objects.hash(
        group(request, call),
        request.logStreamNames(),
        request.logStreamNamePrefix(),
        request.startTime(),
        request.endTime(),
        request.filterPattern());
  }

  private static FilteredLogEvent shown(LogCursor event) {
    return FilteredLogEvent.builder()
        .logStreamName(event.stream())
        .timestamp(event.timestamp())
        .message(event.message())
        .ingestionTime(event.ingestionTime())
        .eventId(EventToken.eventId(event.position()))
        .build();
  }
}
