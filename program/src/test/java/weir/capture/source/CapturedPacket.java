package weir.capture.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import weir.model.net.LinkDirection;

/// A packet that came out of a source, kept for a test to look at.
record CapturedPacket(
    String hex, int wireBytes, long timeNanos, int linkType, LinkDirection direction) {
  /// Reads a source to its end.
  static List<CapturedPacket> all(PacketSource source) throws IOException {
    List<CapturedPacket> packets = new ArrayList<>();
    PacketBuffer buffer = new PacketBuffer();
    while (source.read(buffer)) {
      for (int i = 0; i < buffer.count(); i++) {
        packets.add(of(buffer, i));
      }
    }
    return packets;
  }

  private static CapturedPacket of(PacketBuffer buffer, int packet) {
    int from = buffer.offset(packet);
    byte[] bytes = Arrays.copyOfRange(buffer.bytes(), from, from + buffer.capturedBytes(packet));
    return new CapturedPacket(
        HexFormat.of().formatHex(bytes),
        buffer.wireBytes(packet),
        buffer.timeNanos(packet),
        buffer.linkType(packet),
        buffer.direction(packet));
  }

  /// How many bytes were captured and how many there were.
  List<Integer> lengths() {
    return List.of(hex.length() / 2, wireBytes);
  }
}
