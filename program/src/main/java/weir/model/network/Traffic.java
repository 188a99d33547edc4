package weir.model.network;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;
import weir.model.net.IpProtocol;
import weir.model.net.PortRange;

/// The kind of packet that a rule speaks of: a protocol and, where it has them, ports or an ICMP
/// type and code.
///
/// @param protocol IANA number, or [#ANY] for every protocol
/// @param ports destination ports; null where the protocol has none, or for all
/// @param icmpType type of ICMP or ICMPv6, [#ANY] for every type
/// @param icmpCode code of that type, [#ANY] for every code
public record Traffic(int protocol, @Nullable PortRange ports, int icmpType, int icmpCode) {
  public static final int ANY = -1;
  public static final Traffic ALL = new Traffic(ANY, null, ANY, ANY);

  public Traffic {
    if (protocol < ANY || protocol > 255) {
      throw new Fault.Invalid("protocol is " + protocol + " but must be -1 (all) or 0 to 255");
    }
    if (ports != null && protocol != IpProtocol.TCP && protocol != IpProtocol.UDP) {
      ports = null;
    }
    if (icmpType < ANY || icmpType > 255 || icmpCode < ANY || icmpCode > 255) {
      throw new Fault.Invalid(
          "ICMP type and code are "
              + icmpType
              + " and "
              + icmpCode
              + " but must be -1 (any) or 0 to 255");
    }
  }

  public static Traffic tcp(int port) {
    return tcp(new PortRange(port, port));
  }

  public static Traffic tcp(PortRange ports) {
    return new Traffic(IpProtocol.TCP, ports, ANY, ANY);
  }

  public static Traffic udp(PortRange ports) {
    return new Traffic(IpProtocol.UDP, ports, ANY, ANY);
  }

  public static Traffic icmp() {
    return new Traffic(IpProtocol.ICMP, null, ANY, ANY);
  }

  /// The number of a protocol as AWS writes it: `tcp`, `udp`, `icmp`, `icmpv6`, `all`, `-1` or a
  /// number.
  public static OptionalInt findProtocol(String text) {
    return switch (text) {
      case "tcp" -> OptionalInt.of(IpProtocol.TCP);
      case "udp" -> OptionalInt.of(IpProtocol.UDP);
      case "icmp" -> OptionalInt.of(IpProtocol.ICMP);
      case "icmpv6" -> OptionalInt.of(IpProtocol.ICMPV6);
      case "all", "-1" -> OptionalInt.of(ANY);
      default -> {
        boolean number =
            !text.isEmpty()
                && text.length() <= 3
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        yield number && Integer.parseInt(text) <= 255
            ? OptionalInt.of(Integer.parseInt(text))
            : OptionalInt.empty();
      }
    };
  }

  /// `tcp 443`, `udp 1024-65535`, `icmp type 8`, `all traffic`.
  @Override
  public String toString() {
    if (protocol == ANY) {
      return "all traffic";
    }
    String name = IpProtocol.name(protocol);
    if (ports != null) {
      return ports.equals(PortRange.ALL) ? name + " all ports" : name + " " + ports;
    }
    if (icmpType != ANY) {
      return name + " type " + icmpType + (icmpCode == ANY ? "" : " code " + icmpCode);
    }
    return name;
  }
}
