package weir.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.model.net.Cidr;
import weir.model.net.IpProtocol;
import weir.model.net.PacketHeader;
import weir.model.net.PortRange;
import weir.model.network.Traffic;

/// Rules in the order in which they are tried, compiled to primitive columns: a row per address
/// block of a rule. Immutable; matching allocates nothing.
final class RuleRows {
  static final int NO_MATCH = -1;

  /// One row before compilation.
  ///
  /// @param rule index of the rule that the row belongs to
  record Row(int rule, Traffic traffic, Cidr block) {}

  /// Told of every row that is tried, in order; what a decision leaves out and an explanation
  /// shows.
  interface Recorder {
    /// @param mismatch null when the row matches
    void tried(int rule, @Nullable Mismatch mismatch);
  }

  private static final Mismatch[] MISMATCHES = Mismatch.values();
  private static final int MATCHES = -1;

  private final int count;
  private final int[] rules;
  private final int[] versions;
  private final int[] protocols;
  private final int[] firstPorts;
  private final int[] lastPorts;
  private final int[] icmpTypes;
  private final int[] icmpCodes;
  private final long[] baseHighs;
  private final long[] baseLows;
  private final long[] maskHighs;
  private final long[] maskLows;

  RuleRows(List<Row> rows) {
    count = rows.size();
    rules = new int[count];
    versions = new int[count];
    protocols = new int[count];
    firstPorts = new int[count];
    lastPorts = new int[count];
    icmpTypes = new int[count];
    icmpCodes = new int[count];
    baseHighs = new long[count];
    baseLows = new long[count];
    maskHighs = new long[count];
    maskLows = new long[count];
    for (int i = 0; i < count; i++) {
      Row row = rows.get(i);
      Cidr block = row.block();
      PortRange ports = row.traffic().ports();
      rules[i] = row.rule();
      versions[i] = block.isIpv4() ? 4 : 6;
      protocols[i] = row.traffic().protocol();
      firstPorts[i] = ports == null ? 0 : ports.from();
      lastPorts[i] = ports == null ? 65535 : ports.to();
      boolean icmp =
          row.traffic().protocol() == IpProtocol.ICMP
              || row.traffic().protocol() == IpProtocol.ICMPV6;
      icmpTypes[i] = icmp ? row.traffic().icmpType() : Traffic.ANY;
      icmpCodes[i] = icmp ? row.traffic().icmpCode() : Traffic.ANY;
      int fixed = block.isIpv4() ? block.prefixLength() + 96 : block.prefixLength();
      baseHighs[i] = block.base().high();
      baseLows[i] = block.base().low();
      maskHighs[i] = fixed == 0 ? 0 : fixed >= 64 ? -1L : -1L << (64 - fixed);
      maskLows[i] = fixed <= 64 ? 0 : -1L << (128 - fixed);
    }
  }

  int count() {
    return count;
  }

  /// The rule of the first row that speaks of the packet, whose other side has the given halves;
  /// [#NO_MATCH] when none does.
  int firstMatch(PacketHeader packet, long peerHigh, long peerLow, @Nullable Recorder recorder) {
    for (int i = 0; i < count; i++) {
      int mismatch = mismatch(i, packet, peerHigh, peerLow);
      if (recorder != null) {
        recorder.tried(rules[i], mismatch == MATCHES ? null : MISMATCHES[mismatch]);
      }
      if (mismatch == MATCHES) {
        return rules[i];
      }
    }
    return NO_MATCH;
  }

  /// Whether a row speaks of packets to this port of a protocol from and to everywhere.
  boolean opensEverywhere(int version, int protocol, int firstPort, int lastPort) {
    for (int i = 0; i < count; i++) {
      if (versions[i] == version
          && (protocols[i] == Traffic.ANY || protocols[i] == protocol)
          && firstPorts[i] <= firstPort
          && lastPorts[i] >= lastPort
          && isEverywhere(i)) {
        return true;
      }
    }
    return false;
  }

  private boolean isEverywhere(int row) {
    return versions[row] == 4 ? (maskLows[row] & 0xffff_ffffL) == 0 : maskHighs[row] == 0;
  }

  private int mismatch(int row, PacketHeader packet, long peerHigh, long peerLow) {
    if (versions[row] != packet.ipVersion) {
      return Mismatch.FAMILY.ordinal();
    }
    if (protocols[row] != Traffic.ANY && protocols[row] != packet.protocol) {
      return Mismatch.PROTOCOL.ordinal();
    }
    if (firstPorts[row] > packet.destinationPort || lastPorts[row] < packet.destinationPort) {
      return Mismatch.PORT.ordinal();
    }
    if (icmpTypes[row] != Traffic.ANY
        && (icmpTypes[row] != packet.icmpType
            || icmpCodes[row] != Traffic.ANY && icmpCodes[row] != packet.icmpCode)) {
      return Mismatch.ICMP.ordinal();
    }
    if (((peerHigh ^ baseHighs[row]) & maskHighs[row]) != 0
        || ((peerLow ^ baseLows[row]) & maskLows[row]) != 0) {
      return Mismatch.ADDRESS.ordinal();
    }
    return MATCHES;
  }
}
