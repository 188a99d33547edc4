package weir.capture.decode;

import weir.model.net.IpProtocol;
import weir.model.net.PacketHeader;

/// What the first fragments of packets said, for the fragments that follow without a transport
/// header. Written by its lane only; never grows.
///
/// When a neighbourhood of slots is full, the oldest first fragment makes room. A fragment whose
/// first one is unknown keeps its ports 0.
final class FragmentTable {
  private static final int SLOTS = 1 << 12;

  /// How many slots one packet may lie in.
  private static final int NEIGHBOURS = 8;

  /// How long Linux waits for the rest of a packet (`net.ipv4.ipfrag_time`).
  private static final long KEPT_NANOS = 30_000_000_000L;

  private static final int WORDS = 5;

  /// Per slot: source high and low, destination high and low, identity (0 when the slot is free).
  private final long[] keys = new long[SLOTS * WORDS];

  private final long[] said = new long[SLOTS];
  private final long[] seenAtNanos = new long[SLOTS];

  void remember(PacketHeader first, long identity) {
    int start = neighbourhood(first, identity);
    int chosen = start;
    for (int slot = start; slot < start + NEIGHBOURS; slot++) {
      if (holds(slot, first, identity) || keys[slot * WORDS + 4] == 0) {
        chosen = slot;
        break;
      }
      if (seenAtNanos[slot] < seenAtNanos[chosen]) {
        chosen = slot;
      }
    }
    int key = chosen * WORDS;
    keys[key] = first.sourceHigh;
    keys[key + 1] = first.sourceLow;
    keys[key + 2] = first.destinationHigh;
    keys[key + 3] = first.destinationLow;
    keys[key + 4] = identity;
    said[chosen] = said(first);
    seenAtNanos[chosen] = first.capturedAtNanos;
  }

  /// Completes a later fragment, whose transport fields are cleared.
  void recall(PacketHeader later, long identity) {
    int start = neighbourhood(later, identity);
    for (int slot = start; slot < start + NEIGHBOURS; slot++) {
      if (holds(slot, later, identity)) {
        if (later.capturedAtNanos - seenAtNanos[slot] <= KEPT_NANOS) {
          repeat(said[slot], later);
        }
        return;
      }
    }
  }

  private boolean holds(int slot, PacketHeader header, long identity) {
    int key = slot * WORDS;
    return keys[key + 4] == identity
        && keys[key + 3] == header.destinationLow
        && keys[key + 1] == header.sourceLow
        && keys[key + 2] == header.destinationHigh
        && keys[key] == header.sourceHigh;
  }

  private static int neighbourhood(PacketHeader header, long identity) {
    long mixed = header.sourceHigh * 31 + header.sourceLow;
    mixed = (mixed ^ mixed >>> 32) * 0x9e3779b97f4a7c15L + header.destinationHigh;
    mixed = (mixed ^ mixed >>> 29) * 0xd6e8feb86659fd93L + header.destinationLow;
    mixed = (mixed ^ mixed >>> 32) * 0x9e3779b97f4a7c15L + identity;
    mixed = (mixed ^ mixed >>> 29) * 0xd6e8feb86659fd93L;
    return (int) (mixed >>> 40) & (SLOTS - NEIGHBOURS);
  }

  /// Protocol above two 16-bit halves: the ports, or ICMP's type with code and its identifier.
  private static long said(PacketHeader first) {
    int halves =
        isIcmp(first.protocol)
            ? (first.icmpType << 8 | first.icmpCode) << 16 | first.icmpIdentifier
            : first.sourcePort << 16 | first.destinationPort;
    return (long) first.protocol << 32 | (halves & 0xffff_ffffL);
  }

  private static void repeat(long said, PacketHeader later) {
    // Behind an IPv6 fragment header there may be further extensions that only the first shows.
    later.protocol = (int) (said >>> 32);
    int high = (int) said >>> 16;
    int low = (int) said & 0xffff;
    if (isIcmp(later.protocol)) {
      later.icmpType = high >>> 8;
      later.icmpCode = high & 0xff;
      later.icmpIdentifier = low;
    } else {
      later.sourcePort = high;
      later.destinationPort = low;
    }
  }

  private static boolean isIcmp(int protocol) {
    return protocol == IpProtocol.ICMP || protocol == IpProtocol.ICMPV6;
  }
}
