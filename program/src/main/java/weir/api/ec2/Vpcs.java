package weir.api.ec2;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.Tenancy;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockAssociation;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockStateCode;
import software.amazon.awssdk.services.ec2.model.VpcIpv6CidrBlockAssociation;
import software.amazon.awssdk.services.ec2.model.VpcState;
import weir.model.net.Cidr;
import weir.store.state.DerivedId;

/// Makes VPCs with everything that AWS gives to a new one: main route table, default network ACL,
/// default security group.
final class Vpcs {
  private Vpcs() {}

  /// What a new VPC is to be.
  ///
  /// @param ipv6 null for none
  record Wanted(Cidr ipv4, @Nullable Cidr ipv6, Tenancy tenancy, boolean isDefault) {}

  static Vpc make(Ec2Change change, ResourceIds ids, Wanted wanted) {
    Vpc.Builder vpc =
        Vpc.builder()
            .vpcId(ids.next(ResourceKinds.VPC))
            .ownerId(change.scope().accountId())
            .state(VpcState.AVAILABLE)
            .cidrBlock(wanted.ipv4().toString())
            .cidrBlockAssociationSet(ipv4Association(ids, wanted.ipv4()))
            .dhcpOptionsId(dhcpOptionsId(change))
            .instanceTenancy(wanted.tenancy())
            .isDefault(wanted.isDefault());
    if (wanted.ipv6() != null) {
      vpc.ipv6CidrBlockAssociationSet(ipv6Association(ids, wanted.ipv6(), change.scope().region()));
    }
    Vpc made = change.put(ResourceKinds.VPC, vpc.build());
    change.put(
        Ec2Documents.VPC_ATTRIBUTES,
        made.vpcId(),
        DescribeVpcAttributeResponse.builder()
            .vpcId(made.vpcId())
            .enableDnsSupport(flag(true))
            .enableDnsHostnames(flag(wanted.isDefault()))
            .enableNetworkAddressUsageMetrics(flag(false))
            .build());
    RouteTables.makeMain(change, ids, made);
    NetworkAcls.makeDefault(change, ids, made);
    SecurityGroups.makeDefault(change, ids, made);
    return made;
  }

  static AttributeBooleanValue flag(boolean value) {
    return AttributeBooleanValue.builder().value(value).build();
  }

  static VpcCidrBlockAssociation ipv4Association(ResourceIds ids, Cidr cidr) {
    return VpcCidrBlockAssociation.builder()
        .associationId(ids.next("vpc-cidr-assoc"))
        .cidrBlock(cidr.toString())
        .cidrBlockState(state -> state.state(VpcCidrBlockStateCode.ASSOCIATED))
        .build();
  }

  static VpcIpv6CidrBlockAssociation ipv6Association(ResourceIds ids, Cidr cidr, String region) {
    return VpcIpv6CidrBlockAssociation.builder()
        .associationId(ids.next("vpc-cidr-assoc"))
        .ipv6CidrBlock(cidr.toString())
        .ipv6CidrBlockState(state -> state.state(VpcCidrBlockStateCode.ASSOCIATED))
        .networkBorderGroup(region)
        .ipv6Pool("Amazon")
        .build();
  }

  /// The region's own DHCP options, which every VPC begins with.
  static String dhcpOptionsId(Ec2View view) {
    return DerivedId.of("dopt", view.scope().accountId() + "/" + view.scope().region());
  }

  /// The blocks of a VPC, its first one first.
  static List<Cidr> ipv4Blocks(Vpc vpc) {
    return vpc.cidrBlockAssociationSet().stream()
        .map(VpcCidrBlockAssociation::cidrBlock)
        .filter(Objects::nonNull)
        .map(Cidr::of)
        .toList();
  }

  static List<Cidr> ipv6Blocks(Vpc vpc) {
    return vpc.ipv6CidrBlockAssociationSet().stream()
        .map(VpcIpv6CidrBlockAssociation::ipv6CidrBlock)
        .filter(Objects::nonNull)
        .map(Cidr::of)
        .toList();
  }
}
