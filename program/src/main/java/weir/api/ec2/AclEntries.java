package weir.api.ec2;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.IcmpTypeCode;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.PortRange;
import software.amazon.awssdk.services.ec2.model.RuleAction;
import weir.api.protocol.ApiException;
import weir.model.net.Cidr;

/// AWS's rules about the entries of network ACLs.
final class AclEntries {
  private static final Map<String, String> NUMBERS =
      Map.of("tcp", "6", "udp", "17", "icmp", "1", "icmpv6", "58", "all", "-1");
  private static final int HIGHEST_PORT = 65_535;
  private static final int HIGHEST_BYTE = 255;

  private AclEntries() {}

  /// An entry in the form that is kept: the protocol a number, the block without host bits, ports
  /// and ICMP's type only where the protocol has them.
  ///
  /// @param wanted as a request has it
  static NetworkAclEntry checked(NetworkAclEntry wanted) {
    int number = checkNumber(wanted.ruleNumber());
    if (wanted.ruleAction() == null || wanted.ruleAction() == RuleAction.UNKNOWN_TO_SDK_VERSION) {
      throw Ec2Errors.invalidValue(
          wanted.ruleActionAsString(), "ruleAction", "It must be allow or deny.");
    }
    Cidr block = block(wanted.cidrBlock(), wanted.ipv6CidrBlock());
    String protocol = protocol(wanted.protocol());
    NetworkAclEntry.Builder entry =
        NetworkAclEntry.builder()
            .ruleNumber(number)
            .egress(wanted.egress())
            .ruleAction(wanted.ruleAction())
            .protocol(protocol)
            .cidrBlock(block.isIpv4() ? block.toString() : null)
            .ipv6CidrBlock(block.isIpv4() ? null : block.toString());
    if (protocol.equals("6") || protocol.equals("17")) {
      entry.portRange(ports(wanted.portRange()));
    } else if (protocol.equals("1") || protocol.equals("58") && !block.isIpv4()) {
      entry.icmpTypeCode(icmp(wanted.icmpTypeCode()));
    }
    return entry.build();
  }

  private static int checkNumber(int number) {
    if (number < 1 || number >= NetworkAcls.FIRST_RESERVED) {
      throw Ec2Errors.invalidValue(
          number,
          "ruleNumber",
          "It must lie between 1 and " + (NetworkAcls.FIRST_RESERVED - 1) + ".");
    }
    return number;
  }

  private static Cidr block(@Nullable String ipv4, @Nullable String ipv6) {
    if ((ipv4 == null) == (ipv6 == null)) {
      throw ipv4 == null
          ? Ec2Errors.missing("cidrBlock")
          : Ec2Errors.combination("An entry has exactly one of cidrBlock and ipv6CidrBlock.");
    }
    Cidr block =
        ipv4 == null ? CidrBlocks.of(ipv6, "ipv6CidrBlock") : CidrBlocks.of(ipv4, "cidrBlock");
    if (block.isIpv4() != (ipv4 != null)) {
      throw Ec2Errors.invalidValue(
          block, ipv4 == null ? "ipv6CidrBlock" : "cidrBlock", "It is of the other IP version.");
    }
    return block;
  }

  private static String protocol(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    String number = NUMBERS.getOrDefault(lower, lower);
    boolean known =
        number.equals("-1")
            || number.matches("[0-9]{1,3}") && Integer.parseInt(number) <= HIGHEST_BYTE;
    if (!known) {
      throw Ec2Errors.invalidValue(
          text, "protocol", "It must be -1 or a protocol's number from 0 to 255.");
    }
    return number;
  }

  private static PortRange ports(@Nullable PortRange range) {
    if (range == null || range.from() == null || range.to() == null) {
      throw Ec2Errors.missing("portRange");
    }
    if (range.from() == -1 && range.to() == -1) {
      return PortRange.builder().from(0).to(HIGHEST_PORT).build();
    }
    if (range.from() < 0 || range.to() > HIGHEST_PORT || range.from() > range.to()) {
      throw Ec2Errors.invalidValue(
          range.from() + "-" + range.to(),
          "portRange",
          "It must run upwards from 0 to " + HIGHEST_PORT + " at most.");
    }
    return range;
  }

  private static IcmpTypeCode icmp(@Nullable IcmpTypeCode wanted) {
    if (wanted == null || wanted.type() == null || wanted.code() == null) {
      throw Ec2Errors.missing("icmpTypeCode");
    }
    for (int value : new int[] {wanted.type(), wanted.code()}) {
      if (value < -1 || value > HIGHEST_BYTE) {
        throw Ec2Errors.invalidValue(value, "icmpTypeCode", "It must lie between -1 and 255.");
      }
    }
    return wanted;
  }

  static Optional<NetworkAclEntry> find(NetworkAcl acl, int number, boolean egress) {
    return acl.entries().stream()
        .filter(entry -> entry.ruleNumber() == number && entry.egress() == egress)
        .findFirst();
  }

  /// The entry that may be replaced or deleted.
  static NetworkAclEntry require(NetworkAcl acl, int number, boolean egress) {
    if (number >= NetworkAcls.FIRST_RESERVED) {
      checkNumber(number);
    }
    return find(acl, number, egress)
        .orElseThrow(() ->
            ApiException.badRequest(
                "InvalidNetworkAclEntry.NotFound",
                "The specified rule number, " + number + ", does not exist in this network ACL."));
  }

  /// The ACL with an entry more, in place of the one with its number.
  static NetworkAcl with(NetworkAcl acl, NetworkAclEntry entry) {
    NetworkAcl rest = without(acl, entry.ruleNumber(), entry.egress());
    List<NetworkAclEntry> entries = new ArrayList<>(rest.entries());
    entries.add(entry);
    return acl.toBuilder().entries(NetworkAcls.sorted(entries)).build();
  }

  static NetworkAcl without(NetworkAcl acl, int number, boolean egress) {
    return acl.toBuilder()
        .entries(
            acl.entries().stream()
                .filter(entry -> entry.ruleNumber() != number || entry.egress() != egress)
                .toList())
        .build();
  }
}
