package weir.api.ec2;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The traffic of a security group rule: a protocol, and ports or ICMP's type and code, in the form
/// in which AWS keeps them.
///
/// @param protocol `tcp`, `udp`, `icmp`, `icmpv6`, `-1` or another number
/// @param from first port or ICMP type; -1 for all
/// @param to last port or ICMP code; -1 for all
record RuleTraffic(String protocol, int from, int to) {
  private static final Map<String, String> NAMES =
      Map.of("6", "tcp", "17", "udp", "1", "icmp", "58", "icmpv6", "all", "-1");
  private static final int HIGHEST_PORT = 65_535;
  private static final int HIGHEST_BYTE = 255;
  private static final int ANY = -1;

  /// Reads a rule's members as a request has them.
  static RuleTraffic of(@Nullable String protocol, @Nullable Integer from, @Nullable Integer to) {
    if (protocol == null) {
      throw Ec2Errors.missing("ipProtocol");
    }
    String lower = protocol.toLowerCase(Locale.ROOT);
    String name = NAMES.getOrDefault(lower, lower);
    return switch (name) {
      case "tcp", "udp" -> ports(name, from, to);
      case "icmp", "icmpv6" -> icmp(name, from, to);
      case "-1" -> new RuleTraffic(name, ANY, ANY);
      default -> {
        requireNumber(protocol);
        yield new RuleTraffic(name, ANY, ANY);
      }
    };
  }

  private static void requireNumber(String protocol) {
    if (!protocol.matches("[0-9]{1,3}") || Integer.parseInt(protocol) > HIGHEST_BYTE) {
      throw Ec2Errors.invalidValue(
          "Invalid value '" + protocol + "' for IP protocol. Unknown protocol.");
    }
  }

  private static RuleTraffic ports(String name, @Nullable Integer from, @Nullable Integer to) {
    if (from == null || to == null) {
      throw Ec2Errors.invalidValue(
          "Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.");
    }
    for (int port : new int[] {from, to}) {
      if (port < 0 || port > HIGHEST_PORT) {
        throw Ec2Errors.invalidValue("TCP/UDP port (" + port + ") out of range");
      }
    }
    if (from > to) {
      throw Ec2Errors.invalidValue("Invalid TCP/UDP port range (" + from + ":" + to + ")");
    }
    return new RuleTraffic(name, from, to);
  }

  private static RuleTraffic icmp(String name, @Nullable Integer from, @Nullable Integer to) {
    int type = from == null ? ANY : from;
    int code = to == null ? ANY : to;
    if (type < ANY || type > HIGHEST_BYTE) {
      throw Ec2Errors.invalidValue("ICMP type (" + type + ") out of range");
    }
    if (code < ANY || code > HIGHEST_BYTE) {
      throw Ec2Errors.invalidValue("ICMP code (" + code + ") out of range");
    }
    if (type == ANY && code != ANY) {
      throw Ec2Errors.invalidValue(
          "ICMP code (" + code + ") is given without a type; it must be -1 when the type is -1");
    }
    return new RuleTraffic(name, type, code);
  }
}
