package weir.capture.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import weir.capture.PcapngFile;
import weir.model.aws.Fault;
import weir.model.net.LinkDirection;

class PcapngFileSourceTest {
  private static final byte[] PACKET = {1, 2, 3, 4, 5};
  private static final ByteOrder BIG = ByteOrder.BIG_ENDIAN;
  private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;

  @Test
  void readsSeveralSectionsOfDifferentByteOrders() throws IOException {
    PcapngFile file =
        new PcapngFile(BIG)
            .on(1)
            .on(113)
            .packet(1, 1_000_001, PACKET)
            .section(LITTLE)
            .on(276)
            .packet(0, 2, PACKET);
    List<CapturedPacket> packets = CapturedPacket.all(open(file));
    assertEquals(List.of(113, 276), packets.stream().map(CapturedPacket::linkType).toList());
    assertEquals(
        List.of(1_000_001_000L, 2000L), packets.stream().map(CapturedPacket::timeNanos).toList());
    assertEquals("0102030405", packets.get(1).hex());
  }

  @Test
  void goesOnBehindASkippedBlockWhereverReadsEnd() throws IOException {
    PcapngFile file = new PcapngFile(LITTLE).on(1).packet(0, 1, PACKET);
    file.block(0x0bad, file.body(400)).packet(0, 2, PACKET);
    byte[] bytes = file.bytes();
    for (int piece = 1; piece < bytes.length; piece++) {
      try (PacketSource source = CaptureFiles.open("pieces", new Pieces(bytes, piece))) {
        assertEquals(2, CapturedPacket.all(source).size(), "in pieces of " + piece);
      }
    }
  }

  /// A stream that hands out a few bytes at a time, as pipes do.
  private static final class Pieces extends ByteArrayInputStream {
    private final int most;

    Pieces(byte[] bytes, int most) {
      super(bytes);
      this.most = most;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) {
      return super.read(target, offset, Math.min(length, most));
    }
  }

  @Test
  void readsTheDirectionOption() throws IOException {
    PcapngFile file = new PcapngFile(LITTLE).on(1);
    for (int flags : new int[] {0x11, 2, 0, 3}) {
      file.packet(0, 1, PACKET, 90, file.option(2, 4, flags));
    }
    assertEquals(
        List.of(
            LinkDirection.RECEIVED,
            LinkDirection.SENT,
            LinkDirection.UNKNOWN,
            LinkDirection.UNKNOWN),
        CapturedPacket.all(open(file)).stream().map(CapturedPacket::direction).toList());
  }

  @Test
  void readsObsoleteAndSimplePackets() throws IOException {
    PcapngFile file =
        new PcapngFile(BIG)
            .on(1, 4, new byte[0])
            .obsoletePacket(0, 7, PACKET)
            .simplePacket(new byte[] {1, 2, 3, 4}, 1500);
    List<CapturedPacket> packets = CapturedPacket.all(open(file));
    assertEquals(List.of(5, 5), packets.get(0).lengths());
    assertEquals(List.of(4, 1500), packets.get(1).lengths());
    assertEquals(7000, packets.get(1).timeNanos(), "the time of the packet before");
  }

  @Test
  void countsWhatTheWriterSaysItLost() throws IOException {
    PcapngFile file = new PcapngFile(BIG).on(1).on(1);
    file.statistics(0, file.option(5, 8, 100));
    file.statistics(0, file.option(5, 8, 120));
    file.statistics(1, file.option(7, 8, 3));
    file.section(BIG).on(1);
    file.statistics(0, file.option(5, 8, 1000));
    PacketSource source = open(file);
    CapturedPacket.all(source);
    assertEquals(new SourceCounters(0, 1123, 0), source.counters());
  }

  @Test
  void passesOverBlocksThatItDoesNotRead() throws IOException {
    PcapngFile file = new PcapngFile(LITTLE).on(1).packet(0, 1, PACKET);
    file.block(0x0bad, file.body(5 << 20)).packet(0, 2, PACKET);
    file.block(10, file.body(0)).packet(0, 3, PACKET);
    PacketSource source = open(file);
    assertEquals(3, CapturedPacket.all(source).size());
    assertEquals(0, source.counters().malformed());
  }

  @Test
  void losesOnlyTheBlockThatIsWrongInside() throws IOException {
    PcapngFile file = new PcapngFile(LITTLE).on(1);
    file.packet(3, 1, PACKET);
    file.block(6, file.body(20).putInt(0).putLong(0).putInt(9).putInt(9));
    file.block(6, file.body(20).putInt(0).putLong(0).putInt(-1).putInt(9));
    file.block(6, file.body(4));
    file.block(5, file.body(4));
    file.block(3, file.body(0));
    file.packet(0, 2, PACKET);
    PacketSource source = open(file);
    assertEquals(1, CapturedPacket.all(source).size());
    assertEquals(new SourceCounters(1, 0, 6), source.counters());
  }

