package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.CreateEgressOnlyInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateEgressOnlyInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.EgressOnlyInternetGateway;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.Vpc;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Makes a gateway that lets a VPC's IPv6 traffic out and only answers in.
final class CreateEgressOnlyInternetGateway
    extends Ec2Operation<
        CreateEgressOnlyInternetGatewayRequest, CreateEgressOnlyInternetGatewayResponse> {
  CreateEgressOnlyInternetGateway(Ec2Parts parts) {
    super(
        parts,
        CreateEgressOnlyInternetGatewayRequest::builder,
        Members.of("TagSpecifications", "ClientToken").needing("VpcId"));
  }

  @Override
  List<Permission> needs(CreateEgressOnlyInternetGatewayRequest request, Call call) {
    return creating(call, ResourceKinds.EGRESS_ONLY_INTERNET_GATEWAY, request.tagSpecifications());
  }

  @Override
  public CreateEgressOnlyInternetGatewayResponse answer(
      CreateEgressOnlyInternetGatewayRequest request, Call call) {
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
                          () -> List.of(make(change, request)))
                      .getFirst();
              return CreateEgressOnlyInternetGatewayResponse.builder()
                  .clientToken(request.clientToken())
                  .egressOnlyInternetGateway(
                      change.tagged(
                          ResourceKinds.EGRESS_ONLY_INTERNET_GATEWAY,
                          change.require(ResourceKinds.EGRESS_ONLY_INTERNET_GATEWAY, id)))
                  .build();
            });
  }

  private String make(Ec2Change change, CreateEgressOnlyInternetGatewayRequest request) {
    Vpc vpc = change.require(ResourceKinds.VPC, request.vpcId());
    String id = parts().ids().next(ResourceKinds.EGRESS_ONLY_INTERNET_GATEWAY);
    change.put(
        ResourceKinds.EGRESS_ONLY_INTERNET_GATEWAY,
        EgressOnlyInternetGateway.builder()
            .egressOnlyInternetGatewayId(id)
            .attachments(
                InternetGatewayAttachment.builder().vpcId(vpc.vpcId()).state("attached").build())
            .build());
    change.tag(
        ResourceKinds.EGRESS_ONLY_INTERNET_GATEWAY,
        id,
        Tagging.requested(ResourceKinds.EGRESS_ONLY_INTERNET_GATEWAY, request.tagSpecifications()));
    return id;
  }
}
