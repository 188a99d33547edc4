package weir.api.kms;

import static weir.api.kms.KmsErrors.RULES;

import software.amazon.awssdk.services.kms.model.UpdateKeyDescriptionRequest;
import software.amazon.awssdk.services.kms.model.UpdateKeyDescriptionResponse;
import weir.api.gateway.Call;

/// Changes the words that describe a key.
final class UpdateKeyDescription
    extends KeyOperation<UpdateKeyDescriptionRequest, UpdateKeyDescriptionResponse> {
  UpdateKeyDescription(Kms kms) {
    super(
        kms,
        UpdateKeyDescriptionRequest::builder,
        UpdateKeyDescriptionRequest::keyId,
        "KeyId",
        "Description");
  }

  @Override
  public UpdateKeyDescriptionResponse answer(UpdateKeyDescriptionRequest request, Call call) {
    String description = RULES.text("description", request.description(), 0, 8192);
    return kms()
        .change(
            key(request, call),
            call.now(),
            (change, key) -> {
              key.notPendingDeletion();
              Keys.keep(change, key, key.metadata().toBuilder().description(description).build());
              return UpdateKeyDescriptionResponse.builder().build();
            });
  }
}
