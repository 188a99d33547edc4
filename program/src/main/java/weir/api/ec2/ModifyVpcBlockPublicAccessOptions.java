package weir.api.ec2;

import software.amazon.awssdk.services.ec2.model.InternetGatewayBlockMode;
import software.amazon.awssdk.services.ec2.model.ModifyVpcBlockPublicAccessOptionsRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcBlockPublicAccessOptionsResponse;
import software.amazon.awssdk.services.ec2.model.VpcBlockPublicAccessOptions;
import software.amazon.awssdk.services.ec2.model.VpcBlockPublicAccessState;
import weir.api.gateway.Call;

/// Sets what VPC Block Public Access forbids in the region; in force with the next packet.
final class ModifyVpcBlockPublicAccessOptions
    extends Ec2Operation<
        ModifyVpcBlockPublicAccessOptionsRequest, ModifyVpcBlockPublicAccessOptionsResponse> {
  ModifyVpcBlockPublicAccessOptions(Ec2Parts parts) {
    super(
        parts,
        ModifyVpcBlockPublicAccessOptionsRequest::builder,
        Members.of().needing("InternetGatewayBlockMode"));
  }

  @Override
  public ModifyVpcBlockPublicAccessOptionsResponse answer(
      ModifyVpcBlockPublicAccessOptionsRequest request, Call call) {
    if (request.internetGatewayBlockMode() == InternetGatewayBlockMode.UNKNOWN_TO_SDK_VERSION) {
      throw Ec2Errors.invalidValue(
          request.internetGatewayBlockModeAsString(),
          "internetGatewayBlockMode",
          "It must be off, block-bidirectional or block-ingress.");
    }
    return parts()
        .change(
            call,
            change -> {
              VpcBlockPublicAccessOptions options =
                  PublicAccess.options(change).toBuilder()
                      .internetGatewayBlockMode(request.internetGatewayBlockMode())
                      .state(VpcBlockPublicAccessState.UPDATE_COMPLETE)
                      .lastUpdateTimestamp(call.now())
                      .build();
              change.put(RoutingDocuments.PUBLIC_ACCESS_OPTIONS, RoutingDocuments.ONLY, options);
              return ModifyVpcBlockPublicAccessOptionsResponse.builder()
                  .vpcBlockPublicAccessOptions(options)
                  .build();
            });
  }
}
