package weir.api.kms;

import software.amazon.awssdk.services.kms.model.DescribeKeyRequest;
import software.amazon.awssdk.services.kms.model.DescribeKeyResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows a key, also by an alias, and those of other accounts that allow it.
final class DescribeKey extends KeyOperation<DescribeKeyRequest, DescribeKeyResponse> {
  DescribeKey(Kms kms) {
    super(kms, DescribeKeyRequest::builder, DescribeKeyRequest::keyId, "KeyId");
  }

  @Override
  boolean forUsers() {
    return true;
  }

  @Override
  Permission permission(KmsKey key, DescribeKeyRequest request, Call call) {
    Permission permission = super.permission(key, request, call);
    return Cryptography.requestAlias(permission, KeyReference.parse(request.keyId(), call.scope()));
  }

  @Override
  public DescribeKeyResponse answer(DescribeKeyRequest request, Call call) {
    return DescribeKeyResponse.builder().keyMetadata(key(request, call).metadata()).build();
  }
}
