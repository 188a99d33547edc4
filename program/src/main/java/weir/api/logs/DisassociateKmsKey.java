package weir.api.logs;

import software.amazon.awssdk.services.cloudwatchlogs.model.DisassociateKmsKeyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DisassociateKmsKeyResponse;
import weir.api.gateway.Call;

/// No longer encrypts what a group takes; what it has stays encrypted, and readable for as long as
/// the key can be used.
final class DisassociateKmsKey
    extends GroupOperation<DisassociateKmsKeyRequest, DisassociateKmsKeyResponse> {
  DisassociateKmsKey(Logs logs) {
    super(
        logs,
        DisassociateKmsKeyRequest::builder,
        DisassociateKmsKeyRequest::logGroupName,
        "logGroupName",
        "resourceIdentifier");
  }

  @Override
  GroupAddress group(DisassociateKmsKeyRequest request, Call call) {
    return KeyedResource.group(request.logGroupName(), request.resourceIdentifier(), call);
  }

  @Override
  public DisassociateKmsKeyResponse answer(DisassociateKmsKeyRequest request, Call call) {
    GroupAddress group = group(request, call);
    changeGroup(group, kept -> kept.kmsKeyId(null));
    logs().groups().beginAnew(group);
    return DisassociateKmsKeyResponse.builder().build();
  }
}
