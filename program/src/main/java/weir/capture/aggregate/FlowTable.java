package weir.capture.aggregate;

import java.util.Arrays;
import weir.model.net.PacketHeader;
import weir.model.net.TcpFlags;

/// The flows of one interface in one open window: a row per direction, flow key and action. Written
/// by its lane only.
///
/// Rows are dense and kept in the order of their first packet, eight `long`s each, in chunks that
/// are never copied. An open-addressing index of `hash << 32 | row + 1` finds them; its upper half
/// spares nearly every look at a wrong row. Chunks and index are kept for the next window, and a
/// packet of a known flow allocates nothing.
///
/// With a hundred thousand flows neither index nor rows lie in the near caches, so a packet costs
/// two waits for memory. Packets are therefore counted [#BATCH] at a time: first all their index
/// entries are looked at, then all their rows, and the processor waits for many at once; then each
/// is counted in its turn. Whoever reads rows calls [#settle] first.
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
  private static final int BATCH = 32;

  /// Where a waiting packet keeps its hash; its other values stand where its row would have them.
  private static final int HASH = PACKETS;

  private final int mostRows;
  private final long seed;
  private final long[] waiting = new long[BATCH * ROW_LONGS];
  private int waitingCount;

  /// Written so that the compiler cannot leave out the loads that it sums.
  @SuppressWarnings("UnusedVariable")
  private long touched;

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
  void add(PacketHeader packet, long key, int seconds) {
    long[] waiting = this.waiting;
    int at = waitingCount * ROW_LONGS;
    waiting[at + SOURCE_HIGH] = packet.sourceHigh;
    waiting[at + SOURCE_LOW] = packet.sourceLow;
    waiting[at + DESTINATION_HIGH] = packet.destinationHigh;
    waiting[at + DESTINATION_LOW] = packet.destinationLow;
    waiting[at + KEY] = key | TcpFlags.recorded(packet.tcpFlags);
    waiting[at + HASH] =
        hash(
            packet.sourceHigh,
            packet.sourceLow,
            packet.destinationHigh,
            packet.destinationLow,
            key);
    waiting[at + BYTES] = packet.lengthBytes;
    waiting[at + TIMES] = seconds & 0xffff_ffffL;
    if (++waitingCount == BATCH) {
      settle();
    }
  }

  /// Counts the packets that still wait.
  void settle() {
    touch();
    for (int at = 0; at < waitingCount * ROW_LONGS; at += ROW_LONGS) {
      count(at);
    }
    waitingCount = 0;
  }

  /// Brings index entries and rows of the waiting packets near, without any of them waiting for
  /// another.
  private void touch() {
    long[] index = this.index;
    int mask = indexMask;
    long sum = 0;
    for (int at = HASH; at < waitingCount * ROW_LONGS; at += ROW_LONGS) {
      sum += index[(int) waiting[at] & mask];
    }
    for (int at = HASH; at < waitingCount * ROW_LONGS; at += ROW_LONGS) {
      int row = (int) index[(int) waiting[at] & mask] - 1;
      if (row >= 0) {
        sum += chunks[row >>> CHUNK_BITS][offset(row) + TIMES];
      }
    }
    touched = sum;
  }

  private void count(int packet) {
    long[] waiting = this.waiting;
    long hash = waiting[packet + HASH];
    long sourceLow = waiting[packet + SOURCE_LOW];
    long destinationLow = waiting[packet + DESTINATION_LOW];
    long key = waiting[packet + KEY];
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
            && chunk[at + SOURCE_HIGH] == waiting[packet + SOURCE_HIGH]
            && chunk[at + DESTINATION_HIGH] == waiting[packet + DESTINATION_HIGH]) {
          chunk[at + KEY] |= key;
          chunk[at + PACKETS]++;
          chunk[at + BYTES] += waiting[packet + BYTES];
          chunk[at + TIMES] = stretched(chunk[at + TIMES], waiting[packet + TIMES]);
          return;
        }
      }
      slot = slot + 1 & indexMask;
    }
    insert(packet, hash, slot);
  }

  private void insert(int packet, long hash, int slot) {
    if (rows == mostRows) {
      refusedPackets++;
      return;
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
    System.arraycopy(waiting, packet, chunk, at, ROW_LONGS);
    chunk[at + PACKETS] = 1;
    chunk[at + TIMES] |= chunk[at + TIMES] << 32;
    index[slot] = hash & 0xffff_ffff_0000_0000L | row + 1;
    if (rows * 2 > index.length) {
      growIndex();
    }
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

  private static long stretched(long times, long second) {
    return Math.min(times >>> 32, second) << 32 | Math.max(times & 0xffff_ffffL, second);
  }

  /// Where the row begins in its chunk.
  static int offset(int row) {
    return (row & CHUNK_ROWS - 1) * ROW_LONGS;
  }

  /// Flows so far; packets that wait for [#settle] are not among them.
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
