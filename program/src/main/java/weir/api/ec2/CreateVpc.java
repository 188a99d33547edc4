package weir.api.ec2;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcResponse;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Tenancy;
import software.amazon.awssdk.services.ec2.model.Vpc;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.model.net.Cidr;

/// Makes a VPC with its main route table, default network ACL and default security group.
final class CreateVpc extends Ec2Operation<CreateVpcRequest, CreateVpcResponse> {
  CreateVpc(Ec2Parts parts) {
    super(
        parts,
        CreateVpcRequest::builder,
        Members.of(
                "InstanceTenancy",
                "AmazonProvidedIpv6CidrBlock",
                "Ipv6CidrBlockNetworkBorderGroup",
                "TagSpecifications")
            .needing("CidrBlock"));
  }

  @Override
  List<Permission> needs(CreateVpcRequest request, Call call) {
    return creating(call, ResourceKinds.VPC, request.tagSpecifications());
  }

  @Override
  public CreateVpcResponse answer(CreateVpcRequest request, Call call) {
    List<Tag> tags = Tagging.requested(ResourceKinds.VPC, request.tagSpecifications());
    Cidr cidr = CidrBlocks.ofVpc(request.cidrBlock());
    Tenancy tenancy = tenancy(request.instanceTenancyAsString());
    return parts()
        .change(
            call,
            change -> {
              Cidr ipv6 =
                  Boolean.TRUE.equals(request.amazonProvidedIpv6CidrBlock())
                      ? CidrBlocks.freeIpv6(change, parts().ids())
                      : null;
              Vpc vpc =
                  Vpcs.make(change, parts().ids(), new Vpcs.Wanted(cidr, ipv6, tenancy, false));
              change.tag(ResourceKinds.VPC, vpc.vpcId(), tags);
              return CreateVpcResponse.builder().vpc(change.tagged(ResourceKinds.VPC, vpc)).build();
            });
  }

  private static Tenancy tenancy(@Nullable String text) {
    if (text == null) {
      return Tenancy.DEFAULT;
    }
    Tenancy tenancy = Tenancy.fromValue(text);
    if (tenancy != Tenancy.DEFAULT && tenancy != Tenancy.DEDICATED) {
      throw Ec2Errors.invalidValue(text, "instanceTenancy", "It must be default or dedicated.");
    }
    return tenancy;
  }
}
