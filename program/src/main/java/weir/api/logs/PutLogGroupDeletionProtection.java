package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogGroupDeletionProtectionRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogGroupDeletionProtectionResponse;
import weir.api.gateway.Call;

/// Says whether a group can be deleted.
final class PutLogGroupDeletionProtection
    extends GroupOperation<
        PutLogGroupDeletionProtectionRequest, PutLogGroupDeletionProtectionResponse> {
  PutLogGroupDeletionProtection(Logs logs) {
    super(
        logs,
        PutLogGroupDeletionProtectionRequest::builder,
        PutLogGroupDeletionProtectionRequest::logGroupIdentifier,
        "logGroupIdentifier",
        "deletionProtectionEnabled");
  }

  @Override
  GroupAddress group(PutLogGroupDeletionProtectionRequest request, Call call) {
    return GroupAddress.of(
        null, RULES.present("logGroupIdentifier", request.logGroupIdentifier()), call.scope());
  }

  @Override
  public PutLogGroupDeletionProtectionResponse answer(
      PutLogGroupDeletionProtectionRequest request, Call call) {
    boolean enabled =
        RULES.present("deletionProtectionEnabled", request.deletionProtectionEnabled());
    changeGroup(group(request, call), kept -> kept.deletionProtectionEnabled(enabled));
    return PutLogGroupDeletionProtectionResponse.builder().build();
  }
}
