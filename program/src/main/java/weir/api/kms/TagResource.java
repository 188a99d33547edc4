package weir.api.kms;

import software.amazon.awssdk.services.kms.model.TagResourceRequest;
import software.amazon.awssdk.services.kms.model.TagResourceResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Puts tags on a key.
final class TagResource extends KeyOperation<TagResourceRequest, TagResourceResponse> {
  TagResource(Kms kms) {
    super(kms, TagResourceRequest::builder, TagResourceRequest::keyId, "KeyId", "Tags");
  }

  @Override
  Permission permission(KmsKey key, TagResourceRequest request, Call call) {
    return KeyTags.conditions(super.permission(key, request, call), request.tags());
  }

  @Override
  public TagResourceResponse answer(TagResourceRequest request, Call call) {
    return kms()
        .change(
            key(request, call),
            call.now(),
            (change, key) -> {
              key.notPendingDeletion();
              Keys.keepTags(change, key, KeyTags.merged(key.tags(), request.tags()));
              return TagResourceResponse.builder().build();
            });
  }
}
