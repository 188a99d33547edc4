package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.AvailabilityMode;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayResponse;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Makes a NAT gateway with a requester-managed interface in a subnet, or a regional one, which has
/// none. Nothing translates packets: the gateway exists for what records say of it.
final class CreateNatGateway
    extends Ec2Operation<CreateNatGatewayRequest, CreateNatGatewayResponse> {
  CreateNatGateway(Ec2Parts parts) {
    super(
        parts,
        CreateNatGatewayRequest::builder,
        Members.of(
            "AvailabilityMode",
            "AllocationId",
            "ClientToken",
            "SubnetId",
            "VpcId",
            "TagSpecifications",
            "ConnectivityType",
            "PrivateIpAddress"));
  }

  @Override
  List<Permission> needs(CreateNatGatewayRequest request, Call call) {
    return creating(call, ResourceKinds.NAT_GATEWAY, request.tagSpecifications());
  }

  @Override
  public CreateNatGatewayResponse answer(CreateNatGatewayRequest request, Call call) {
    NatGateways.check(request);
    return parts()
        .change(
            call,
            change -> {
              String id =
                  ClientTokens.once(
                          change,
                          call.now(),
                          name(),
                          request.clientToken(),
                          request,
                          () -> List.of(make(change, request, call)))
                      .getFirst();
              return CreateNatGatewayResponse.builder()
                  .clientToken(request.clientToken())
                  .natGateway(
                      change.tagged(
                          ResourceKinds.NAT_GATEWAY, change.require(ResourceKinds.NAT_GATEWAY, id)))
                  .build();
            });
  }

  private String make(Ec2Change change, CreateNatGatewayRequest request, Call call) {
    NatGateways.forgetTheLongGone(change, call.now());
    String id = parts().ids().next(ResourceKinds.NAT_GATEWAY);
    NatGateway gateway =
        request.availabilityMode() == AvailabilityMode.REGIONAL
            ? NatGateways.regional(change, id, request)
            : new NatGateways.Zonal(change, parts().ids(), call.now()).make(id, request);
    change.put(ResourceKinds.NAT_GATEWAY, gateway.toBuilder().createTime(call.now()).build());
    change.tag(
        ResourceKinds.NAT_GATEWAY,
        id,
        Tagging.requested(ResourceKinds.NAT_GATEWAY, request.tagSpecifications()));
    return id;
  }
}
