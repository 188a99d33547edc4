package weir.capture.decode;

import java.util.Arrays;
import weir.capture.source.PacketBuffer;
import weir.model.net.LinkDirection;
import weir.model.net.PacketHeader;

/// Feeds the decoder a run of packets: a byte that chooses the link type, then length and bytes of
/// each packet.
public final class HeaderDecoderFuzz {
  static final int[] LINK_TYPES = {1, 0, 12, 101, 108, 113, 228, 229, 276, 147};

  private static final PacketBuffer BUFFER = new PacketBuffer();

  // Shared by all inputs, because their tables are large; what fragments they remember changes no
  // answer that is asserted here.
  private static final HeaderDecoder PLAIN = new HeaderDecoder(DecoderOptions.AS_CAPTURED);
  private static final HeaderDecoder OPENING = new HeaderDecoder(DecoderOptions.MIRRORED);

  private HeaderDecoderFuzz() {}

  /// Packets in the form that [#fuzzerTestOneInput] reads.
  static byte[] input(int linkTypeIndex, byte[]... packets) {
    int length = 1;
    for (byte[] packet : packets) {
      length += 2 + packet.length;
    }
    byte[] input = new byte[length];
    input[0] = (byte) linkTypeIndex;
    int at = 1;
    for (byte[] packet : packets) {
      input[at] = (byte) (packet.length >>> 8);
      input[at + 1] = (byte) packet.length;
      System.arraycopy(packet, 0, input, at + 2, packet.length);
      at += 2 + packet.length;
    }
    return input;
  }

  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    int linkType = LINK_TYPES[(input[0] & 0xff) % LINK_TYPES.length];
    int at = 1;
    while (at + 2 <= input.length) {
      int length = Math.min((input[at] & 0xff) << 8 | input[at + 1] & 0xff, input.length - at - 2);
      byte[] packet = Arrays.copyOfRange(input, at + 2, at + 2 + length);
      String alone = decode(PLAIN, packet, 0, length, linkType);
      decode(OPENING, packet, 0, length, linkType);
      // The same packet again, in the middle of others: reading past its end would show.
      byte[] between = new byte[length + 96];
      Arrays.fill(between, (byte) 0x45);
      System.arraycopy(packet, 0, between, 48, length);
      String amongOthers = decode(PLAIN, between, 48, length, linkType);
      if (!alone.equals(amongOthers)) {
        throw new AssertionError("alone " + alone + " but among others " + amongOthers);
      }
      at += 2 + length;
    }
  }

  private static String decode(
      HeaderDecoder decoder, byte[] bytes, int offset, int length, int linkType) {
    PacketHeader header = new PacketHeader();
    BUFFER.clear(bytes);
    BUFFER.add(offset, length, length, 1, linkType, LinkDirection.UNKNOWN);
    Decoded answer = decoder.decode(BUFFER, 0, header);
    if (answer != Decoded.OK) {
      return answer.toString();
    }
    require(header.lengthBytes >= 20, "length " + header.lengthBytes);
    require(header.ipVersion == 4 || header.ipVersion == 6, "version " + header.ipVersion);
    require((header.sourcePort | header.destinationPort) >>> 16 == 0, "ports");
    require(header.protocol >>> 8 == 0, "protocol " + header.protocol);
    require((header.sourceMac | header.destinationMac) >>> 48 == 0, "Ethernet addresses");
    return String.join(
        " ",
        Long.toHexString(header.sourceHigh),
        Long.toHexString(header.sourceLow),
        Long.toHexString(header.destinationHigh),
        Long.toHexString(header.destinationLow),
        Integer.toString(header.protocol),
        Integer.toString(header.sourcePort),
        Integer.toString(header.destinationPort),
        Integer.toString(header.tcpFlags),
        Integer.toString(header.icmpIdentifier),
        Integer.toString(header.lengthBytes));
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError("impossible " + what);
    }
  }
}
