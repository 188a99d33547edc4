package weir.capture.source;

import weir.model.net.LinkDirection;

/// Packets on their way from a source to a decoder: one array of bytes and, per packet, where it
/// lies in it. Owned by one lane, refilled by its source.
///
/// Nothing is allocated per packet. A source either lays packets into [#bytes] or lets the buffer
/// see the array that it reads files into.
public final class PacketBuffer {
  /// Room for one packet at least: the longest that a capture file may hold here.
  public static final int CAPACITY_BYTES = 1 << 20;

  static final int MOST_PACKETS = 1 << 14;

  private final byte[] bytes = new byte[CAPACITY_BYTES];
  private final int[] offset = new int[MOST_PACKETS];
  private final int[] capturedBytes = new int[MOST_PACKETS];
  private final long[] timeNanos = new long[MOST_PACKETS];
  private final int[] linkType = new int[MOST_PACKETS];
  private final byte[] direction = new byte[MOST_PACKETS];
  private int count;

  /// The bytes of all packets. The source writes them before [#add], the decoder reads them after.
  public byte[] bytes() {
    return bytes;
  }

  public void clear() {
    count = 0;
  }

  public boolean isFull() {
    return count == MOST_PACKETS;
  }

  /// Adds a packet that lies in [#bytes].
  ///
  /// @param timeNanos when it was captured, nanoseconds since the Unix epoch
  /// @param linkType LINKTYPE_ number of its first header, as in
  ///   <https://www.tcpdump.org/linktypes.html>
  public void add(
      int offset, int capturedBytes, long timeNanos, int linkType, LinkDirection direction) {
    this.offset[count] = offset;
    this.capturedBytes[count] = capturedBytes;
    this.timeNanos[count] = timeNanos;
    this.linkType[count] = linkType;
    this.direction[count] = (byte) direction.ordinal();
    count++;
  }

  public int count() {
    return count;
  }

  public int offset(int packet) {
    return offset[packet];
  }

  public int capturedBytes(int packet) {
    return capturedBytes[packet];
  }

  public long timeNanos(int packet) {
    return timeNanos[packet];
  }

  public int linkType(int packet) {
    return linkType[packet];
  }

  public LinkDirection direction(int packet) {
    return DIRECTIONS[direction[packet]];
  }

  private static final LinkDirection[] DIRECTIONS = LinkDirection.values();
}
