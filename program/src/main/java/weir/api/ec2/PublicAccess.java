package weir.api.ec2;

import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.InternetGatewayBlockMode;
import software.amazon.awssdk.services.ec2.model.InternetGatewayExclusionMode;
import software.amazon.awssdk.services.ec2.model.VpcBlockPublicAccessExclusion;
import software.amazon.awssdk.services.ec2.model.VpcBlockPublicAccessOptions;
import software.amazon.awssdk.services.ec2.model.VpcBlockPublicAccessState;
import weir.model.network.PublicAccessBlock;

/// VPC Block Public Access: what a region forbids, and who is let out.
final class PublicAccess {
  private PublicAccess() {}

  static VpcBlockPublicAccessOptions options(Ec2View view) {
    return view.find(RoutingDocuments.PUBLIC_ACCESS_OPTIONS, RoutingDocuments.ONLY)
        .orElseGet(() ->
            VpcBlockPublicAccessOptions.builder()
                .awsAccountId(view.scope().accountId())
                .awsRegion(view.scope().region())
                .state(VpcBlockPublicAccessState.DEFAULT_STATE)
                .internetGatewayBlockMode(InternetGatewayBlockMode.OFF)
                .managedBy("account")
                .exclusionsAllowed("allowed")
                .build());
  }

  /// What is forbidden in a VPC, its exclusion considered. Exclusions of single subnets do not show
  /// here: the recorder knows one setting per VPC.
  static PublicAccessBlock of(Ec2View view, String vpcId) {
    InternetGatewayBlockMode mode = options(view).internetGatewayBlockMode();
    Optional<InternetGatewayExclusionMode> excluded =
        view.all(ResourceKinds.PUBLIC_ACCESS_EXCLUSION).stream()
            .filter(one -> view.arn(ResourceKinds.VPC, vpcId).equals(one.resourceArn()))
            .map(VpcBlockPublicAccessExclusion::internetGatewayExclusionMode)
            .findFirst();
    boolean open =
        excluded.filter(InternetGatewayExclusionMode.ALLOW_BIDIRECTIONAL::equals).isPresent();
    if (mode == InternetGatewayBlockMode.OFF || open) {
      return PublicAccessBlock.OFF;
    }
    return mode == InternetGatewayBlockMode.BLOCK_INGRESS || excluded.isPresent()
        ? PublicAccessBlock.INGRESS
        : PublicAccessBlock.BIDIRECTIONAL;
  }
}
