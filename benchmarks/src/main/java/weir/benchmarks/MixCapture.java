package weir.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/// Writes a capture file that looks like ordinary traffic: ten minutes of IPv4, IPv6 and
/// VLAN-tagged TCP, UDP and ICMP, with some 166,000 flows in every minute, packets per flow
/// heavy-tailed, cut at 96 bytes. The same arguments give the same bytes.
public final class MixCapture {
  private static final int MINUTES = 10;
  private static final int FLOWS_PER_MINUTE = 166_000;
  private static final int SNAPLEN = 96;
  private static final long FIRST_SECOND = 1_763_596_800L;
  private static final int[] PORTS = {443, 443, 443, 80, 53, 22, 3306, 5432, 6379, 8080, 123, 25};

  private final SplittableRandom random = new SplittableRandom(20_251_120);
  private final ByteBuffer out = ByteBuffer.allocate(1 << 20).order(ByteOrder.BIG_ENDIAN);

  private MixCapture() {}

  /// @param arguments file to write, packets
  public static void main(String[] arguments) throws IOException {
    new MixCapture().write(Path.of(arguments[0]), Long.parseLong(arguments[1]));
  }

  private void write(Path file, long packets) throws IOException {
    try (OutputStream to = Files.newOutputStream(file)) {
      little(0xa1b2c3d4, 0x0004_0002, 0, 0, SNAPLEN, 1);
      long perMinute = packets / MINUTES;
      for (int minute = 0; minute < MINUTES; minute++) {
        int[] flows = flowsOfAMinute(minute);
        for (long i = 0; i < perMinute; i++) {
          // The first pass shows every flow once, later packets fall on flows by a heavy tail.
          int rank =
              i < FLOWS_PER_MINUTE
                  ? (int) i
                  : (int) (Math.pow(random.nextDouble(), 3.0) * FLOWS_PER_MINUTE);
          long micros = minute * 60_000_000L + i * 60_000_000L / perMinute;
          packet(flows[rank], micros, i < FLOWS_PER_MINUTE);
          if (out.remaining() < 512) {
            drain(to);
          }
        }
      }
      drain(to);
    }
  }

  /// Flow numbers of one minute in random order; a third of them lives on from the minute before.
  private int[] flowsOfAMinute(int minute) {
    int[] flows = new int[FLOWS_PER_MINUTE];
    for (int i = 0; i < flows.length; i++) {
      flows[i] = minute * (FLOWS_PER_MINUTE * 2 / 3) + i;
    }
    for (int i = flows.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = flows[i];
      flows[i] = flows[j];
      flows[j] = swap;
    }
    return flows;
  }

  private void packet(int flow, long micros, boolean first) {
    long hash = mix(flow);
    boolean ipv6 = (hash & 7) == 0;
    boolean vlan = (hash >> 3 & 7) == 0;
    int kind = (int) (hash >> 6 & 31);
    int protocol = kind < 22 ? 6 : kind < 30 ? 17 : ipv6 ? 58 : 1;
    int sourcePort = 32768 + (int) (hash >>> 16 & 0x7fff) % 28000;
    int destinationPort = PORTS[(int) (hash >>> 33 & 0x7fff) % PORTS.length];
    boolean reply = (hash >>> 50 & 1) != 0;
    int transportBytes = protocol == 6 ? 20 : 8;
    int payload = first ? 0 : random.nextInt(4) == 0 ? 1400 : random.nextInt(200);
    int ipBytes = (ipv6 ? 40 : 20) + transportBytes + payload;
    int linkBytes = vlan ? 18 : 14;
    int headers = linkBytes + (ipv6 ? 40 : 20) + transportBytes;
    int captured = Math.min(SNAPLEN, linkBytes + ipBytes);
    int begin = out.position() + 16;
    little(
        (int) (FIRST_SECOND + micros / 1_000_000),
        (int) (micros % 1_000_000),
        captured,
        Math.max(60, linkBytes + ipBytes));
    out.putShort((short) 0x0200).putInt(1).putShort((short) 0x0200).putInt(2);
    if (vlan) {
      out.putShort((short) 0x8100).putShort((short) (100 + (hash >>> 52 & 63)));
    }
    int inside = 0x0a00_0000 | (int) (hash >>> 20 & 0x3fff);
    int outside = 0x3400_0000 | (int) mix(flow ^ 0x5555) & 0xff_ffff;
    out.putShort((short) (ipv6 ? 0x86dd : 0x0800));
    if (ipv6) {
      out.putInt(0x6000_0000).putShort((short) (ipBytes - 40)).put((byte) protocol).put((byte) 64);
      ipv6(reply ? outside : inside);
      ipv6(reply ? inside : outside);
    } else {
      out.putShort((short) 0x4500)
          .putShort((short) ipBytes)
          .putInt(0)
          .put((byte) 64)
          .put((byte) protocol)
          .putShort((short) 0);
      out.putInt(reply ? outside : inside).putInt(reply ? inside : outside);
    }
    if (protocol == 6) {
      ports(sourcePort, destinationPort, reply);
      out.putLong(0)
          .put((byte) 0x50)
          .put((byte) (first ? reply ? 0x12 : 0x02 : 0x10))
          .putShort((short) -1)
          .putInt(0);
    } else if (protocol == 17) {
      ports(sourcePort, destinationPort, reply);
      out.putShort((short) (ipBytes - (ipv6 ? 40 : 20))).putShort((short) 0);
    } else {
      out.put((byte) (ipv6 ? reply ? 129 : 128 : reply ? 0 : 8))
          .put((byte) 0)
          .putShort((short) 0)
          .putInt(flow);
    }
    while (out.position() - begin < captured) {
      out.put((byte) 0x55);
    }
    if (headers > captured) {
      throw new IllegalStateException("headers of " + headers + " bytes do not fit in " + SNAPLEN);
    }
  }

  private void little(int... values) {
    for (int value : values) {
      out.putInt(Integer.reverseBytes(value));
    }
  }

  private void ports(int client, int server, boolean reply) {
    out.putShort((short) (reply ? server : client)).putShort((short) (reply ? client : server));
  }

  private void ipv6(int low) {
    out.putLong(0x2001_0db8_0000_0000L).putLong(low & 0xffff_ffffL);
  }

  private void drain(OutputStream to) throws IOException {
    to.write(out.array(), 0, out.position());
    out.clear();
  }

  private static long mix(long value) {
    long z = (value + 1) * 0x9e37_79b9_7f4a_7c15L;
    z = (z ^ z >>> 30) * 0xbf58_476d_1ce4_e5b9L;
    z = (z ^ z >>> 27) * 0x94d0_49bb_1331_11ebL;
    return z ^ z >>> 31;
  }
}
