package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import software.amazon.awssdk.services.cloudwatchlogs.model.AssociateKmsKeyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.AssociateKmsKeyResponse;
import weir.api.gateway.Call;

/// Encrypts what a group takes from now on with a key of KMS.
final class AssociateKmsKey
    extends GroupOperation<AssociateKmsKeyRequest, AssociateKmsKeyResponse> {
  AssociateKmsKey(Logs logs) {
    super(
        logs,
        AssociateKmsKeyRequest::builder,
        AssociateKmsKeyRequest::logGroupName,
        "logGroupName",
        "resourceIdentifier",
        "kmsKeyId");
  }

  @Override
  GroupAddress group(AssociateKmsKeyRequest request, Call call) {
    return KeyedResource.group(request.logGroupName(), request.resourceIdentifier(), call);
  }

  @Override
  public AssociateKmsKeyResponse answer(AssociateKmsKeyRequest request, Call call) {
    GroupAddress group = group(request, call);
    logs().read(view -> Logs.group(view, group));
    String key =
        logs().groups().provenKey(RULES.text("kmsKeyId", request.kmsKeyId(), 1, 256), group);
    changeGroup(group, kept -> kept.kmsKeyId(key));
    logs().groups().beginAnew(group);
    return AssociateKmsKeyResponse.builder().build();
  }
}
