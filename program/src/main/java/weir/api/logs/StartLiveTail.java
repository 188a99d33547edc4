package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionStart;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.gateway.EventStreamOperation;
import weir.api.protocol.EventStream;
import weir.query.pattern.FilterPattern;
import weir.store.logs.LogGroupId;
import weir.watch.tail.LiveTail;
import weir.watch.tail.LiveTails;
import weir.watch.tail.TailedEvents;

/// Shows events as they come in: an update a second, also when nothing came.
final class StartLiveTail extends LogsOperation<StartLiveTailRequest, StartLiveTailResponse>
    implements EventStreamOperation<StartLiveTailRequest, StartLiveTailResponse> {
  private final LiveTails tails;

  StartLiveTail(Logs logs, LiveTails tails) {
    super(
        logs,
        StartLiveTailRequest::builder,
        "logGroupIdentifiers",
        "logStreamNames",
        "logStreamNamePrefixes",
        "logEventFilterPattern");
    this.tails = tails;
  }

  private static List<GroupAddress> groups(StartLiveTailRequest request, Call call) {
    List<GroupAddress> groups = new ArrayList<>();
    for (String identifier :
        RULES.size("logGroupIdentifiers", request.logGroupIdentifiers(), 1, 10)) {
      GroupAddress group = GroupAddress.ofArn("logGroupIdentifiers", identifier, call.scope());
      if (groups.contains(group)) {
        throw LogsErrors.invalid(
            "logGroupIdentifiers has " + identifier + " twice, but each group only once is right");
      }
      groups.add(group);
    }
    return groups;
  }

  @Override
  protected List<Permission> needs(StartLiveTailRequest request, Call call) {
    return groups(request, call).stream().map(group -> on(group, call)).toList();
  }

  @Override
  public boolean readOnly() {
    return true;
  }

  @Override
  public StartLiveTailResponse answer(StartLiveTailRequest request, Call call) {
    return StartLiveTailResponse.builder().build();
  }

  @Override
  public EventStream events(StartLiveTailRequest request, Call call) {
    LiveTail tail =
        tails
            .begin(call.accountId(), wanted(request, call))
            .orElseThrow(() ->
                LogsErrors.limitExceeded(
                    "The account has "
                        + LiveTails.MOST_SESSIONS
                        + " Live Tail sessions, which is the most; end one first"));
    LiveTailSessionStart start =
        LiveTailSessionStart.builder()
            .requestId(call.requestId())
            .sessionId(call.requestId())
            .logGroupIdentifiers(request.logGroupIdentifiers())
            .logStreamNames(request.logStreamNames())
            .logStreamNamePrefixes(request.logStreamNamePrefixes())
            .logEventFilterPattern(request.logEventFilterPattern())
            .build();
    return new LiveTailStream(tail, start);
  }

  private TailedEvents wanted(StartLiveTailRequest request, Call call) {
    List<GroupAddress> groups = groups(request, call);
    List<String> names = request.logStreamNames();
    List<String> prefixes = request.logStreamNamePrefixes();
    if (!names.isEmpty() && !prefixes.isEmpty()) {
      throw LogsErrors.invalid(
          "logStreamNames and logStreamNamePrefixes are mutually exclusive parameters.");
    }
    if (groups.size() > 1 && !(names.isEmpty() && prefixes.isEmpty())) {
      throw LogsErrors.invalid(
          "logStreamNames and logStreamNamePrefixes can be set for one log group only, but"
              + " logGroupIdentifiers has "
              + groups.size());
    }
    RULES.size("logStreamNames", names, 0, 100);
    RULES.size("logStreamNamePrefixes", prefixes, 0, 100);
    names.forEach(name -> GroupAddress.stream("logStreamNames", name));
    prefixes.forEach(prefix -> GroupAddress.stream("logStreamNamePrefixes", prefix));
    FilterPattern pattern =
        FilterPattern.parse(Objects.requireNonNullElse(request.logEventFilterPattern(), ""));
    Map<LogGroupId, String> ids = new LinkedHashMap<>();
    for (GroupAddress group : groups) {
      OpenGroups.OpenGroup open = logs().groups().open(group);
      open.requireReadable(name());
      ids.put(open.events().id(), group.arn());
    }
    return new TailedEvents(ids, Set.copyOf(names), prefixes, pattern);
  }
}
