package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyResponse;
import weir.api.gateway.Call;

/// Says for how long a group keeps its events.
final class PutRetentionPolicy
    extends GroupOperation<PutRetentionPolicyRequest, PutRetentionPolicyResponse> {
  private static final List<Integer> DAYS =
      List.of(
          1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557,
          2922, 3288, 3653);

  PutRetentionPolicy(Logs logs) {
    super(
        logs,
        PutRetentionPolicyRequest::builder,
        PutRetentionPolicyRequest::logGroupName,
        "logGroupName",
        "retentionInDays");
  }

  @Override
  public PutRetentionPolicyResponse answer(PutRetentionPolicyRequest request, Call call) {
    int days = RULES.present("retentionInDays", request.retentionInDays());
    if (!DAYS.contains(days)) {
      throw LogsErrors.invalid("Invalid retention value. Valid values are: " + DAYS);
    }
    GroupAddress group = group(request, call);
    if (logs().read(view -> Logs.group(view, group)).logGroupClass() == LogGroupClass.DELIVERY) {
      throw LogsErrors.invalid(
          "The log group "
              + group.name()
              + " is of the log class DELIVERY, which keeps events for one day; this cannot be"
              + " changed.");
    }
    changeGroup(group, kept -> kept.retentionInDays(days));
    return PutRetentionPolicyResponse.builder().build();
  }
}
