package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Makes an internet gateway, which serves nobody until it is attached to a VPC.
final class CreateInternetGateway
    extends Ec2Operation<CreateInternetGatewayRequest, CreateInternetGatewayResponse> {
  CreateInternetGateway(Ec2Parts parts) {
    super(parts, CreateInternetGatewayRequest::builder, Members.of("TagSpecifications"));
  }

  @Override
  List<Permission> needs(CreateInternetGatewayRequest request, Call call) {
    return creating(call, ResourceKinds.INTERNET_GATEWAY, request.tagSpecifications());
  }

  @Override
  public CreateInternetGatewayResponse answer(CreateInternetGatewayRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              InternetGateway gateway =
                  change.put(
                      ResourceKinds.INTERNET_GATEWAY,
                      InternetGateway.builder()
                          .internetGatewayId(parts().ids().next(ResourceKinds.INTERNET_GATEWAY))
                          .ownerId(call.accountId())
                          .build());
              change.tag(
                  ResourceKinds.INTERNET_GATEWAY,
                  gateway.internetGatewayId(),
                  Tagging.requested(ResourceKinds.INTERNET_GATEWAY, request.tagSpecifications()));
              return CreateInternetGatewayResponse.builder()
                  .internetGateway(change.tagged(ResourceKinds.INTERNET_GATEWAY, gateway))
                  .build();
            });
  }
}
