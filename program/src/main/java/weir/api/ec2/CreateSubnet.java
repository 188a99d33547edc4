package weir.api.ec2;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;
import software.amazon.awssdk.services.ec2.model.CreateSubnetResponse;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Vpc;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.model.net.Cidr;

/// Makes a subnet in a VPC.
final class CreateSubnet extends Ec2Operation<CreateSubnetRequest, CreateSubnetResponse> {
  CreateSubnet(Ec2Parts parts) {
    super(
        parts,
        CreateSubnetRequest::builder,
        Members.of("AvailabilityZone", "AvailabilityZoneId", "Ipv6CidrBlock", "TagSpecifications")
            .needing("VpcId", "CidrBlock"));
  }

  @Override
  List<Permission> needs(CreateSubnetRequest request, Call call) {
    List<Permission> needed =
        new ArrayList<>(creating(call, ResourceKinds.SUBNET, request.tagSpecifications()));
    needed.add(on(call, ResourceKinds.VPC, request.vpcId()));
    return needed;
  }

  @Override
  public CreateSubnetResponse answer(CreateSubnetRequest request, Call call) {
    List<Tag> tags = Tagging.requested(ResourceKinds.SUBNET, request.tagSpecifications());
    String zone =
        Zones.choose(call.region(), request.availabilityZone(), request.availabilityZoneId());
    return parts()
        .change(
            call,
            change -> {
              Vpc vpc = change.require(ResourceKinds.VPC, request.vpcId());
              Cidr ipv4 = CidrBlocks.ofSubnet(request.cidrBlock(), vpc);
              Cidr ipv6 =
                  request.ipv6CidrBlock() == null
                      ? null
                      : CidrBlocks.ipv6OfSubnet(request.ipv6CidrBlock(), vpc);
              Subnet made =
                  Subnets.make(
                      change, parts().ids(), vpc, new Subnets.Wanted(ipv4, ipv6, zone, false));
              change.tag(ResourceKinds.SUBNET, made.subnetId(), tags);
              return CreateSubnetResponse.builder()
                  .subnet(change.tagged(ResourceKinds.SUBNET, Subnets.counting(change).apply(made)))
                  .build();
            });
  }
}
