package weir.store.state;

import java.util.List;
import java.util.OptionalInt;
import weir.model.aws.Fault;
import weir.model.aws.NearName;
import weir.model.net.IpProtocol;
import weir.model.net.PortRange;
import weir.model.network.Traffic;

/// The words in which a rule names its packets: `tcp 443`, `udp 1024-65535`, `icmp type 3 code 4`,
/// `47`, `all`.
final class TrafficText {
  private static final List<String> PROTOCOLS = List.of("tcp", "udp", "icmp", "icmpv6", "all");

  private TrafficText() {}

  static Traffic parse(String text) {
    String[] words = text.trim().split(" +", -1);
    OptionalInt protocol = Traffic.findProtocol(words[0]);
    if (protocol.isEmpty()) {
      throw new Fault.Invalid(
          "\""
              + words[0]
              + "\" is no protocol; use tcp, udp, icmp, icmpv6, all or a number from 0 to 255"
              + NearName.hint(words[0], PROTOCOLS));
    }
    return switch (protocol.getAsInt()) {
      case IpProtocol.TCP, IpProtocol.UDP -> ofPorts(protocol.getAsInt(), words, text);
      case IpProtocol.ICMP, IpProtocol.ICMPV6 -> ofIcmp(protocol.getAsInt(), words, text);
      default -> {
        if (words.length > 1 && !(words.length == 2 && words[1].equals("traffic"))) {
          throw unreadable(text);
        }
        yield new Traffic(protocol.getAsInt(), null, Traffic.ANY, Traffic.ANY);
      }
    };
  }

  private static Traffic ofPorts(int protocol, String[] words, String text) {
    if (words.length == 1 || words.length == 2 && words[1].equals("all")) {
      return new Traffic(protocol, PortRange.ALL, Traffic.ANY, Traffic.ANY);
    }
    if (words.length > 2) {
      throw unreadable(text);
    }
    int dash = words[1].indexOf('-');
    int from = number(dash < 0 ? words[1] : words[1].substring(0, dash), text);
    int to = dash < 0 ? from : number(words[1].substring(dash + 1), text);
    return new Traffic(protocol, new PortRange(from, to), Traffic.ANY, Traffic.ANY);
  }

  private static Traffic ofIcmp(int protocol, String[] words, String text) {
    boolean readable =
        words.length == 1
            || words.length == 3 && words[1].equals("type")
            || words.length == 5 && words[1].equals("type") && words[3].equals("code");
    if (!readable) {
      throw unreadable(text);
    }
    int type = words.length > 2 ? number(words[2], text) : Traffic.ANY;
    int code = words.length > 4 ? number(words[4], text) : Traffic.ANY;
    return new Traffic(protocol, null, type, code);
  }

  private static int number(String digits, String text) {
    if (digits.isEmpty()
        || digits.length() > 5
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw unreadable(text);
    }
    return Integer.parseInt(digits);
  }

  private static Fault unreadable(String text) {
    return new Fault.Invalid(
        "\""
            + text
            + "\" names no traffic; write it like \"tcp 443\", \"udp 1024-65535\","
            + " \"icmp type 3 code 4\" or \"all\"");
  }
}