  @Test
  void namesThePlaceOfABlockWhoseLengthCannotBe() throws IOException {
    byte[] file = new PcapngFile(LITTLE).on(1).packet(0, 1, PACKET).bytes();
    assertCorrupt(
        "test.pcapng, byte 48: a block claims a length of 13 but it must be 12 or more, in fours",
        with(file, 52, 13));
    assertCorrupt(
        "test.pcapng, byte 48: a block claims a length of 4294967292 but the longest that Weir"
            + " reads is 1048576",
        with(file, 52, -4));
    assertCorrupt(
        "test.pcapng, byte 84: a block of 40 bytes ends with the length 44", with(file, 84, 44));
    assertCorrupt(
        "test.pcapng, byte 8: a section's byte-order magic is 12345678 but must be 1a2b3c4d in"
            + " either order",
        with(file, 8, 0x12345678));
    assertCorrupt(
        "test.pcapng, byte 12: pcapng version 2 is not known; it must be 1", with(file, 12, 2));
  }

  @Test
  void countsABlockThatIsTornOffAtTheEnd() throws IOException {
    byte[] file = new PcapngFile(LITTLE).on(1).packet(0, 1, PACKET).packet(0, 2, PACKET).bytes();
    for (int torn = 1; torn < 40; torn++) {
      PacketSource source = open(Arrays.copyOf(file, file.length - torn));
      assertEquals(1, CapturedPacket.all(source).size());
      assertEquals(new SourceCounters(1, 0, 1), source.counters(), "torn by " + torn);
    }
  }

  @Test
  void findsTheSamePacketsHoweverTheyFallIntoChunks() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    PcapngFile file = new PcapngFile(BIG).on(1);
    int packets = 30_000;
    for (int i = 0; i < packets; i++) {
      int length = random.nextInt(3000) == 0 ? random.nextInt(500_000) : random.nextInt(120);
      file.packet(0, i, new byte[length]);
    }
    List<CapturedPacket> found = CapturedPacket.all(open(file));
    assertEquals(packets, found.size(), "seed " + seed);
    for (int i = 0; i < packets; i++) {
      assertEquals(i * 1000L, found.get(i).timeNanos(), "seed " + seed);
    }
  }

  @Test
  void convertsTimesOfAnyResolution() {
    assertEquals(5_000_000_000L, new PcapngClock(0, 0).toNanos(5));
    assertEquals(5, new PcapngClock(9, 0).toNanos(5));
    assertEquals(5, new PcapngClock(12, 0).toNanos(5999));
    assertEquals(5_500_000_000L, new PcapngClock(0x80 | 1, 0).toNanos(11));
    assertEquals(1_000_000_000L, new PcapngClock(0x80 | 20, 0).toNanos(1 << 20));
    assertEquals(500_000_000L, new PcapngClock(0x80 | 63, 0).toNanos(1L << 62));
    assertEquals(250_000_000L, new PcapngClock(0x80 | 65, 0).toNanos(1L << 63));
    assertEquals(7_000_005_000L, new PcapngClock(6, 7).toNanos(5));
    assertEquals(1_000_000_000L, new PcapngClock(6, -1).toNanos(2_000_000));
  }

  @Test
  void keepsImpossibleTimesWithinBounds() {
    for (int resolution = 0; resolution < 256; resolution++) {
      for (long offset : new long[] {Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE}) {
        for (long ticks : new long[] {0, 1, Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
          long nanos = new PcapngClock(resolution, offset).toNanos(ticks);
          assertEquals(Math.clamp(nanos, 0, PcapngClock.LATEST_NANOS), nanos);
        }
      }
    }
  }

  private static byte[] with(byte[] file, int at, int word) {
    byte[] changed = file.clone();
    ByteBuffer.wrap(changed).order(LITTLE).putInt(at, word);
    return changed;
  }

  private static void assertCorrupt(String message, byte[] file) throws IOException {
    PacketSource source = open(file);
    assertEquals(
        message, assertThrows(Fault.Corrupt.class, () -> CapturedPacket.all(source)).getMessage());
  }

  private static PacketSource open(PcapngFile file) throws IOException {
    return open(file.bytes());
  }

  private static PacketSource open(byte[] file) throws IOException {
    return CaptureFiles.open("test.pcapng", new ByteArrayInputStream(file));
  }
}
