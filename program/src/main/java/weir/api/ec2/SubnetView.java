package weir.api.ec2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;
import weir.model.net.Cidr;
import weir.model.network.Route;
import weir.model.network.Subnet;

/// Subnets in the model's words.
final class SubnetView {
  private SubnetView() {}

  /// A subnet without its routes.
  ///
  /// @param acl id of its network ACL; null when none is known
  /// @throws weir.model.aws.Fault when it cannot be expressed
  static Subnet of(
      software.amazon.awssdk.services.ec2.model.Subnet subnet,
      @Nullable String acl,
      Map<String, String> tags) {
    List<Cidr> cidrs = new ArrayList<>();
    if (subnet.cidrBlock() != null) {
      cidrs.add(Cidr.of(subnet.cidrBlock()));
    }
    subnet
        .ipv6CidrBlockAssociationSet()
        .forEach(block -> cidrs.add(Cidr.of(block.ipv6CidrBlock())));
    return new Subnet(
        subnet.subnetId(),
        subnet.vpcId(),
        cidrs,
        String.valueOf(acl),
        subnet.availabilityZoneId(),
        sublocation(tags.get(WeirTags.SUBLOCATION)),
        WeirTags.others(tags));
  }

  private static Subnet.@Nullable Sublocation sublocation(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String[] words = text.split(" ", 2);
    if (words.length < 2 || !List.of("wavelength", "outpost", "localzone").contains(words[0])) {
      throw new Fault.Invalid(
          WeirTags.SUBLOCATION + " is \"" + text + "\" but must be like outpost op-0a1b2c3d");
    }
    return new Subnet.Sublocation(words[0], words[1]);
  }

  static Subnet with(Subnet subnet, List<Route> routes) {
    return new Subnet(
        subnet.id(),
        subnet.vpcId(),
        subnet.cidrs(),
        subnet.networkAclId(),
        subnet.azId(),
        subnet.sublocation(),
        subnet.tags(),
        routes);
  }
}
