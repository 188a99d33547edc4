package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.CreateVpcBlockPublicAccessExclusionRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcBlockPublicAccessExclusionResponse;
import software.amazon.awssdk.services.ec2.model.InternetGatewayExclusionMode;
import software.amazon.awssdk.services.ec2.model.VpcBlockPublicAccessExclusion;
import software.amazon.awssdk.services.ec2.model.VpcBlockPublicAccessExclusionState;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Lets a VPC or a subnet out of VPC Block Public Access.
final class CreateVpcBlockPublicAccessExclusion
    extends Ec2Operation<
        CreateVpcBlockPublicAccessExclusionRequest, CreateVpcBlockPublicAccessExclusionResponse> {
  CreateVpcBlockPublicAccessExclusion(Ec2Parts parts) {
    super(
        parts,
        CreateVpcBlockPublicAccessExclusionRequest::builder,
        Members.of("SubnetId", "VpcId", "TagSpecifications")
            .needing("InternetGatewayExclusionMode"));
  }

  @Override
  List<Permission> needs(CreateVpcBlockPublicAccessExclusionRequest request, Call call) {
    return creating(call, ResourceKinds.PUBLIC_ACCESS_EXCLUSION, request.tagSpecifications());
  }

  @Override
  public CreateVpcBlockPublicAccessExclusionResponse answer(
      CreateVpcBlockPublicAccessExclusionRequest request, Call call) {
    if ((request.subnetId() == null) == (request.vpcId() == null)) {
      throw Ec2Errors.combination("An exclusion is for either a vpcId or a subnetId");
    }
    if (request.internetGatewayExclusionMode()
        == InternetGatewayExclusionMode.UNKNOWN_TO_SDK_VERSION) {
      throw Ec2Errors.invalidValue(
          request.internetGatewayExclusionModeAsString(),
          "internetGatewayExclusionMode",
          "It must be allow-bidirectional or allow-egress.");
    }
    return parts()
        .change(
            call,
            change -> {
              String arn =
                  request.vpcId() == null
                      ? change.arn(
                          ResourceKinds.SUBNET,
                          change.require(ResourceKinds.SUBNET, request.subnetId()).subnetId())
                      : change.arn(
                          ResourceKinds.VPC,
                          change.require(ResourceKinds.VPC, request.vpcId()).vpcId());
              if (change.all(ResourceKinds.PUBLIC_ACCESS_EXCLUSION).stream()
                  .anyMatch(other -> arn.equals(other.resourceArn()))) {
                throw Ec2Errors.invalidValue("There is an exclusion for " + arn + " already");
              }
              VpcBlockPublicAccessExclusion exclusion =
                  change.put(
                      ResourceKinds.PUBLIC_ACCESS_EXCLUSION,
                      VpcBlockPublicAccessExclusion.builder()
                          .exclusionId(parts().ids().next(ResourceKinds.PUBLIC_ACCESS_EXCLUSION))
                          .internetGatewayExclusionMode(request.internetGatewayExclusionMode())
                          .resourceArn(arn)
                          .state(VpcBlockPublicAccessExclusionState.CREATE_COMPLETE)
                          .creationTimestamp(call.now())
                          .lastUpdateTimestamp(call.now())
                          .build());
              change.tag(
                  ResourceKinds.PUBLIC_ACCESS_EXCLUSION,
                  exclusion.exclusionId(),
                  Tagging.requested(
                      ResourceKinds.PUBLIC_ACCESS_EXCLUSION, request.tagSpecifications()));
              return CreateVpcBlockPublicAccessExclusionResponse.builder()
                  .vpcBlockPublicAccessExclusion(
                      change.tagged(ResourceKinds.PUBLIC_ACCESS_EXCLUSION, exclusion))
                  .build();
            });
  }
}
