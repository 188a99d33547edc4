package weir.capture.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.capture.PacketBytes;
import weir.capture.PcapFile;
import weir.capture.PcapngFile;
import weir.capture.source.CaptureFiles;
import weir.capture.source.PacketBuffer;
import weir.capture.source.PacketSource;
import weir.model.net.PacketHeader;

class ReadingAllocatesNothingTest {
  private static final int PACKETS = 1_200_000;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final PacketBytes ETHERNET = PacketBytes.ethernet();

  private static final List<byte[]> KINDS =
      List.of(
          ETHERNET.ipv4("10.0.0.1", "10.0.0.2").tcp(1, 2, 16).bytes(),
          ETHERNET.vlan(5).ipv6("2001:db8::1", "2001:db8::2").udp(1, 2).bytes(),
          ETHERNET.ipv6("2001:db8::1", "2001:db8::2").extension(0, 0).icmpv6(128, 0, 1).bytes(),
          ETHERNET.ipv4Fragment("10.0.0.1", "10.0.0.2", 7, 0, true).udp(1, 2).bytes(),
          ETHERNET.ipv4Fragment("10.0.0.1", "10.0.0.2", 7, 8, false).protocol(17).bytes(),
          ETHERNET
              .ipv4("10.0.0.1", "10.0.0.2")
              .udp(1, 4789)
              .vxlan(1)
              .innerEthernet(PacketBytes.SOURCE_MAC, PacketBytes.DESTINATION_MAC)
              .ipv4("10.0.0.3", "10.0.0.4")
              .udp(1, 2)
              .bytes(),
          ETHERNET.etherType(0x0806, new byte[28]).bytes());

  @TempDir Path folder;

  @Test
  void perPacketOfAPcapFile() throws IOException {
    PcapFile file = PcapFile.ethernet();
    write((timeNanos, packet) -> file.add(timeNanos, packet));
    allocatesNothing(file.write(folder.resolve("many.pcap")));
  }

  @Test
  void perPacketOfAPcapngFile() throws IOException {
    PcapngFile file = new PcapngFile(ByteOrder.LITTLE_ENDIAN).on(1);
    write((timeNanos, packet) -> file.packet(0, timeNanos / 1000, packet));
    allocatesNothing(Files.write(folder.resolve("many.pcapng"), file.bytes()));
  }

  private static void write(BiConsumer<Long, byte[]> file) {
    for (int i = 0; i < PACKETS; i++) {
      file.accept(i * 1000L, KINDS.get(i % KINDS.size()));
    }
  }

  private static void allocatesNothing(Path file) throws IOException {
    HeaderDecoder decoder = new HeaderDecoder(DecoderOptions.MIRRORED);
    PacketHeader header = new PacketHeader();
    PacketBuffer buffer = new PacketBuffer();
    try (PacketSource source = CaptureFiles.open(file)) {
      // The first chunk loads classes.
      assertTrue(source.read(buffer));
      long decoded = decodeAll(decoder, buffer, header);
      long before = THREADS.getCurrentThreadAllocatedBytes();
      while (source.read(buffer)) {
        decoded += decodeAll(decoder, buffer, header);
      }
      long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
      assertEquals(PACKETS, source.counters().packets());
      assertEquals(PACKETS - PACKETS / KINDS.size(), decoded, "all but ARP");
      assertTrue(allocated < 20_000, () -> allocated + " bytes for " + PACKETS + " packets");
    }
  }

  private static long decodeAll(HeaderDecoder decoder, PacketBuffer buffer, PacketHeader header) {
    long decoded = 0;
    for (int i = 0; i < buffer.count(); i++) {
      decoded += decoder.decode(buffer, i, header) == Decoded.OK ? 1 : 0;
    }
    return decoded;
  }
}
