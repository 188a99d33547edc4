package weir.capture.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.capture.PacketBytes;
import weir.capture.PcapFile;
import weir.capture.PcapngFile;
import weir.capture.VethPair;
import weir.model.aws.Fault;

class CaptureFilesTest {
  private static final byte[] PACKET =
      PacketBytes.ethernet().ipv4("10.0.0.1", "10.0.0.2").udp(1, 2).bytes();

  @TempDir Path folder;

  @Test
  void knowsEveryKindByItsFirstBytes() throws IOException {
    byte[] pcapng = new PcapngFile(ByteOrder.BIG_ENDIAN).on(1).packet(0, 1, PACKET).bytes();
    for (byte[] file :
        List.of(
            PcapFile.ethernet().add(1000, PACKET).bytes(),
            new PcapFile(1, ByteOrder.BIG_ENDIAN, false).add(1000, PACKET).bytes(),
            new PcapFile(1, ByteOrder.LITTLE_ENDIAN, true).add(1000, PACKET).bytes(),
            new PcapFile(1, ByteOrder.BIG_ENDIAN, true).add(1000, PACKET).bytes(),
            pcapng,
            PcapFile.gzip(pcapng),
            PcapFile.gzip(PcapFile.ethernet().add(1000, PACKET).bytes()))) {
      Path path = Files.write(folder.resolve("capture"), file);
      try (PacketSource source = CaptureFiles.open(path.toString())) {
        List<CapturedPacket> packets = CapturedPacket.all(source);
        assertEquals(1, packets.size());
        assertEquals(1000, packets.getFirst().timeNanos());
        assertEquals(1, packets.getFirst().linkType());
        assertEquals(List.of(PACKET.length, PACKET.length), packets.getFirst().lengths());
        assertEquals(new SourceCounters(1, 0, 0), source.counters());
      }
    }
  }

  @Test
  void readsAllMembersOfAConcatenatedGzipFileFromAPipeThatDeliversSlowly() throws IOException {
    ByteArrayOutputStream two = new ByteArrayOutputStream();
    byte[] whole = PcapFile.ethernet().add(1, PACKET).add(2, PACKET).bytes();
    two.writeBytes(PcapFile.gzip(Arrays.copyOf(whole, 50)));
    two.writeBytes(PcapFile.gzip(Arrays.copyOfRange(whole, 50, whole.length)));
    try (PacketSource source = CaptureFiles.open("pipe", new OneByteAtATime(two.toByteArray()))) {
      assertEquals(2, CapturedPacket.all(source).size());
      assertEquals(0, source.counters().malformed());
    }
  }

  @Test
  void handsOnWhatAPipeHasDeliveredWithoutWaitingForMore() throws IOException {
    try (PipedOutputStream writer = new PipedOutputStream();
        PipedInputStream reader = new PipedInputStream(writer, 1 << 16)) {
      byte[] file = PcapFile.ethernet().add(1, PACKET).bytes();
      writer.write(file);
      PacketSource source = CaptureFiles.open("pipe", reader);
      PacketBuffer buffer = new PacketBuffer();
      source.read(buffer);
      assertEquals(1, buffer.count());
      writer.write(file, 24, file.length - 24);
      source.read(buffer);
      assertEquals(1, buffer.count());
    }
  }

  @Test
  void readsANamedPipe() throws Exception {
    Path pipe = folder.resolve("pipe");
    VethPair.run("mkfifo", pipe.toString());
    byte[] file = PcapFile.ethernet().add(1, PACKET).add(2, PACKET).bytes();
    Thread writer = Thread.ofVirtual().start(() -> write(pipe, file));
    try (PacketSource source = CaptureFiles.open(pipe)) {
      assertEquals(2, CapturedPacket.all(source).size());
    }
    writer.join();
  }

  private static void write(Path pipe, byte[] bytes) {
    try {
      Files.write(pipe, bytes);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Test
  void countsAGzipFileThatStopsInTheMiddle() throws IOException {
    byte[] file = PcapFile.gzip(PcapFile.ethernet().add(1, PACKET).add(2, PACKET).bytes());
    try (PacketSource source = open(Arrays.copyOf(file, file.length - 9))) {
      CapturedPacket.all(source);
      assertEquals(1, source.counters().malformed());
    }
  }

  @Test
  void namesTheFileWhoseCompressionIsDamaged() throws IOException {
    byte[] file = PcapFile.gzip(PcapFile.ethernet().add(1, PACKET).bytes());
    file[file.length - 8] ^= 1;
    try (PacketSource source = open(file)) {
      Fault.Corrupt fault = assertThrows(Fault.Corrupt.class, () -> CapturedPacket.all(source));
      assertEquals("test is damaged after byte 82: Corrupt GZIP trailer", fault.getMessage());
    }
  }

  @Test
  void refusesWhatIsNoCapture() {
    assertMessage(
        "test, byte 0: a file that starts with 68 65 6c 6c is neither pcap nor pcapng, plain or in"
            + " gzip",
        "hello".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    assertMessage(
        "test, byte 0: nothing is there, but a capture file starts with a header", new byte[0]);
    assertMessage(
        "test starts like a gzip file but its header is damaged",
        new byte[] {0x1f, (byte) 0x8b, 9, 9});
  }

  @Test
  void saysWhyAFileCannotBeOpened() {
    assertEquals(
        "there is no file /nowhere/x.pcap",
        assertThrows(Fault.NotFound.class, () -> CaptureFiles.open("/nowhere/x.pcap"))
            .getMessage());
    assertThrows(Fault.Invalid.class, () -> CaptureFiles.open(folder));
  }

  private static void assertMessage(String message, byte[] file) {
    assertEquals(message, assertThrows(Fault.Corrupt.class, () -> open(file)).getMessage());
  }

  private static PacketSource open(byte[] file) throws IOException {
    return CaptureFiles.open("test", new ByteArrayInputStream(file));
  }

  /// A pipe whose writer is always one byte ahead of the reader at most.
  private static final class OneByteAtATime extends InputStream {
    private final byte[] bytes;
    private int at;

    OneByteAtATime(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() {
      return at == bytes.length ? -1 : bytes[at++] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      int value = read();
      if (value >= 0) {
        into[offset] = (byte) value;
      }
      return value < 0 ? -1 : 1;
    }
  }
}
