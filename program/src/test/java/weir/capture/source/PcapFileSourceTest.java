package weir.capture.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import weir.capture.PcapFile;
import weir.model.aws.Fault;
import weir.model.net.LinkDirection;

class PcapFileSourceTest {
  private static final long TIME = 1_763_596_800_123_456_789L;

  @Test
  void keepsTheTimeAsFineAsTheFileHasIt() throws IOException {
    for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
      assertEquals(TIME, read(new PcapFile(1, order, true).add(TIME, new byte[60])).timeNanos());
      assertEquals(
          TIME - 789, read(new PcapFile(1, order, false).add(TIME, new byte[60])).timeNanos());
    }
  }

  @Test
  void tellsTheLengthBeforeAPacketWasCut() throws IOException {
    CapturedPacket packet = read(PcapFile.of(113).add(TIME, new byte[] {1, 2, 3}, 1500));
    assertEquals(List.of(3, 1500), packet.lengths());
    assertEquals("010203", packet.hex());
    assertEquals(113, packet.linkType());
    assertEquals(LinkDirection.UNKNOWN, packet.direction());
    assertEquals(
        List.of(3, 3),
        read(PcapFile.ethernet().add(TIME, new byte[3], 0)).lengths(),
        "a packet is not shorter than what was captured of it");
    assertEquals(
        List.of(3, PacketBuffer.MOST_WIRE_BYTES),
        read(PcapFile.ethernet().add(TIME, new byte[3], -1)).lengths());
  }

  @Test
  void readsTheModifiedFormatWithItsDirection() throws IOException {
    ByteBuffer file = ByteBuffer.allocate(24 + 2 * 24).order(ByteOrder.LITTLE_ENDIAN);
    file.putInt(0xa1b2cd34).putShort((short) 2).putShort((short) 4).putLong(0).putInt(96).putInt(1);
    for (byte packetType : new byte[] {0, 4}) {
      file.putInt(1).putInt(0).putInt(0).putInt(60).putInt(2).putShort((short) 0x0800);
      file.put(packetType).put((byte) 0);
    }
    byte[] bytes = new byte[file.capacity()];
    file.get(0, bytes);
    assertEquals(
        List.of(LinkDirection.RECEIVED, LinkDirection.SENT),
        CapturedPacket.all(open(bytes)).stream().map(CapturedPacket::direction).toList());
  }

  @Test
  void findsTheSamePacketsHoweverTheyFallIntoChunks() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    PcapFile file = PcapFile.ethernet();
    byte[][] packets = new byte[40_000][];
    for (int i = 0; i < packets.length; i++) {
      // Now and then one that is a good part of a chunk.
      int length =
          random.nextInt(2000) == 0
              ? random.nextInt(PcapFileSource.MOST_PACKET_BYTES)
              : random.nextInt(120);
      packets[i] = new byte[length];
      random.nextBytes(packets[i]);
      file.add(i, packets[i]);
    }
    PacketSource source = open(file.bytes());
    List<CapturedPacket> found = CapturedPacket.all(source);
    assertEquals(packets.length, found.size(), "seed " + seed);
    for (int i = 0; i < packets.length; i++) {
      int number = i;
      assertEquals(
          HexFormat.of().formatHex(packets[i]),
          found.get(i).hex(),
          () -> "packet " + number + ", seed " + seed);
    }
    assertEquals(new SourceCounters(packets.length, 0, 0), source.counters());
  }

  @Test
  void countsAPacketThatIsTornOffAtTheEnd() throws IOException {
    byte[] file = PcapFile.ethernet().add(1, new byte[60]).add(2, new byte[60]).bytes();
    for (int torn = 1; torn < 76; torn++) {
      PacketSource source = open(Arrays.copyOf(file, file.length - torn));
      assertEquals(1, CapturedPacket.all(source).size());
      assertEquals(new SourceCounters(1, 0, 1), source.counters(), "torn by " + torn);
    }
  }

  @Test
  void countsAHeaderThatIsTornOff() throws IOException {
    PacketSource source = open(Arrays.copyOf(PcapFile.ethernet().bytes(), 20));
    assertTrue(CapturedPacket.all(source).isEmpty());
    assertEquals(1, source.counters().malformed());
  }

  @Test
  void deliversWhatComesBeforeAnImpossibleLengthAndNamesItsPlace() throws IOException {
    byte[] file = PcapFile.ethernet().add(1, new byte[60]).add(2, new byte[60]).bytes();
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(24 + 76 + 8, -1);
    PacketSource source = open(file);
    PacketBuffer buffer = new PacketBuffer();
    assertTrue(source.read(buffer));
    assertEquals(1, buffer.count());
    for (int again = 0; again < 2; again++) {
      Fault.Corrupt fault = assertThrows(Fault.Corrupt.class, () -> source.read(buffer));
      assertEquals(
          "test.pcap, byte 100: a packet claims 4294967295 captured bytes but none can have more"
              + " than 262144",
          fault.getMessage());
    }
  }

  @Test
  void refusesAVersionThatItDoesNotKnow() {
    byte[] file = PcapFile.ethernet().bytes();
    file[4] = 3;
    Fault.Corrupt fault = assertThrows(Fault.Corrupt.class, () -> CapturedPacket.all(open(file)));
    assertEquals(
        "test.pcap, byte 4: pcap version 3 is not known; it must be 2", fault.getMessage());
  }

  private static CapturedPacket read(PcapFile file) throws IOException {
    List<CapturedPacket> packets = CapturedPacket.all(open(file.bytes()));
    assertEquals(1, packets.size());
    return packets.getFirst();
  }

  private static PacketSource open(byte[] file) throws IOException {
    return CaptureFiles.open("test.pcap", new ByteArrayInputStream(file));
  }
}
