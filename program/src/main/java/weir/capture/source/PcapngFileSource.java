package weir.capture.source;

import static weir.capture.source.FileWord.i32;
import static weir.capture.source.FileWord.i64;
import static weir.capture.source.FileWord.u16;
import static weir.capture.source.FileWord.u32;

import java.util.ArrayList;
import java.util.List;
import weir.model.net.LinkDirection;

/// A capture file in the format that Wireshark writes
/// (<https://www.ietf.org/archive/id/draft-ietf-opsawg-pcapng-03.html>): sections, each with its
/// byte order and interfaces, made of blocks.
///
/// Blocks that Weir does not read are passed over. A block that names its length wrongly ends the
/// file, because nothing says where the next one starts; anything wrong within a block costs that
/// block only.
final class PcapngFileSource extends CaptureFileSource {
  static final int SECTION_HEADER = 0x0a0d0d0a;

  private static final int INTERFACE_DESCRIPTION = 1;
  private static final int OBSOLETE_PACKET = 2;
  private static final int SIMPLE_PACKET = 3;
  private static final int INTERFACE_STATISTICS = 5;
  private static final int ENHANCED_PACKET = 6;

  private static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;
  private static final int FLAGS_OPTION = 2;
  private static final int INTERFACE_DROPS_OPTION = 5;
  private static final int SYSTEM_DROPS_OPTION = 7;

  /// More interfaces than a machine has; keeps a hostile file from filling the memory.
  private static final int MOST_INTERFACES = 1 << 16;

  private final List<PcapngInterface> interfaces = new ArrayList<>();
  private final List<Long> drops = new ArrayList<>();
  private boolean bigEndian;
  private long dropsOfEarlierSections;
  private long latestNanos;

  PcapngFileSource(CaptureBytes bytes) {
    super(bytes);
  }

  @Override
  void index(PacketBuffer buffer) {
    byte[] array = bytes.array();
    while (!buffer.isFull() && bytes.end() - bytes.at() >= 12) {
      int at = bytes.at();
      int type = i32(array, at, bigEndian);
      if (type == SECTION_HEADER) {
        bigEndian = isBigEndian(array, at);
      }
      long length = u32(array, at + 4, bigEndian);
      if (length < 12 || length % 4 != 0) {
        throw bytes.corrupt(
            at, "a block claims a length of " + length + " but it must be 12 or more, in fours");
      }
      if (!isRead(type)) {
        bytes.skip(length);
        continue;
      }
      if (length > array.length) {
        throw bytes.corrupt(
            at,
            "a block claims a length of "
                + length
                + " but the longest that Weir reads is "
                + array.length);
      }
      int blockEnd = at + (int) length;
      if (bytes.end() < blockEnd) {
        return;
      }
      if (u32(array, blockEnd - 4, bigEndian) != length) {
        throw bytes.corrupt(
            blockEnd - 4,
            "a block of "
                + length
                + " bytes ends with the length "
                + u32(array, blockEnd - 4, bigEndian));
      }
      block(type, array, at + 8, blockEnd - 4, buffer);
      bytes.consumeTo(blockEnd);
    }
  }

  private static boolean isRead(int type) {
    return switch (type) {
      case SECTION_HEADER,
          INTERFACE_DESCRIPTION,
          OBSOLETE_PACKET,
          SIMPLE_PACKET,
          INTERFACE_STATISTICS,
          ENHANCED_PACKET ->
          true;
      default -> false;
    };
  }

  private boolean isBigEndian(byte[] array, int at) {
    int magic = i32(array, at + 8, false);
    if (magic != BYTE_ORDER_MAGIC && magic != Integer.reverseBytes(BYTE_ORDER_MAGIC)) {
      throw bytes.corrupt(
          at + 8,
          "a section's byte-order magic is "
              + Integer.toHexString(magic)
              + " but must be 1a2b3c4d in either order");
    }
    return magic != BYTE_ORDER_MAGIC;
  }

