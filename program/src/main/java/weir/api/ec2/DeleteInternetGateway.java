package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.DeleteInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Deletes an internet gateway that is attached to no VPC.
final class DeleteInternetGateway
    extends Ec2Operation<DeleteInternetGatewayRequest, DeleteInternetGatewayResponse> {
  DeleteInternetGateway(Ec2Parts parts) {
    super(parts, DeleteInternetGatewayRequest::builder, Members.of().needing("InternetGatewayId"));
  }

  @Override
  List<Permission> needs(DeleteInternetGatewayRequest request, Call call) {
    return List.of(on(call, ResourceKinds.INTERNET_GATEWAY, request.internetGatewayId()));
  }

  @Override
  public DeleteInternetGatewayResponse answer(DeleteInternetGatewayRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              InternetGateway gateway =
                  change.require(ResourceKinds.INTERNET_GATEWAY, request.internetGatewayId());
              if (!gateway.attachments().isEmpty()) {
                throw Ec2Errors.dependency(
                    "The internetGateway '"
                        + gateway.internetGatewayId()
                        + "' has dependencies and cannot be deleted.");
              }
              change.remove(ResourceKinds.INTERNET_GATEWAY, gateway.internetGatewayId());
              return DeleteInternetGatewayResponse.builder().build();
            });
  }
}
