package weir.api.kms;

import software.amazon.awssdk.services.kms.model.UntagResourceRequest;
import software.amazon.awssdk.services.kms.model.UntagResourceResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Takes tags from a key.
final class UntagResource extends KeyOperation<UntagResourceRequest, UntagResourceResponse> {
  UntagResource(Kms kms) {
    super(kms, UntagResourceRequest::builder, UntagResourceRequest::keyId, "KeyId", "TagKeys");
  }

  @Override
  Permission permission(KmsKey key, UntagResourceRequest request, Call call) {
    return super.permission(key, request, call)
        .when("aws:TagKeys", request.tagKeys().toArray(String[]::new));
  }

  @Override
  public UntagResourceResponse answer(UntagResourceRequest request, Call call) {
    return kms()
        .change(
            key(request, call),
            call.now(),
            (change, key) -> {
              key.notPendingDeletion();
              Keys.keepTags(change, key, KeyTags.without(key.tags(), request.tagKeys()));
              return UntagResourceResponse.builder().build();
            });
  }
}
