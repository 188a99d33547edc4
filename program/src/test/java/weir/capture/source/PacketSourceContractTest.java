package weir.capture.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import weir.capture.PacketBytes;
import weir.capture.PcapFile;
import weir.capture.PcapngFile;
import weir.capture.VethPair;

/// What every source owes to its lane.
class PacketSourceContractTest {
  private static final byte[] PACKET =
      PacketBytes.ethernet().ipv4("10.0.0.1", "10.0.0.2").udp(1, 2).bytes();

  @TempDir Path folder;

  private static final List<String> NAMES =
      List.of(
          "PcapFileSource",
          "PcapngFileSource",
          "SequenceSource",
          "AfPacketSource",
          "NflogSource",
          "JoinedSource");

  private PacketSource open(String name, VethPair pair) throws IOException {
    NetworkNamespace left = NetworkNamespace.named(pair.left());
    return switch (name) {
      case "PcapFileSource" ->
          file(PcapFile.ethernet().add(5000, PACKET).add(6000, PACKET).bytes());
      case "PcapngFileSource" ->
          file(new PcapngFile(ByteOrder.BIG_ENDIAN).on(1).packet(0, 1, PACKET).bytes());
      case "SequenceSource" -> {
        Path first = PcapFile.ethernet().write(folder.resolve("first.pcap"));
        Path second = PcapFile.ethernet().add(5000, PACKET).write(folder.resolve("second.pcap"));
        yield new SequenceSource(List.of(first.toString(), second.toString()));
      }
      case "AfPacketSource" -> AfPacketSource.open(LiveCapture.of("left0").in(left));
      case "NflogSource" -> NflogSource.open(new NflogGroup(7, left, ""), InstantSource.system());
      case "JoinedSource" ->
          new JoinedSource(
              AfPacketSource.open(LiveCapture.of("left0").in(left)),
              NflogSource.open(new NflogGroup(7, left, ""), InstantSource.system()));
      default -> throw new AssertionError("add how to open " + name);
    };
  }

  @Test
  void everySourceIsListedHere() {
    assertEquals(
        Set.copyOf(NAMES),
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("weir.capture.source")
                .stream()
                .filter(type -> type.isAssignableTo(PacketSource.class))
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(type -> type.getSimpleName())
                .collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void countsWhatItHandsOnAndCanBeAskedAndClosedAtAnyTime(String name) throws Exception {
    try (VethPair pair = new VethPair()) {
      pair.onLeft(
          "nft",
          "add table ip logs; add chain ip logs out { type filter hook output priority 0; };"
              + " add rule ip logs out log group 7");
      PacketSource source = open(name, pair);
      pair.onLeft("ping", "-q", "-c", "1", "10.77.0.2");
      PacketBuffer buffer = new PacketBuffer();
      // What an earlier source left in the lane's buffer is not this one's.
      buffer.clear(new byte[64]);
      buffer.add(0, 64, 64, 1, 1);
      long handedOn = 0;
      while (handedOn == 0) {
        assertTrue(source.read(buffer));
        handedOn += buffer.count();
      }
      for (int i = 0; i < buffer.count(); i++) {
        assertTrue(buffer.offset(i) + buffer.capturedBytes(i) <= buffer.bytes().length);
        assertTrue(buffer.wireBytes(i) >= buffer.capturedBytes(i));
        assertTrue(buffer.timeNanos(i) > 0);
      }
      SourceCounters elsewhere = CompletableFuture.supplyAsync(source::counters).get();
      assertEquals(new SourceCounters(handedOn, 0, 0), elsewhere);
      source.close();
      source.close();
      assertEquals(handedOn, source.counters().packets());
    }
  }

  private static PacketSource file(byte[] bytes) throws IOException {
    return CaptureFiles.open("test", new ByteArrayInputStream(bytes));
  }
}
