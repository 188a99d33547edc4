package weir.api.ec2;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import weir.model.aws.Fault;
import weir.model.net.IpProtocol;
import weir.model.net.PortRange;
import weir.model.network.Traffic;

/// The packets that rules of the API speak of, in the model's words.
final class ViewedTraffic {
  private ViewedTraffic() {}

  static Traffic of(SecurityGroupRule rule) {
    int protocol = protocol(rule.ipProtocol());
    return switch (protocol) {
      case IpProtocol.TCP, IpProtocol.UDP -> ports(protocol, rule.fromPort(), rule.toPort());
      case IpProtocol.ICMP, IpProtocol.ICMPV6 ->
          new Traffic(protocol, null, orAny(rule.fromPort()), orAny(rule.toPort()));
      default -> new Traffic(protocol, null, Traffic.ANY, Traffic.ANY);
    };
  }

  static Traffic of(NetworkAclEntry entry) {
    int protocol = protocol(entry.protocol());
    return switch (protocol) {
      case IpProtocol.TCP, IpProtocol.UDP ->
          entry.portRange() == null
              ? ports(protocol, null, null)
              : ports(protocol, entry.portRange().from(), entry.portRange().to());
      case IpProtocol.ICMP, IpProtocol.ICMPV6 ->
          entry.icmpTypeCode() == null
              ? new Traffic(protocol, null, Traffic.ANY, Traffic.ANY)
              : new Traffic(
                  protocol,
                  null,
                  orAny(entry.icmpTypeCode().type()),
                  orAny(entry.icmpTypeCode().code()));
      default -> new Traffic(protocol, null, Traffic.ANY, Traffic.ANY);
    };
  }

  private static int protocol(@Nullable String text) {
    return Traffic.findProtocol(String.valueOf(text))
        .orElseThrow(() -> new Fault.Invalid("\"" + text + "\" is no protocol"));
  }

  private static Traffic ports(int protocol, @Nullable Integer from, @Nullable Integer to) {
    PortRange ports =
        from == null || to == null || from < 0 || to < 0 ? PortRange.ALL : new PortRange(from, to);
    return new Traffic(protocol, ports, Traffic.ANY, Traffic.ANY);
  }

  private static int orAny(@Nullable Integer value) {
    return value == null ? Traffic.ANY : value;
  }
}
