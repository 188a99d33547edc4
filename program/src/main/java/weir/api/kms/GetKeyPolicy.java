package weir.api.kms;

import software.amazon.awssdk.services.kms.model.GetKeyPolicyRequest;
import software.amazon.awssdk.services.kms.model.GetKeyPolicyResponse;
import weir.api.gateway.Call;

/// Shows a key's policy, as it was written.
final class GetKeyPolicy extends KeyOperation<GetKeyPolicyRequest, GetKeyPolicyResponse> {
  GetKeyPolicy(Kms kms) {
    super(kms, GetKeyPolicyRequest::builder, GetKeyPolicyRequest::keyId, "KeyId", "PolicyName");
  }

  @Override
  public GetKeyPolicyResponse answer(GetKeyPolicyRequest request, Call call) {
    KmsKey key = key(request, call);
    if (request.policyName() != null && !request.policyName().equals(KeyPolicies.NAME)) {
      throw KmsErrors.notFound("No such policy exists");
    }
    return GetKeyPolicyResponse.builder()
        .policy(key.policy().text())
        .policyName(KeyPolicies.NAME)
        .build();
  }
}
