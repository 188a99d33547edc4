package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.DeleteEgressOnlyInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteEgressOnlyInternetGatewayResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Deletes an egress-only internet gateway; routes to it become black holes.
final class DeleteEgressOnlyInternetGateway
    extends Ec2Operation<
        DeleteEgressOnlyInternetGatewayRequest, DeleteEgressOnlyInternetGatewayResponse> {
  DeleteEgressOnlyInternetGateway(Ec2Parts parts) {
    super(
        parts,
        DeleteEgressOnlyInternetGatewayRequest::builder,
        Members.of().needing("EgressOnlyInternetGatewayId"));
  }

  @Override
  List<Permission> needs(DeleteEgressOnlyInternetGatewayRequest request, Call call) {
    return List.of(
        on(
            call,
            ResourceKinds.EGRESS_ONLY_INTERNET_GATEWAY,
            request.egressOnlyInternetGatewayId()));
  }

  @Override
  public DeleteEgressOnlyInternetGatewayResponse answer(
      DeleteEgressOnlyInternetGatewayRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              change.require(
                  ResourceKinds.EGRESS_ONLY_INTERNET_GATEWAY,
                  request.egressOnlyInternetGatewayId());
              change.remove(
                  ResourceKinds.EGRESS_ONLY_INTERNET_GATEWAY,
                  request.egressOnlyInternetGatewayId());
              return DeleteEgressOnlyInternetGatewayResponse.builder().returnCode(true).build();
            });
  }
}
