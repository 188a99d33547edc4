package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.CreateKeyPairRequest;
import software.amazon.awssdk.services.ec2.model.CreateKeyPairResponse;
import software.amazon.awssdk.services.ec2.model.KeyFormat;
import software.amazon.awssdk.services.ec2.model.KeyPairInfo;
import software.amazon.awssdk.services.ec2.model.KeyType;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Makes a key pair and gives the private key, which is kept nowhere.
final class CreateKeyPair extends Ec2Operation<CreateKeyPairRequest, CreateKeyPairResponse> {
  CreateKeyPair(Ec2Parts parts) {
    super(
        parts,
        CreateKeyPairRequest::builder,
        Members.of("KeyType", "KeyFormat", "TagSpecifications").needing("KeyName"));
  }

  @Override
  List<Permission> needs(CreateKeyPairRequest request, Call call) {
    return creating(call, ResourceKinds.KEY_PAIR, request.tagSpecifications());
  }

  @Override
  public CreateKeyPairResponse answer(CreateKeyPairRequest request, Call call) {
    if (request.keyType() != null && request.keyType() != KeyType.RSA) {
      throw Ec2Errors.unsupported(
          "Weir makes key pairs of type rsa; one of type "
              + request.keyTypeAsString()
              + " can be made with ssh-keygen and imported");
    }
    if (request.keyFormat() != null && request.keyFormat() != KeyFormat.PEM) {
      throw Ec2Errors.unsupported(
          "Weir gives private keys in the format pem, not " + request.keyFormatAsString());
    }
    MadeKey made = MadeKey.rsa();
    KeyPairInfo pair =
        parts()
            .change(
                call,
                change ->
                    KeyPairs.keep(
                        change,
                        parts().ids(),
                        call.now(),
                        made.described(request.keyName()),
                        request.tagSpecifications()));
    return CreateKeyPairResponse.builder()
        .keyPairId(pair.keyPairId())
        .keyName(pair.keyName())
        .keyFingerprint(pair.keyFingerprint())
        .keyMaterial(made.pem())
        .tags(pair.tags())
        .build();
  }
}
