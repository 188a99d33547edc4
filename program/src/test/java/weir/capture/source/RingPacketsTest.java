package weir.capture.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import weir.model.net.LinkDirection;

class RingPacketsTest {
  private static final int RECORD_BYTES = 192;
  private static final int LINK_HEADER_AT = 82;

  private final PacketBuffer buffer = new PacketBuffer();

  @Test
  void takesAnEthernetFrameFromItsLinkHeader() {
    index(1, record(0, 14), record(4, 14));
    assertEquals(2, buffer.count());
    assertEquals(LINK_HEADER_AT, buffer.offset(0));
    assertEquals(60, buffer.capturedBytes(0));
    assertEquals(1514, buffer.wireBytes(0));
    assertEquals(1, buffer.linkType(0));
    assertEquals(1_700_000_000_000_000_005L, buffer.timeNanos(0));
    assertEquals(LinkDirection.RECEIVED, buffer.direction(0));
    assertEquals(LinkDirection.SENT, buffer.direction(1));
    assertEquals(LINK_HEADER_AT + RECORD_BYTES, buffer.offset(1));
  }

  @Test
  void handsPacketsOfALinkWithoutEthernetOnWithoutTheLinksHeader() {
    int arphrdGre = 778;
    index(arphrdGre, record(0, 24));
    assertEquals(LINK_HEADER_AT + 24, buffer.offset(0));
    assertEquals(36, buffer.capturedBytes(0));
    assertEquals(1490, buffer.wireBytes(0));
    assertEquals(101, buffer.linkType(0));
  }

  @Test
  void leavesOutTheSentCopyOnALoopback() {
    index(772, record(4, 14), record(0, 14));
    assertEquals(1, buffer.count());
    assertEquals(LinkDirection.RECEIVED, buffer.direction(0));
  }

  private void index(int hardware, byte[]... records) {
    ByteBuffer block = ByteBuffer.allocate(records.length * RECORD_BYTES);
    for (byte[] record : records) {
      block.put(record);
    }
    byte[] bytes = new byte[block.capacity()];
    block.get(0, bytes);
    buffer.clear(bytes);
    new RingPackets(hardware).index(bytes, 0, records.length, buffer);
  }

  private static byte[] record(int packetType, int linkHeaderBytes) {
    byte[] bytes = new byte[RECORD_BYTES];
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(RECORD_BYTES)
        .putInt(1_700_000_000)
        .putInt(5)
        .putInt(60)
        .putInt(1514)
        .putInt(1)
        .putShort((short) LINK_HEADER_AT)
        .putShort((short) (LINK_HEADER_AT + linkHeaderBytes))
        .put(58, (byte) packetType);
    return bytes;
  }
}
