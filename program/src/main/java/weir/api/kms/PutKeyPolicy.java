package weir.api.kms;

import static weir.api.kms.KmsErrors.RULES;

import software.amazon.awssdk.services.kms.model.PutKeyPolicyRequest;
import software.amazon.awssdk.services.kms.model.PutKeyPolicyResponse;
import weir.api.auth.Permission;
import weir.api.auth.PolicyDocument;
import weir.api.gateway.Call;

/// Puts a policy in the place of a key's, unless that would lock its sender out.
final class PutKeyPolicy extends KeyOperation<PutKeyPolicyRequest, PutKeyPolicyResponse> {
  PutKeyPolicy(Kms kms) {
    super(
        kms,
        PutKeyPolicyRequest::builder,
        PutKeyPolicyRequest::keyId,
        "KeyId",
        "PolicyName",
        "Policy",
        "BypassPolicyLockoutSafetyCheck");
  }

  @Override
  Permission permission(KmsKey key, PutKeyPolicyRequest request, Call call) {
    return super.permission(key, request, call)
        .when(
            "kms:BypassPolicyLockoutSafetyCheck",
            Boolean.toString(Boolean.TRUE.equals(request.bypassPolicyLockoutSafetyCheck())));
  }

  @Override
  public PutKeyPolicyResponse answer(PutKeyPolicyRequest request, Call call) {
    if (request.policyName() != null && !request.policyName().equals(KeyPolicies.NAME)) {
      throw KmsErrors.validation(
          "PolicyName is " + request.policyName() + " but must be " + KeyPolicies.NAME);
    }
    PolicyDocument policy = KeyPolicies.parse(RULES.present("policy", request.policy()));
    if (!Boolean.TRUE.equals(request.bypassPolicyLockoutSafetyCheck())) {
      KmsKey key = key(request, call);
      KeyPolicies.refuseLockout(
          new KmsKey(key.scope(), key.metadata(), policy, key.tags(), key.rotation()), call);
    }
    return kms()
        .change(
            key(request, call),
            call.now(),
            (change, key) -> {
              change.put(KmsDocuments.POLICY, key.scope(), key.id(), policy);
              return PutKeyPolicyResponse.builder().build();
            });
  }
}
