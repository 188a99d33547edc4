package weir.api.ec2;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.HostnameType;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.PrivateDnsNameOptionsOnLaunch;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.SubnetCidrBlockStateCode;
import software.amazon.awssdk.services.ec2.model.SubnetIpv6CidrBlockAssociation;
import software.amazon.awssdk.services.ec2.model.SubnetState;
import software.amazon.awssdk.services.ec2.model.Vpc;
import weir.api.protocol.ApiException;
import weir.model.net.Cidr;

/// Makes subnets, and counts their addresses.
final class Subnets {
  /// The first four and the last address of a subnet are AWS's.
  static final int RESERVED = 5;

  private Subnets() {}

  /// What a new subnet is to be.
  ///
  /// @param ipv6 null for none
  /// @param zone name
  record Wanted(Cidr ipv4, @Nullable Cidr ipv6, String zone, boolean isDefault) {}

  /// Makes a subnet under the VPC's default network ACL.
  static Subnet make(Ec2Change change, ResourceIds ids, Vpc vpc, Wanted wanted) {
    refuseConflict(change, vpc, wanted.ipv4());
    Cidr ipv6 = wanted.ipv6();
    String id = ids.next(ResourceKinds.SUBNET);
    Subnet.Builder subnet =
        Subnet.builder()
            .subnetId(id)
            .subnetArn(change.arn(ResourceKinds.SUBNET, id))
            .vpcId(vpc.vpcId())
            .ownerId(vpc.ownerId())
            .state(SubnetState.AVAILABLE)
            .cidrBlock(wanted.ipv4().toString())
            .availabilityZone(wanted.zone())
            .availabilityZoneId(Zones.of(change.scope().region()).get(wanted.zone()))
            .defaultForAz(wanted.isDefault())
            .mapPublicIpOnLaunch(wanted.isDefault())
            .assignIpv6AddressOnCreation(false)
            .mapCustomerOwnedIpOnLaunch(false)
            .enableDns64(false)
            .ipv6Native(false)
            .ipv6CidrBlockAssociationSet(List.of())
            .privateDnsNameOptionsOnLaunch(
                PrivateDnsNameOptionsOnLaunch.builder()
                    .hostnameType(HostnameType.IP_NAME)
                    .enableResourceNameDnsARecord(false)
                    .enableResourceNameDnsAAAARecord(false)
                    .build());
    if (ipv6 != null) {
      refuseConflict(change, vpc, ipv6);
      subnet.ipv6CidrBlockAssociationSet(
          SubnetIpv6CidrBlockAssociation.builder()
              .associationId(ids.next("subnet-cidr-assoc"))
              .ipv6CidrBlock(ipv6.toString())
              .ipv6CidrBlockState(state -> state.state(SubnetCidrBlockStateCode.ASSOCIATED))
              .build());
    }
    Subnet made = change.put(ResourceKinds.SUBNET, subnet.build());
    NetworkAcl acl = NetworkAcls.defaultOf(change, vpc.vpcId());
    List<NetworkAclAssociation> associations = new ArrayList<>(acl.associations());
    associations.add(
        NetworkAclAssociation.builder()
            .networkAclAssociationId(ids.next("aclassoc"))
            .networkAclId(acl.networkAclId())
            .subnetId(id)
            .build());
    change.put(ResourceKinds.NETWORK_ACL, acl.toBuilder().associations(associations).build());
    return made;
  }

  private static void refuseConflict(Ec2View view, Vpc vpc, Cidr cidr) {
    boolean taken =
        view.all(ResourceKinds.SUBNET).stream()
            .filter(subnet -> subnet.vpcId().equals(vpc.vpcId()))
            .flatMap(subnet -> blocks(subnet).stream())
            .anyMatch(block -> block.isIpv4() == cidr.isIpv4() && block.overlaps(cidr));
    if (taken) {
      throw ApiException.badRequest(
          "InvalidSubnet.Conflict", "The CIDR '" + cidr + "' conflicts with another subnet");
    }
  }

  static Optional<Cidr> ipv6Block(Subnet subnet) {
    return subnet.ipv6CidrBlockAssociationSet().stream()
        .map(SubnetIpv6CidrBlockAssociation::ipv6CidrBlock)
        .filter(Objects::nonNull)
        .map(Cidr::of)
        .findFirst();
  }

  static List<Cidr> blocks(Subnet subnet) {
    List<Cidr> blocks = new ArrayList<>();
    blocks.add(Cidr.of(subnet.cidrBlock()));
    ipv6Block(subnet).ifPresent(blocks::add);
    return blocks;
  }

  /// Completes any number of subnets with the addresses that they have left; counts once.
  static UnaryOperator<Subnet> counting(Ec2View view) {
    Map<String, Integer> used = new HashMap<>();
    for (NetworkInterface face : view.all(ResourceKinds.NETWORK_INTERFACE)) {
      used.merge(face.subnetId(), face.privateIpAddresses().size(), Integer::sum);
    }
    return subnet -> {
      int size = 1 << (32 - Cidr.of(subnet.cidrBlock()).prefixLength());
      return subnet.toBuilder()
          .availableIpAddressCount(size - RESERVED - used.getOrDefault(subnet.subnetId(), 0))
          .build();
    };
  }
}
