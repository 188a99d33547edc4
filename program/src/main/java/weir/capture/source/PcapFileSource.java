package weir.capture.source;

import static weir.capture.source.FileWord.i32;
import static weir.capture.source.FileWord.u16;
import static weir.capture.source.FileWord.u32;
import static weir.capture.source.FileWord.u8;

import weir.model.net.LinkDirection;

/// A capture file in tcpdump's classic format, as `pcap-savefile(5)` describes it, in either byte
/// order, with microseconds or nanoseconds.
final class PcapFileSource extends CaptureFileSource {
  /// The longest packet that libpcap writes; anything longer is garbage read as a length.
  static final int MOST_PACKET_BYTES = 1 << 18;

  private static final int MICROSECONDS = 0xa1b2c3d4;
  private static final int NANOSECONDS = 0xa1b23c4d;

  /// Linux distributions of the nineties: interface, protocol and direction behind each header.
  private static final int KUZNETZOV = 0xa1b2cd34;

  private static final int FILE_HEADER_BYTES = 24;
  private static final int KUZNETZOV_PACKET_TYPE = 22;
  private static final int PACKET_OUTGOING = 4;

  private boolean headerRead;
  private boolean bigEndian;
  private int nanosPerTick;
  private int recordHeaderBytes;
  private boolean tellsDirection;
  private int linkType;

  PcapFileSource(CaptureBytes bytes) {
    super(bytes);
  }

  /// Whether a file that starts with this number, read in little endian, is of this format.
  static boolean isMagic(int magic) {
    return isMagicInOrder(magic) || isMagicInOrder(Integer.reverseBytes(magic));
  }

  private static boolean isMagicInOrder(int magic) {
    return magic == MICROSECONDS || magic == NANOSECONDS || magic == KUZNETZOV;
  }

  @Override
  void index(PacketBuffer buffer) {
    if (!headerRead && !readHeader()) {
      return;
    }
    byte[] array = bytes.array();
    int end = bytes.end();
    int at = bytes.at();
    int most = Math.min(MOST_PACKET_BYTES, array.length - recordHeaderBytes);
    while (!buffer.isFull() && end - at >= recordHeaderBytes) {
      int captured = i32(array, at + 8, bigEndian);
      if (captured < 0 || captured > most) {
        bytes.consumeTo(at);
        throw bytes.corrupt(
            at,
            "a packet claims "
                + Integer.toUnsignedString(captured)
                + " captured bytes but none can have more than "
                + most);
      }
      int packetAt = at + recordHeaderBytes;
      if (end - packetAt < captured) {
        break;
      }
      long seconds = u32(array, at, bigEndian);
      long ticks = u32(array, at + 4, bigEndian);
      buffer.add(
          packetAt,
          captured,
          u32(array, at + 12, bigEndian),
          seconds * 1_000_000_000L + ticks * nanosPerTick,
          linkType,
          tellsDirection ? direction(array, at) : LinkDirection.UNKNOWN);
      at = packetAt + captured;
    }
    bytes.consumeTo(at);
  }

  private static LinkDirection direction(byte[] array, int at) {
    return u8(array, at + KUZNETZOV_PACKET_TYPE) == PACKET_OUTGOING
        ? LinkDirection.SENT
        : LinkDirection.RECEIVED;
  }

  private boolean readHeader() {
    int at = bytes.at();
    if (bytes.end() - at < FILE_HEADER_BYTES) {
      return false;
    }
    byte[] array = bytes.array();
    bigEndian = !isMagicInOrder(i32(array, at, false));
    int magic = i32(array, at, bigEndian);
    nanosPerTick = magic == NANOSECONDS ? 1 : 1000;
    tellsDirection = magic == KUZNETZOV;
    recordHeaderBytes = tellsDirection ? 24 : 16;
    int major = u16(array, at + 4, bigEndian);
    if (major != 2) {
      throw bytes.corrupt(at + 4, "pcap version " + major + " is not known; it must be 2");
    }
    // The upper half tells of frame check sequences, which lie behind all that Weir reads.
    linkType = i32(array, at + 20, bigEndian) & 0xffff;
    bytes.consumeTo(at + FILE_HEADER_BYTES);
    headerRead = true;
    return true;
  }
}
