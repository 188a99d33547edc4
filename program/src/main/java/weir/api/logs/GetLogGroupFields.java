package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogGroupFieldsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogGroupFieldsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupField;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.model.flow.RecordFormat;
import weir.query.insights.DiscoveredFields;
import weir.store.logs.LogCursor;
import weir.store.logs.LogOrder;
import weir.store.logs.LogRange;

/// Shows which fields the events of a short time have, and how many percent of them have each.
final class GetLogGroupFields
    extends LogsOperation<GetLogGroupFieldsRequest, GetLogGroupFieldsResponse> {
  private static final Duration LATEST = Duration.ofMinutes(15);
  private static final Duration AROUND = Duration.ofMinutes(8);
  private static final int MOST_EVENTS = 10_000;
  private static final int MOST_FIELDS = 1_000;
  private static final List<String> OF_ALL =
      List.of("@ingestionTime", "@log", "@logStream", "@message", "@timestamp");

  GetLogGroupFields(Logs logs) {
    super(logs, GetLogGroupFieldsRequest::builder, "logGroupName", "logGroupIdentifier", "time");
  }

  private static GroupAddress group(GetLogGroupFieldsRequest request, Call call) {
    return GroupAddress.of(request.logGroupName(), request.logGroupIdentifier(), call.scope());
  }

  @Override
  protected List<Permission> needs(GetLogGroupFieldsRequest request, Call call) {
    return List.of(on(group(request, call), call));
  }

  @Override
  public GetLogGroupFieldsResponse answer(GetLogGroupFieldsRequest request, Call call) {
    OpenGroups.OpenGroup group = logs().groups().open(group(request, call));
    List<RecordFormat> formats = logs().groups().formats(group.address());
    Map<String, Integer> counts = new HashMap<>();
    int events = 0;
    try (LogCursor cursor = group.events().read(range(request, call))) {
      while (events < MOST_EVENTS && cursor.next()) {
        events++;
        for (String name : DiscoveredFields.of(cursor.message(), formats).keySet()) {
          if (counts.size() < MOST_FIELDS || counts.containsKey(name)) {
            counts.merge(name, 1, Integer::sum);
          }
        }
      }
    }
    if (events > 0) {
      int all = events;
      OF_ALL.forEach(name -> counts.put(name, all));
    }
    double hundredth = Math.max(1, events) / 100.0;
    return GetLogGroupFieldsResponse.builder()
        .logGroupFields(
            counts.entrySet().stream()
                .map(count ->
                    LogGroupField.builder()
                        .name(count.getKey())
                        .percent(Math.toIntExact(Math.round(count.getValue() / hundredth)))
                        .build())
                .sorted(
                    Comparator.comparing(LogGroupField::percent)
                        .reversed()
                        .thenComparing(LogGroupField::name))
                .toList())
        .build();
  }

  private static LogRange range(GetLogGroupFieldsRequest request, Call call) {
    LogRange range = LogRange.ALL.order(LogOrder.NEWEST_FIRST);
    if (request.time() == null) {
      return range.times(Logs.millis(call.now().minus(LATEST)), Logs.millis(call.now()) + 1);
    }
    long middle = RULES.notNegative("time", request.time(), 0) * 1000;
    return range.times(Math.max(0, middle - AROUND.toMillis()), middle + AROUND.toMillis() + 1);
  }
}
