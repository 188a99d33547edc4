package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointResponse;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Makes a VPC endpoint: a gateway endpoint with routes to its service's prefix list, or an
/// interface or Gateway Load Balancer endpoint with a requester-managed interface in each subnet.
final class CreateVpcEndpoint
    extends Ec2Operation<CreateVpcEndpointRequest, CreateVpcEndpointResponse> {
  CreateVpcEndpoint(Ec2Parts parts) {
    super(
        parts,
        CreateVpcEndpointRequest::builder,
        Members.of(
                "VpcEndpointType",
                "PolicyDocument",
                "RouteTableIds",
                "SubnetIds",
                "SecurityGroupIds",
                "IpAddressType",
                "ClientToken",
                "PrivateDnsEnabled",
                "TagSpecifications")
            .needing("VpcId", "ServiceName"));
  }

  @Override
  List<Permission> needs(CreateVpcEndpointRequest request, Call call) {
    return Peerings.needs(
        creating(call, ResourceKinds.VPC_ENDPOINT, request.tagSpecifications()),
        on(call, ResourceKinds.VPC, request.vpcId()));
  }

  @Override
  public CreateVpcEndpointResponse answer(CreateVpcEndpointRequest request, Call call) {
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
              return CreateVpcEndpointResponse.builder()
                  .clientToken(request.clientToken())
                  .vpcEndpoint(
                      change.tagged(
                          ResourceKinds.VPC_ENDPOINT,
                          change.require(ResourceKinds.VPC_ENDPOINT, id)))
                  .build();
            });
  }

  private String make(Ec2Change change, CreateVpcEndpointRequest request, Call call) {
    VpcEndpoint endpoint = new VpcEndpoints(change, parts().ids(), call.now()).make(request);
    change.put(ResourceKinds.VPC_ENDPOINT, endpoint);
    change.tag(
        ResourceKinds.VPC_ENDPOINT,
        endpoint.vpcEndpointId(),
        Tagging.requested(ResourceKinds.VPC_ENDPOINT, request.tagSpecifications()));
    return endpoint.vpcEndpointId();
  }
}
