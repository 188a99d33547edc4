package weir.api.kms;

import static weir.api.kms.KmsErrors.RULES;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.model.GenerateRandomRequest;
import software.amazon.awssdk.services.kms.model.GenerateRandomResponse;
import weir.api.gateway.Call;

/// Gives up to 1,024 bytes that nobody can guess.
final class GenerateRandom extends KmsOperation<GenerateRandomRequest, GenerateRandomResponse> {
  GenerateRandom(Kms kms) {
    super(kms, GenerateRandomRequest::builder, "NumberOfBytes");
  }

  @Override
  public GenerateRandomResponse answer(GenerateRandomRequest request, Call call) {
    int bytes =
        RULES.within(
            "numberOfBytes", RULES.present("numberOfBytes", request.numberOfBytes()), 1, 1024, 1);
    return GenerateRandomResponse.builder()
        .plaintext(SdkBytes.fromByteArrayUnsafe(kms().vault().random(bytes)))
        .build();
  }
}
