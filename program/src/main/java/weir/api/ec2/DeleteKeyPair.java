package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.DeleteKeyPairRequest;
import software.amazon.awssdk.services.ec2.model.DeleteKeyPairResponse;
import software.amazon.awssdk.services.ec2.model.KeyPairInfo;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Forgets a key pair, by its name or its id; one that is not there is no error.
final class DeleteKeyPair extends Ec2Operation<DeleteKeyPairRequest, DeleteKeyPairResponse> {
  DeleteKeyPair(Ec2Parts parts) {
    super(parts, DeleteKeyPairRequest::builder, Members.of("KeyName", "KeyPairId"));
  }

  @Override
  List<Permission> needs(DeleteKeyPairRequest request, Call call) {
    return List.of(
        Permission.of(
            "ec2:" + name(),
            call.arn("ec2", "key-pair/" + (request.keyName() == null ? "*" : request.keyName()))));
  }

  @Override
  public DeleteKeyPairResponse answer(DeleteKeyPairRequest request, Call call) {
    if (request.keyName() == null && request.keyPairId() == null) {
      throw Ec2Errors.missing("KeyName");
    }
    return parts()
        .change(
            call,
            change -> {
              DeleteKeyPairResponse.Builder answer =
                  DeleteKeyPairResponse.builder().returnValue(true);
              for (KeyPairInfo pair : change.all(ResourceKinds.KEY_PAIR)) {
                if (pair.keyName().equals(request.keyName())
                    || pair.keyPairId().equals(request.keyPairId())) {
                  change.remove(ResourceKinds.KEY_PAIR, pair.keyPairId());
                  answer.keyPairId(pair.keyPairId());
                }
              }
              return answer.build();
            });
  }
}
