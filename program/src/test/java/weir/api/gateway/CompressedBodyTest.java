package weir.api.gateway;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import weir.api.protocol.ApiException;
import weir.api.protocol.WireRequest;

class CompressedBodyTest {
  private static final GatewayLimits LIMITS = new GatewayLimits(1000, 0);
  private static final byte[] PLAIN = "{\"a\": 1}".getBytes(StandardCharsets.UTF_8);

  private static WireRequest encoded(String encoding) {
    return new WireRequest(
        "POST",
        "/",
        "",
        Map.of("content-encoding", List.of(encoding)),
        new ByteArrayInputStream(new byte[0]),
        0,
        "127.0.0.1",
        false);
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    }
    return bytes.toByteArray();
  }

  private static int refusal(String encoding, byte[] body, boolean inflates) {
    return assertThrows(ApiException.class, () -> LIMITS.decoded(encoded(encoding), body, inflates))
        .status();
  }

  @Test
  void inflatesForServicesThatSaySo() throws IOException {
    assertArrayEquals(PLAIN, LIMITS.decoded(encoded("gzip"), gzip(PLAIN), true));
    assertArrayEquals(PLAIN, LIMITS.decoded(encoded("identity"), PLAIN, false));
    assertEquals(415, refusal("gzip", gzip(PLAIN), false));
    assertEquals(415, refusal("br", PLAIN, true));
  }

  @Test
  void refusesABodyThatOutgrowsTheLimit() throws IOException {
    byte[] largest = new byte[1000];
    assertArrayEquals(largest, LIMITS.decoded(encoded("gzip"), gzip(largest), true));
    assertEquals(413, refusal("gzip", gzip(new byte[1001]), true));
    assertEquals(413, refusal("gzip", gzip(new byte[50_000_000]), true));
  }

  @Test
  void refusesWhatIsNoGzipOrBreaksOff() throws IOException {
    byte[] whole = gzip(PLAIN);
    assertEquals(400, refusal("gzip", PLAIN, true));
    for (int length = 0; length < whole.length; length++) {
      assertEquals(400, refusal("gzip", Arrays.copyOf(whole, length), true));
    }
  }
}
