package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayResponse;
import software.amazon.awssdk.services.ec2.model.TransitGateway;
import software.amazon.awssdk.services.ec2.model.TransitGatewayState;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Makes a transit gateway. Between the VPCs that are attached to it nothing moves packets: it
/// exists for routes and what records say of them.
final class CreateTransitGateway
    extends Ec2Operation<CreateTransitGatewayRequest, CreateTransitGatewayResponse> {
  CreateTransitGateway(Ec2Parts parts) {
    super(
        parts,
        CreateTransitGatewayRequest::builder,
        Members.of("Description", "Options", "TagSpecifications"));
  }

  @Override
  List<Permission> needs(CreateTransitGatewayRequest request, Call call) {
    return creating(call, ResourceKinds.TRANSIT_GATEWAY, request.tagSpecifications());
  }

  @Override
  public CreateTransitGatewayResponse answer(CreateTransitGatewayRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              TransitGateways.forgetTheLongGone(change, call.now());
              String id = parts().ids().next(ResourceKinds.TRANSIT_GATEWAY);
              TransitGateway gateway =
                  change.put(
                      ResourceKinds.TRANSIT_GATEWAY,
                      TransitGateway.builder()
                          .transitGatewayId(id)
                          .transitGatewayArn(change.arn(ResourceKinds.TRANSIT_GATEWAY, id))
                          .state(TransitGatewayState.AVAILABLE)
                          .ownerId(call.accountId())
                          .description(request.description())
                          .creationTime(call.now())
                          .options(TransitGateways.options(request.options(), parts().ids()))
                          .build());
              change.tag(
                  ResourceKinds.TRANSIT_GATEWAY,
                  id,
                  Tagging.requested(ResourceKinds.TRANSIT_GATEWAY, request.tagSpecifications()));
              return CreateTransitGatewayResponse.builder()
                  .transitGateway(change.tagged(ResourceKinds.TRANSIT_GATEWAY, gateway))
                  .build();
            });
  }
}
