package weir.capture.source;

import static weir.capture.source.FileWord.i32;
import static weir.capture.source.FileWord.i64;
import static weir.capture.source.FileWord.u16;
import static weir.capture.source.FileWord.u32;
import static weir.capture.source.FileWord.u8;

import java.time.InstantSource;
import java.util.Arrays;
import weir.model.net.LinkDirection;

/// Finds packets in what the kernel sends for a group: netlink messages (`netlink(7)`) with the
/// attributes of `linux/netfilter/nfnetlink_log.h`. Used by its source only.
final class NflogMessages {
  private static final int MESSAGE_HEADER_BYTES = 16;
  private static final int NETFILTER_HEADER_BYTES = 4;
  private static final int PACKET_MESSAGE = 4 << 8;

  private static final int PACKET_HEADER = 1;
  private static final int TIMESTAMP = 3;
  private static final int PAYLOAD = 9;
  private static final int PREFIX = 10;
  private static final int SEQUENCE = 12;

  private static final int TYPE_BITS = 0x3fff;
  private static final int NETDEV_FAMILY = 5;
  private static final int LINKTYPE_RAW = 101;

  private final byte[] prefix;
  private final InstantSource clock;
  private long nextSequence = -1;
  private long lost;
  private long malformed;

  NflogMessages(byte[] prefix, InstantSource clock) {
    this.prefix = prefix;
    this.clock = clock;
  }

  /// How many packets the kernel logged but had no room to send.
  long lost() {
    return lost;
  }

  long malformed() {
    return malformed;
  }

  /// Adds the wanted packets of one datagram.
  void index(byte[] bytes, int from, int end, PacketBuffer buffer) {
    int at = from;
    while (end - at >= MESSAGE_HEADER_BYTES) {
      int length = i32(bytes, at, false);
      if (length < MESSAGE_HEADER_BYTES || length > end - at) {
        malformed++;
        return;
      }
      if (u16(bytes, at + 4, false) == PACKET_MESSAGE) {
        packet(bytes, at + MESSAGE_HEADER_BYTES, at + length, buffer);
      }
      at += (length + 3) & ~3;
    }
  }

  private void packet(byte[] bytes, int netfilterHeader, int end, PacketBuffer buffer) {
    int at = netfilterHeader + NETFILTER_HEADER_BYTES;
    int payload = 0;
    int payloadBytes = -1;
    int hook = -1;
    long timeNanos = -1;
    boolean wanted = prefix.length == 0;
    while (end - at >= 4) {
      int length = u16(bytes, at, false);
      int value = at + 4;
      if (length < 4 || length > end - at) {
        malformed++;
        return;
      }
      switch (u16(bytes, at + 2, false) & TYPE_BITS) {
        case PACKET_HEADER -> hook = length < 8 ? -1 : u8(bytes, value + 2);
        case TIMESTAMP -> timeNanos = length < 20 ? -1 : timeNanos(bytes, value);
        case PREFIX -> wanted = startsWithPrefix(bytes, value, at + length);
        case SEQUENCE -> {
          if (length >= 8) {
            follow(u32(bytes, value, true));
          }
        }
        case PAYLOAD -> {
          payload = value;
          payloadBytes = length - 4;
        }
        default -> {
          // Marks, users and other things that a flow record does not tell.
        }
      }
      at += (length + 3) & ~3;
    }
    if (payloadBytes < 0) {
      malformed++;
    } else if (wanted) {
      buffer.add(
          payload,
          payloadBytes,
          payloadBytes,
          timeNanos < 0 ? now() : timeNanos,
          LINKTYPE_RAW,
          direction(u8(bytes, netfilterHeader), hook));
    }
  }

  /// The kernel stamps packets that came in, and those only.
  private long now() {
    var now = clock.instant();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }

  private static long timeNanos(byte[] bytes, int at) {
    return i64(bytes, at, true) * 1_000_000_000L + i64(bytes, at + 8, true) * 1000;
  }

  private boolean startsWithPrefix(byte[] bytes, int at, int end) {
    return end - at >= prefix.length
        && Arrays.equals(bytes, at, at + prefix.length, prefix, 0, prefix.length);
  }

  private void follow(long sequence) {
    if (nextSequence >= 0) {
      lost += (sequence - nextSequence) & 0xffff_ffffL;
    }
    nextSequence = (sequence + 1) & 0xffff_ffffL;
  }

  /// Hooks are numbered from the way in to the way out: prerouting, input, forward, output and
  /// postrouting; the netdev family has only ingress and egress.
  private static LinkDirection direction(int family, int hook) {
    if (family == NETDEV_FAMILY) {
      return hook == 0 ? LinkDirection.RECEIVED : LinkDirection.SENT;
    }
    return switch (hook) {
      case 0, 1 -> LinkDirection.RECEIVED;
      case 3, 4 -> LinkDirection.SENT;
      default -> LinkDirection.UNKNOWN;
    };
  }
}
