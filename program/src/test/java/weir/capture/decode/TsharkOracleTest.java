package weir.capture.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.capture.PacketBytes;
import weir.capture.PcapngFile;
import weir.capture.source.CaptureFiles;
import weir.capture.source.PacketBuffer;
import weir.capture.source.PacketSource;
import weir.model.net.IpAddress;
import weir.model.net.IpProtocol;
import weir.model.net.PacketHeader;

/// Random packets of every kind, read by the decoder and by tshark, which must agree.
class TsharkOracleTest {
  private static final int PACKETS = 5000;
  private static final int[] LINK_TYPES = {1, 113, 276, 101, 228, 229, 0, 108};

  private static final List<String> FIELDS =
      List.of(
          "ip.src",
          "ip.dst",
          "ip.len",
          "ip.proto",
          "ipv6.src",
          "ipv6.dst",
          "ipv6.plen",
          "tcp.srcport",
          "tcp.dstport",
          "tcp.flags",
          "udp.srcport",
          "udp.dstport",
          "sctp.srcport",
          "sctp.dstport",
          "icmp.type",
          "icmp.code",
          "icmp.ident",
          "icmpv6.type",
          "icmpv6.code",
          "icmpv6.echo.identifier");

  @TempDir Path folder;

  @Test
  void agreesWithTsharkOnEveryKindOfPacket() throws Exception {
    long seed = System.nanoTime();
    Path file = Files.write(folder.resolve("random.pcapng"), randomCapture(new Random(seed)));
    List<String> ours = ours(file);
    List<String> theirs = theirs(file);
    assertEquals(PACKETS, theirs.size());
    for (int i = 0; i < PACKETS; i++) {
      int frame = i + 1;
      assertEquals(theirs.get(i), ours.get(i), () -> "frame " + frame + ", seed " + seed);
    }
  }

  private static byte[] randomCapture(Random random) {
    PcapngFile file = new PcapngFile(ByteOrder.LITTLE_ENDIAN);
    for (int linkType : LINK_TYPES) {
      file.on(linkType);
    }
    for (int i = 0; i < PACKETS; i++) {
      int on = random.nextInt(LINK_TYPES.length);
      file.packet(on, i, randomPacket(random, LINK_TYPES[on]).bytes());
    }
    return file.bytes();
  }

  private static PacketBytes randomPacket(Random random, int linkType) {
    boolean six = linkType == 229 || linkType != 228 && random.nextBoolean();
    PacketBytes link =
        switch (linkType) {
          case 1 -> PacketBytes.ethernet();
          case 113 -> PacketBytes.cooked(random.nextInt(5));
          case 276 -> PacketBytes.cookedTwo(random.nextInt(5));
          case 0 -> PacketBytes.family(six ? 0x1e000000 : 0x02000000);
          case 108 -> PacketBytes.family(six ? 30 : 2);
          default -> PacketBytes.raw();
        };
    if (linkType == 1 && random.nextInt(8) == 0) {
      // Without tags: behind an 802.1ad tag tshark does not look for SNAP.
      link = link.snap();
    } else if (linkType == 1) {
      for (int tags = random.nextInt(4); tags > 0; tags--) {
        link = random.nextBoolean() ? link.vlan(random.nextInt(4096)) : link.serviceVlan(7);
      }
    }
    return randomTransport(random, six ? ipv6(random, link) : ipv4(random, link), six);
  }

  private static PacketBytes ipv4(Random random, PacketBytes link) {
    String source = IpAddress.ofIpv4(0x0a000000 | random.nextInt(1 << 24)).toString();
    String destination = IpAddress.ofIpv4(0x22000000 | random.nextInt(1 << 24)).toString();
    return switch (random.nextInt(4)) {
      case 0 -> link.ipv4Options(source, destination, new byte[4 * random.nextInt(11)]);
      case 1 -> link.ipv4Fragment(source, destination, random.nextInt(65536), 0, true);
      default -> link.ipv4(source, destination);
    };
  }

  private static PacketBytes ipv6(Random random, PacketBytes link) {
    long prefix = 0x20010db8_0000_0000L;
    PacketBytes packet =
        link.ipv6(
            new IpAddress(prefix | random.nextInt(1000), random.nextLong()).toString(),
            new IpAddress(prefix, random.nextInt(3)).toString());
    packet = random.nextInt(4) == 0 ? packet.extension(0, random.nextInt(3)) : packet;
    packet = random.nextInt(4) == 0 ? packet.extension(60, random.nextInt(3)) : packet;
    packet = random.nextInt(6) == 0 ? packet.ipv6Fragment(random.nextInt(), 0, true) : packet;
    return random.nextInt(6) == 0 ? packet.authentication() : packet;
  }

