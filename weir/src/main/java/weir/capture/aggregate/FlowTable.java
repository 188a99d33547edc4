package weir.capture.aggregate;

import java.util.Arrays;
import weir.model.net.PacketHeader;
import weir.model.net.TcpFlags;

/// The flows of one interface in one open window: a row per direction, flow key and action. Written
/// by its lane only.
///
/// Rows are dense and kept in the order of their first packet, eight `long`s each, in chunks that
/// are never copied. An open-addressing index of `hash << 32 | row + 1` finds them; its upper half
/// spares nearly every look at a wrong row. A packet that meets a known flow touches one index
/// entry and one row and allocates nothing; chunks and index are kept for the next window.
///
/// The hash is seeded, so that nobody who sends packets can choose them to collide.
final class FlowTable {
  static final int SOURCE_HIGH = 0;
  static final int SOURCE_LOW = 1;
  static final int DESTINATION_HIGH = 2;
  static final int DESTINATION_LOW = 3;

  /// [FlowKey] bits, and the TCP flags of all packets in the lowest five.
  static final int KEY = 4;

  static final int PACKETS = 5;
  static final int BYTES = 6;

  /// Unix seconds of the first packet in the upper half, of the last in the lower.
  static final int TIMES = 7;

  private static final int ROW_LONGS = 8;
  private static final int CHUNK_BITS = 12;
  private static final int CHUNK_ROWS = 1 << CHUNK_BITS;
  private static final int SMALLEST_INDEX = 1 << 8;

  private final int mostRows;
  private final long seed;
  private long[] index = new long[SMALLEST_INDEX];
  private int indexMask = SMALLEST_INDEX - 1;
  private long[][] chunks = new long[4][];
  private int rows;
  private long refusedPackets;

  /// @param mostRows flows that the table holds at most; packets of further flows are refused and
  ///   counted
  FlowTable(int mostRows, long seed) {
    this.mostRows = mostRows;
    this.seed = seed | 1;
  }

  /// Counts one packet in the row of its flow.
  ///
  /// @param key from [FlowKey#of]
  /// @param seconds packet time, Unix seconds, inside the window
  /// @return false when the flow is new and the table is full
  boolean add(PacketHeader packet, long key, int seconds) {
    long sourceLow = packet.sourceLow;
    long destinationLow = packet.destinationLow;
    long hash = hash(packet.sourceHigh, sourceLow, packet.destinationHigh, destinationLow, key);
    int slot = (int) hash & indexMask;
    long[] index = this.index;
    for (long entry = index[slot]; entry != 0; entry = index[slot]) {
      if ((entry ^ hash) >>> 32 == 0) {
        int row = (int) entry - 1;
        long[] chunk = chunks[row >>> CHUNK_BITS];
        int at = offset(row);
        if (chunk[at + SOURCE_LOW] == sourceLow
            && chunk[at + DESTINATION_LOW] == destinationLow
            && FlowKey.same(chunk[at + KEY], key)
            && chunk[at + SOURCE_HIGH] == packet.sourceHigh
            && chunk[at + DESTINATION_HIGH] == packet.destinationHigh) {
          chunk[at + KEY] |= TcpFlags.recorded(packet.tcpFlags);
          chunk[at + PACKETS]++;
          chunk[at + BYTES] += packet.lengthBytes;
          chunk[at + TIMES] = stretched(chunk[at + TIMES], seconds);
          return true;
        }
      }
      slot = slot + 1 & indexMask;
    }
    return insert(packet, key, seconds, hash, slot);
  }

  private boolean insert(PacketHeader packet, long key, int seconds, long hash, int slot) {
    if (rows == mostRows) {
      refusedPackets++;
      return false;
    }
    int row = rows++;
    if (row >>> CHUNK_BITS == chunks.length) {
      chunks = Arrays.copyOf(chunks, chunks.length * 2);
    }
    long[] chunk = chunks[row >>> CHUNK_BITS];
    if (chunk == null) {
      chunk = chunks[row >>> CHUNK_BITS] = new long[CHUNK_ROWS * ROW_LONGS];
    }
    int at = offset(row);
    chunk[at + SOURCE_HIGH] = packet.sourceHigh;
    chunk[at + SOURCE_LOW] = packet.sourceLow;
    chunk[at + DESTINATION_HIGH] = packet.destinationHigh;
    chunk[at + DESTINATION_LOW] = packet.destinationLow;
    chunk[at + KEY] = key | TcpFlags.recorded(packet.tcpFlags);
    chunk[at + PACKETS] = 1;
    chunk[at + BYTES] = packet.lengthBytes;
    chunk[at + TIMES] = (long) seconds << 32 | seconds & 0xffff_ffffL;
    index[slot] = hash & 0xffff_ffff_0000_0000L | row + 1;
    if (rows * 2 > index.length) {
      growIndex();
    }
    return true;
  }

  private void growIndex() {
    int size = index.length * 2;
    index = new long[size];
    indexMask = size - 1;
    for (int row = 0; row < rows; row++) {
      long[] chunk = chunks[row >>> CHUNK_BITS];
      int at = offset(row);
      long hash =
          hash(
              chunk[at + SOURCE_HIGH],
              chunk[at + SOURCE_LOW],
              chunk[at + DESTINATION_HIGH],
              chunk[at + DESTINATION_LOW],
              FlowKey.withoutFlags(chunk[at + KEY]));
      int slot = (int) hash & indexMask;
      while (index[slot] != 0) {
        slot = slot + 1 & indexMask;
      }
      index[slot] = hash & 0xffff_ffff_0000_0000L | row + 1;
    }
  }

  private long hash(long a, long b, long c, long d, long key) {
    long hash =
        (b ^ seed) * 0x9e37_79b9_7f4a_7c15L
            ^ Long.rotateLeft((d ^ seed) * 0xc2b2_ae3d_27d4_eb4fL, 31);
    hash ^=
        (key ^ a * 0xff51_afd7_ed55_8ccdL ^ Long.rotateLeft(c * 0xc4ce_b9fe_1a85_ec53L, 17)) * seed;
    hash ^= hash >>> 32;
    hash *= 0xd6e8_feb8_6659_fd93L;
    return hash ^ hash >>> 29;
  }

  private static long stretched(long times, int seconds) {
    long first = Math.min(times >>> 32, Integer.toUnsignedLong(seconds));
    long last = Math.max(times & 0xffff_ffffL, Integer.toUnsignedLong(seconds));
    return first << 32 | last;
  }

  /// Where the row begins in its chunk.
  static int offset(int row) {
    return (row & CHUNK_ROWS - 1) * ROW_LONGS;
  }

  int rows() {
    return rows;
  }

  /// The `long`s among which [#offset] finds a row.
  long[] chunk(int row) {
    return chunks[row >>> CHUNK_BITS];
  }

  /// Packets that found no room since the last [#clear].
  long refusedPackets() {
    return refusedPackets;
  }

  /// Forgets all flows and keeps the memory, unless the window before used only a small part of it.
  void clear() {
    if (index.length > SMALLEST_INDEX && rows * 16L < index.length) {
      index = new long[Math.max(SMALLEST_INDEX, Integer.highestOneBit(Math.max(1, rows)) * 4)];
      indexMask = index.length - 1;
      int kept = (rows >>> CHUNK_BITS) + 1;
      Arrays.fill(chunks, Math.min(kept, chunks.length), chunks.length, null);
    } else {
      Arrays.fill(index, 0);
    }
    rows = 0;
    refusedPackets = 0;
  }
}
