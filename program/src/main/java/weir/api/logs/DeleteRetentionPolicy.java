package weir.api.logs;

import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyResponse;
import weir.api.gateway.Call;

/// Lets a group keep its events for ever.
final class DeleteRetentionPolicy
    extends GroupOperation<DeleteRetentionPolicyRequest, DeleteRetentionPolicyResponse> {
  DeleteRetentionPolicy(Logs logs) {
    super(
        logs,
        DeleteRetentionPolicyRequest::builder,
        DeleteRetentionPolicyRequest::logGroupName,
        "logGroupName");
  }

  @Override
  public DeleteRetentionPolicyResponse answer(DeleteRetentionPolicyRequest request, Call call) {
    changeGroup(group(request, call), kept -> kept.retentionInDays(null));
    return DeleteRetentionPolicyResponse.builder().build();
  }
}
