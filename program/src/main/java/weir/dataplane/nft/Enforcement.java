package weir.dataplane.nft;

import java.util.Optional;
import weir.model.aws.Fault;
import weir.model.flow.FlowDirection;

/// Where rules take hold, and where the kernel reports the packets that they drop.
///
/// The two directions report to groups of their own: whoever captures the interface sees dropped
/// arrivals anyway, and needs the log only for what never got out.
///
/// @param linuxInterface name inside the machine's namespace
/// @param ingressLogGroup NFLOG group of dropped arrivals
/// @param egressLogGroup NFLOG group of dropped departures
public record Enforcement(String linuxInterface, int ingressLogGroup, int egressLogGroup) {
  public static final int INGRESS_LOG_GROUP = 4711;
  public static final int EGRESS_LOG_GROUP = 4712;

  /// The rule that a packet meets when no rule speaks of it; AWS shows it as `*`.
  public static final String NO_RULE = "*";

  /// Enough for all headers of a packet.
  private static final int LOGGED_BYTES = 256;

  private static final int LONGEST_PREFIX = 127;

  public Enforcement {
    if (linuxInterface.isEmpty()
        || linuxInterface.length() > 15
        || linuxInterface.chars().anyMatch(c -> c <= ' ' || c == '"' || c == '/' || c > '~')) {
      throw new Fault.Invalid(
          "\""
              + linuxInterface
              + "\" is not the name of a Linux interface; it must have 1 to 15 visible characters"
              + " without \" and /");
    }
  }

  /// On this interface, reporting to the groups that Weir listens to.
  public static Enforcement on(String linuxInterface) {
    return new Enforcement(linuxInterface, INGRESS_LOG_GROUP, EGRESS_LOG_GROUP);
  }

  /// The statement that reports a packet. `queue-threshold 1` because the kernel gives departures
  /// no time of their own: they are timed when they are read.
  String log(FlowDirection direction, String judge, String rule) {
    String prefix = new Refusal(judge, direction, rule).toString();
    if (prefix.length() > LONGEST_PREFIX) {
      throw new IllegalArgumentException("a log prefix of more than 127 bytes: " + prefix);
    }
    int group = direction == FlowDirection.INGRESS ? ingressLogGroup : egressLogGroup;
    return "log prefix \""
        + prefix
        + "\" group "
        + group
        + " snaplen "
        + LOGGED_BYTES
        + " queue-threshold 1";
  }

  /// Who dropped a packet, as the prefix of its entry in the kernel's log says:
  /// `weir|acl-0a1b2c3d|in|100|`.
  ///
  /// @param judge id of the network ACL, or of the first security group, with `+2` when two more
  ///   were asked
  /// @param rule number of an ACL's rule, or [#NO_RULE]
  public record Refusal(String judge, FlowDirection direction, String rule) {
    public static Optional<Refusal> find(String prefix) {
      String[] parts = prefix.split("\\|", -1);
      if (parts.length != 5 || !parts[0].equals("weir")) {
        return Optional.empty();
      }
      return switch (parts[2]) {
        case "in" -> Optional.of(new Refusal(parts[1], FlowDirection.INGRESS, parts[3]));
        case "out" -> Optional.of(new Refusal(parts[1], FlowDirection.EGRESS, parts[3]));
        default -> Optional.empty();
      };
    }

    @Override
    public String toString() {
      return "weir|" + judge + "|" + NftRuleset.word(direction) + "|" + rule + "|";
    }
  }
}
