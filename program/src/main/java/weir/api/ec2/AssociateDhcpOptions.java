package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.AssociateDhcpOptionsRequest;
import software.amazon.awssdk.services.ec2.model.AssociateDhcpOptionsResponse;
import software.amazon.awssdk.services.ec2.model.Vpc;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Gives a VPC other DHCP options, or `default` for none.
final class AssociateDhcpOptions
    extends Ec2Operation<AssociateDhcpOptionsRequest, AssociateDhcpOptionsResponse> {
  AssociateDhcpOptions(Ec2Parts parts) {
    super(
        parts,
        AssociateDhcpOptionsRequest::builder,
        Members.of().needing("DhcpOptionsId", "VpcId"));
  }

  @Override
  List<Permission> needs(AssociateDhcpOptionsRequest request, Call call) {
    return List.of(on(call, ResourceKinds.VPC, request.vpcId()));
  }

  @Override
  public AssociateDhcpOptionsResponse answer(AssociateDhcpOptionsRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              Vpc vpc = change.require(ResourceKinds.VPC, request.vpcId());
              if (!request.dhcpOptionsId().equals("default")) {
                DhcpSets.require(change, request.dhcpOptionsId());
              }
              change.put(
                  ResourceKinds.VPC,
                  vpc.toBuilder().dhcpOptionsId(request.dhcpOptionsId()).build());
              return AssociateDhcpOptionsResponse.builder().build();
            });
  }
}
