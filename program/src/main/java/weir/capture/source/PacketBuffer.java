package weir.capture.source;

import weir.model.net.LinkDirection;

/// Packets on their way from a source to a decoder: the source's array of bytes and, per packet,
/// where it lies in it. Owned by one lane, refilled by its source.
///
/// Nothing is allocated per packet. The bytes stay as they are until the next [PacketSource#read].
public final class PacketBuffer {
  /// How many packets one read hands on at most.
  public static final int MOST_PACKETS = 1 << 12;

  /// What a packet's length on the wire is cut to, so that sums of positions stay positive.
  static final int MOST_WIRE_BYTES = 1 << 30;

  private static final LinkDirection[] DIRECTIONS = LinkDirection.values();

  private byte[] bytes = {};
  private final int[] offset = new int[MOST_PACKETS];
  private final int[] capturedBytes = new int[MOST_PACKETS];
  private final int[] wireBytes = new int[MOST_PACKETS];
  private final long[] timeNanos = new long[MOST_PACKETS];
  private final int[] linkType = new int[MOST_PACKETS];
  private final byte[] direction = new byte[MOST_PACKETS];
  private int count;

  /// Empties the buffer for packets that lie in this array.
  public void clear(byte[] packets) {
    bytes = packets;
    count = 0;
  }

  /// Whether another [#add] would not fit.
  public boolean isFull() {
    return count == MOST_PACKETS;
  }

  /// Adds a packet whose way across the link the capture does not tell.
  public void add(int offset, int capturedBytes, long wireBytes, long timeNanos, int linkType) {
    add(offset, capturedBytes, wireBytes, timeNanos, linkType, LinkDirection.UNKNOWN);
  }

  /// Adds a packet that lies in the array that [#clear] was given.
  ///
  /// @param wireBytes how long the packet was before the capture cut it, link layer included; never
  ///   taken for less than the captured bytes
  /// @param timeNanos when it was captured, nanoseconds since the Unix epoch
  /// @param linkType LINKTYPE_ number of its first header, as in
  ///   <https://www.tcpdump.org/linktypes.html>
  public void add(
      int offset,
      int capturedBytes,
      long wireBytes,
      long timeNanos,
      int linkType,
      LinkDirection direction) {
    int packet = count;
    this.offset[packet] = offset;
    this.capturedBytes[packet] = capturedBytes;
    this.wireBytes[packet] = (int) Math.max(capturedBytes, Math.min(wireBytes, MOST_WIRE_BYTES));
    this.timeNanos[packet] = timeNanos;
    this.linkType[packet] = linkType;
    this.direction[packet] = (byte) direction.ordinal();
    count = packet + 1;
  }

  /// The array that all packets lie in.
  public byte[] bytes() {
    return bytes;
  }

  /// How many packets there are; they are numbered from 0.
  public int count() {
    return count;
  }

  public int offset(int packet) {
    return offset[packet];
  }

  public int capturedBytes(int packet) {
    return capturedBytes[packet];
  }

  /// The packet's length before the capture cut it; at least [#capturedBytes].
  public int wireBytes(int packet) {
    return wireBytes[packet];
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
}
