package weir.api.ec2;

import software.amazon.awssdk.services.ec2.model.CreateDefaultVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateDefaultVpcResponse;
import software.amazon.awssdk.services.ec2.model.Vpc;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;

/// Makes the default VPC anew when it was deleted.
final class CreateDefaultVpc
    extends Ec2Operation<CreateDefaultVpcRequest, CreateDefaultVpcResponse> {
  CreateDefaultVpc(Ec2Parts parts) {
    super(parts, CreateDefaultVpcRequest::builder, Members.of());
  }

  @Override
  public CreateDefaultVpcResponse answer(CreateDefaultVpcRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              if (change.all(ResourceKinds.VPC).stream().anyMatch(Vpc::isDefault)) {
                throw ApiException.badRequest(
                    "DefaultVpcAlreadyExists",
                    "A Default VPC already exists for this account in this region.");
              }
              return CreateDefaultVpcResponse.builder()
                  .vpc(parts().defaults().makeVpc(change))
                  .build();
            });
  }
}