  private static PacketBytes randomTransport(Random random, PacketBytes ip, boolean six) {
    // Ports that no dissector knows, so that tshark leaves the payload alone.
    int source = 50_000 + random.nextInt(10_000);
    int destination = 20_100 + random.nextInt(400);
    PacketBytes transport =
        switch (random.nextInt(7)) {
          case 0, 1 -> ip.tcp(source, destination, random.nextInt(256));
          case 2 -> ip.udp(source, destination);
          case 3 -> ip.sctp(source, destination);
          case 4 -> {
            int identifier = random.nextInt(65536);
            yield six
                ? ip.icmpv6(128 + random.nextInt(2), 0, identifier)
                : ip.icmp(random.nextBoolean() ? 8 : 0, 0, identifier);
          }
          case 5 -> ip.esp();
          default -> ip.protocol(144 + random.nextInt(109));
        };
    return transport.payload(random.nextInt(200));
  }

  private static List<String> ours(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    HeaderDecoder decoder = new HeaderDecoder(DecoderOptions.AS_CAPTURED);
    PacketHeader header = new PacketHeader();
    PacketBuffer buffer = new PacketBuffer();
    try (PacketSource source = CaptureFiles.open(file)) {
      while (source.read(buffer)) {
        for (int i = 0; i < buffer.count(); i++) {
          Decoded answer = decoder.decode(buffer, i, header);
          lines.add(answer == Decoded.OK ? line(header) : answer.toString());
        }
      }
    }
    return lines;
  }

  private static String line(PacketHeader header) {
    // Behind IPv6 extensions tshark names no protocol that it does not dissect.
    boolean named = header.ipVersion == 4 || isDissected(header.protocol);
    return String.join(
        " ",
        IpAddress.toString(header.sourceHigh, header.sourceLow),
        IpAddress.toString(header.destinationHigh, header.destinationLow),
        "length " + header.lengthBytes,
        "protocol " + (named ? header.protocol : "?"),
        "ports " + header.sourcePort + "-" + header.destinationPort,
        "flags " + header.tcpFlags,
        "icmp " + header.icmpType + "/" + header.icmpCode + "#" + header.icmpIdentifier);
  }

  private static boolean isDissected(int protocol) {
    return IpProtocol.hasPorts(protocol) || protocol == IpProtocol.ICMPV6;
  }

  private List<String> theirs(Path file) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "tshark",
                "-n",
                "-r",
                file.toString(),
                "-o",
                "ip.defragment:FALSE",
                "-o",
                "ipv6.defragment:FALSE",
                "-T",
                "fields",
                "-E",
                "occurrence=f"));
    FIELDS.forEach(field -> command.addAll(List.of("-e", field)));
    Path output = folder.resolve("tshark.txt");
    Process tshark =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertEquals(0, tshark.waitFor());
    return Files.readAllLines(output, StandardCharsets.UTF_8).stream()
        .map(TsharkOracleTest::line)
        .toList();
  }

  private static String line(String dissected) {
    String[] values = dissected.split("\t", -1);
    boolean four = !of(values, "ip.src").isEmpty();
    if (!four && of(values, "ipv6.src").isEmpty()) {
      return "no IP";
    }
    String protocol =
        four
            ? of(values, "ip.proto")
            : !of(values, "tcp.srcport").isEmpty()
                ? "6"
                : !of(values, "udp.srcport").isEmpty()
                    ? "17"
                    : !of(values, "sctp.srcport").isEmpty()
                        ? "132"
                        : !of(values, "icmpv6.type").isEmpty() ? "58" : "?";
    String flags = of(values, "tcp.flags");
    return String.join(
        " ",
        of(values, "ip.src", "ipv6.src"),
        of(values, "ip.dst", "ipv6.dst"),
        "length "
            + (four
                ? of(values, "ip.len")
                : Integer.toString(40 + Integer.parseInt(of(values, "ipv6.plen")))),
        "protocol " + protocol,
        "ports "
            + orZero(of(values, "tcp.srcport", "udp.srcport", "sctp.srcport"))
            + "-"
            + orZero(of(values, "tcp.dstport", "udp.dstport", "sctp.dstport")),
        "flags " + (flags.isEmpty() ? 0 : Integer.decode(flags) & 0xff),
        "icmp "
            + orZero(of(values, "icmp.type", "icmpv6.type"))
            + "/"
            + orZero(of(values, "icmp.code", "icmpv6.code"))
            + "#"
            + orZero(of(values, "icmp.ident", "icmpv6.echo.identifier")));
  }

  /// The first of these fields that tshark filled, as a number where it printed hexadecimal.
  private static String of(String[] values, String... fields) {
    for (String field : fields) {
      String value = values[FIELDS.indexOf(field)];
      if (!value.isEmpty()) {
        return value.startsWith("0x") && !field.equals("tcp.flags")
            ? Integer.toString(Integer.decode(value))
            : value;
      }
    }
    return "";
  }

  private static String orZero(String value) {
    return value.isEmpty() ? "0" : value;
  }
}
