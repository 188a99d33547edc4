package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilterMatchRecord;
import software.amazon.awssdk.services.cloudwatchlogs.model.TestMetricFilterRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.TestMetricFilterResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.query.pattern.FilterPattern;

/// Says which of some messages a pattern takes, and what it would take out of them.
final class TestMetricFilter
    extends LogsOperation<TestMetricFilterRequest, TestMetricFilterResponse> {
  private static final int MOST_MESSAGES = 50;

  TestMetricFilter(Logs logs) {
    super(logs, TestMetricFilterRequest::builder, "filterPattern", "logEventMessages");
  }

  @Override
  protected List<Permission> needs(TestMetricFilterRequest request, Call call) {
    return List.of(Permission.of(action(), "*"));
  }

  @Override
  public boolean readOnly() {
    return true;
  }

  @Override
  public TestMetricFilterResponse answer(TestMetricFilterRequest request, Call call) {
    FilterPattern pattern = GroupFilters.pattern(request.filterPattern());
    List<String> messages =
        RULES.size("logEventMessages", request.logEventMessages(), 1, MOST_MESSAGES);
    List<MetricFilterMatchRecord> matches = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      String message =
          RULES.text(
              "logEventMessages." + (i + 1) + ".member", messages.get(i), 1, Integer.MAX_VALUE);
      if (pattern.matches(message)) {
        matches.add(
            MetricFilterMatchRecord.builder()
                .eventNumber(i + 1L)
                .eventMessage(message)
                .extractedValues(pattern.extractedValues(message))
                .build());
      }
    }
    return TestMetricFilterResponse.builder().matches(matches).build();
  }
}
