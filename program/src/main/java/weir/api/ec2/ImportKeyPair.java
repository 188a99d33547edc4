package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.ImportKeyPairRequest;
import software.amazon.awssdk.services.ec2.model.ImportKeyPairResponse;
import software.amazon.awssdk.services.ec2.model.KeyPairInfo;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Keeps the public half of a key pair that the caller made.
final class ImportKeyPair extends Ec2Operation<ImportKeyPairRequest, ImportKeyPairResponse> {
  ImportKeyPair(Ec2Parts parts) {
    super(
        parts,
        ImportKeyPairRequest::builder,
        Members.of("TagSpecifications").needing("KeyName", "PublicKeyMaterial"));
  }

  @Override
  List<Permission> needs(ImportKeyPairRequest request, Call call) {
    return creating(call, ResourceKinds.KEY_PAIR, request.tagSpecifications());
  }

  @Override
  public ImportKeyPairResponse answer(ImportKeyPairRequest request, Call call) {
    KeyPairInfo described =
        OpenSshKey.parse(request.publicKeyMaterial().asUtf8String()).described(request.keyName());
    KeyPairInfo pair =
        parts()
            .change(
                call,
                change ->
                    KeyPairs.keep(
                        change, parts().ids(), call.now(), described, request.tagSpecifications()));
    return ImportKeyPairResponse.builder()
        .keyPairId(pair.keyPairId())
        .keyName(pair.keyName())
        .keyFingerprint(pair.keyFingerprint())
        .tags(pair.tags())
        .build();
  }
}