  private void block(int type, byte[] array, int body, int end, PacketBuffer buffer) {
    switch (type) {
      case SECTION_HEADER -> startSection(array, body, end);
      case INTERFACE_DESCRIPTION -> addInterface(array, body, end);
      case ENHANCED_PACKET -> {
        if (end - body < 20) {
          countMalformed();
        } else {
          packet(array, u32(array, body, bigEndian), body, end, buffer);
        }
      }
      case OBSOLETE_PACKET -> {
        if (end - body < 20) {
          countMalformed();
        } else {
          packet(array, u16(array, body, bigEndian), body, end, buffer);
        }
      }
      case SIMPLE_PACKET -> simplePacket(array, body, end, buffer);
      default -> statistics(array, body, end);
    }
  }

  private void startSection(byte[] array, int body, int end) {
    int major = end - body < 16 ? 0 : u16(array, body + 4, bigEndian);
    if (major != 1) {
      throw bytes.corrupt(body + 4, "pcapng version " + major + " is not known; it must be 1");
    }
    dropsOfEarlierSections += drops();
    interfaces.clear();
    drops.clear();
  }

  private void addInterface(byte[] array, int body, int end) {
    if (interfaces.size() == MOST_INTERFACES) {
      throw bytes.corrupt(body, "a section describes more than " + MOST_INTERFACES + " interfaces");
    }
    if (end - body < PcapngInterface.BODY_BYTES) {
      throw bytes.corrupt(body, "an interface description ends before its link type does");
    }
    interfaces.add(PcapngInterface.read(array, body, end, bigEndian));
    drops.add(0L);
  }

  /// Enhanced and obsolete packets differ in the width of the interface's number only.
  private void packet(byte[] array, long interfaceId, int body, int end, PacketBuffer buffer) {
    int captured = i32(array, body + 12, bigEndian);
    if (interfaceId >= interfaces.size() || captured < 0 || captured > end - body - 20) {
      countMalformed();
      return;
    }
    PcapngInterface on = interfaces.get((int) interfaceId);
    long ticks = u32(array, body + 4, bigEndian) << 32 | u32(array, body + 8, bigEndian);
    latestNanos = on.clock().toNanos(ticks);
    buffer.add(
        body + 20,
        captured,
        u32(array, body + 16, bigEndian),
        latestNanos,
        on.linkType(),
        direction(array, body + 20 + PcapngOptions.padded(captured), end));
  }

  private LinkDirection direction(byte[] array, int options, int end) {
    int flagsAt = PcapngOptions.find(array, options, end, bigEndian, FLAGS_OPTION, 4);
    if (flagsAt < 0) {
      return LinkDirection.UNKNOWN;
    }
    return switch (i32(array, flagsAt, bigEndian) & 3) {
      case 1 -> LinkDirection.RECEIVED;
      case 2 -> LinkDirection.SENT;
      default -> LinkDirection.UNKNOWN;
    };
  }

  /// A packet of the first interface without a time: it takes the time of the packet before it.
  private void simplePacket(byte[] array, int body, int end, PacketBuffer buffer) {
    if (interfaces.isEmpty() || end - body < 4) {
      countMalformed();
      return;
    }
    PcapngInterface on = interfaces.getFirst();
    long wire = u32(array, body, bigEndian);
    long captured = on.snapBytes() == 0 ? wire : Math.min(wire, on.snapBytes());
    int there = (int) Math.min(captured, end - body - 4);
    buffer.add(body + 4, there, wire, latestNanos, on.linkType());
  }

  private void statistics(byte[] array, int body, int end) {
    if (end - body < 12 || u32(array, body, bigEndian) >= interfaces.size()) {
      countMalformed();
      return;
    }
    int byInterface =
        PcapngOptions.find(array, body + 12, end, bigEndian, INTERFACE_DROPS_OPTION, 8);
    int bySystem = PcapngOptions.find(array, body + 12, end, bigEndian, SYSTEM_DROPS_OPTION, 8);
    long total =
        (byInterface < 0 ? 0 : Math.max(0, i64(array, byInterface, bigEndian)))
            + (bySystem < 0 ? 0 : Math.max(0, i64(array, bySystem, bigEndian)));
    drops.set(i32(array, body, bigEndian), total);
    dropped(dropsOfEarlierSections + drops());
  }

  private long drops() {
    return drops.stream().mapToLong(Long::longValue).sum();
  }
}
