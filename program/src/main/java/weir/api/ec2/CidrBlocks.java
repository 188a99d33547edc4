package weir.api.ec2;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.Vpc;
import weir.api.protocol.ApiException;
import weir.model.aws.Fault;
import weir.model.net.Cidr;
import weir.model.net.IpAddress;

/// AWS's rules about the address blocks of VPCs and subnets.
final class CidrBlocks {
  private static final int LARGEST = 16;
  private static final int SMALLEST = 28;
  private static final int IPV6_OF_VPC = 56;
  private static final int IPV6_OF_SUBNET = 64;

  private CidrBlocks() {}

  /// Reads a block, its host bits cleared as AWS does.
  ///
  /// @param parameter for the sentence: `cidrBlock`
  static Cidr of(String text, String parameter) {
    return find(text)
        .orElseThrow(
            () -> Ec2Errors.invalidValue(text, parameter, "This is not a valid CIDR block."));
  }

  static Optional<Cidr> find(String text) {
    if (text.indexOf('/') < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(Cidr.of(text));
    } catch (Fault.Invalid notACidr) {
      return Optional.empty();
    }
  }

  static Cidr ofVpc(String text) {
    Cidr cidr = ipv4(text);
    if (cidr.prefixLength() < LARGEST || cidr.prefixLength() > SMALLEST) {
      throw ApiException.badRequest("InvalidVpc.Range", "The CIDR '" + text + "' is invalid.");
    }
    return cidr;
  }

  /// @param vpc that it must lie in
  static Cidr ofSubnet(String text, Vpc vpc) {
    Cidr cidr = ipv4(text);
    boolean inside = Vpcs.ipv4Blocks(vpc).stream().anyMatch(block -> block.contains(cidr));
    if (cidr.prefixLength() < LARGEST || cidr.prefixLength() > SMALLEST || !inside) {
      throw ApiException.badRequest("InvalidSubnet.Range", "The CIDR '" + text + "' is invalid.");
    }
    return cidr;
  }

  /// @param vpc that it must lie in
  static Cidr ipv6OfSubnet(String text, Vpc vpc) {
    Cidr cidr = of(text, "ipv6CidrBlock");
    boolean inside = Vpcs.ipv6Blocks(vpc).stream().anyMatch(block -> block.contains(cidr));
    if (cidr.isIpv4() || cidr.prefixLength() != IPV6_OF_SUBNET || !inside) {
      throw ApiException.badRequest("InvalidSubnet.Range", "The CIDR '" + text + "' is invalid.");
    }
    return cidr;
  }

  private static Cidr ipv4(String text) {
    Cidr cidr = of(text, "cidrBlock");
    if (!cidr.isIpv4()) {
      throw Ec2Errors.invalidValue(text, "cidrBlock", "This is not a valid CIDR block.");
    }
    return cidr;
  }

  /// A /56 that no VPC of the region has, of Amazon's range.
  static Cidr freeIpv6(Ec2View view, ResourceIds ids) {
    List<Cidr> taken =
        view.all(ResourceKinds.VPC).stream().flatMap(vpc -> Vpcs.ipv6Blocks(vpc).stream()).toList();
    while (true) {
      long chosen = Long.parseLong(ids.hex(6), 16);
      Cidr cidr = new Cidr(new IpAddress(0x2600_1f00_0000_0000L | chosen << 8, 0), IPV6_OF_VPC);
      if (taken.stream().noneMatch(cidr::overlaps)) {
        return cidr;
      }
    }
  }
}
