package weir.capture.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.Test;
import weir.model.net.LinkDirection;

class NflogMessagesTest {
  private static final int IPV4 = 2;
  private static final int NETDEV = 5;
  private static final byte[] PAYLOAD = new byte[28];

  private final PacketBuffer buffer = new PacketBuffer();
  private final NflogMessages messages =
      new NflogMessages(
          "weir".getBytes(StandardCharsets.US_ASCII),
          InstantSource.fixed(Instant.ofEpochSecond(1000, 5)));

  @Test
  void readsTheDirectionFromTheHook() {
    LinkDirection[] expected = {
      LinkDirection.RECEIVED,
      LinkDirection.RECEIVED,
      LinkDirection.UNKNOWN,
      LinkDirection.SENT,
      LinkDirection.SENT
    };
    for (int hook = 0; hook < expected.length; hook++) {
      index(message(IPV4, hook, hook, "weir"));
      assertEquals(expected[hook], buffer.direction(0), "hook " + hook);
    }
    index(message(NETDEV, 0, 5, "weir"));
    assertEquals(LinkDirection.RECEIVED, buffer.direction(0));
    index(message(NETDEV, 1, 6, "weir"));
    assertEquals(LinkDirection.SENT, buffer.direction(0));
    assertEquals(1_000_000_000_005L, buffer.timeNanos(0), "the clock's time where none is sent");
    assertEquals(0, messages.lost());
  }

  @Test
  void countsGapsInTheNumbersAsLostAlsoWhereTheyWrap() {
    index(message(IPV4, 1, -3, "weir"));
    index(message(IPV4, 1, -2, "other"));
    assertEquals(0, buffer.count(), "another prefix");
    index(message(IPV4, 1, 1, "weir"));
    assertEquals(2, messages.lost());
    assertEquals(0, messages.malformed());
  }

  @Test
  void survivesDamagedMessages() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 50_000; i++) {
      byte[] damaged = message(IPV4, 1, i, "weir");
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      try {
        index(damaged);
      } catch (RuntimeException failed) {
        throw new AssertionError("seed " + seed, failed);
      }
    }
  }

  private void index(byte[] datagram) {
    buffer.clear(datagram);
    messages.index(datagram, 0, datagram.length, buffer);
  }

  private static byte[] message(int family, int hook, int sequence, String prefix) {
    ByteBuffer body = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
    body.put((byte) family).put((byte) 0).putShort((short) 0);
    attribute(body, 1, new byte[] {8, 0, (byte) hook, 0});
    byte[] text = new byte[16];
    System.arraycopy(prefix.getBytes(StandardCharsets.US_ASCII), 0, text, 0, prefix.length());
    attribute(body, 10, text);
    byte[] number = new byte[4];
    ByteBuffer.wrap(number).putInt(sequence);
    attribute(body, 12, number);
    attribute(body, 9, PAYLOAD);
    byte[] message = new byte[16 + body.position()];
    ByteBuffer.wrap(message)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(message.length)
        .putShort((short) (4 << 8));
    body.get(0, message, 16, body.position());
    return message;
  }

  private static void attribute(ByteBuffer body, int type, byte[] value) {
    body.putShort((short) (4 + value.length)).putShort((short) type).put(value);
  }
}
