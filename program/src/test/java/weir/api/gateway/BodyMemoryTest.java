package weir.api.gateway;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BodyMemoryTest {
  private static final int MOST = 1 << 20;

  private final BodyMemory memory = new BodyMemory(300_000);

  private static InputStream body(int bytes) {
    return new ByteArrayInputStream(new byte[bytes]);
  }

  @Test
  void readsEveryBodyWhole() throws Exception {
    for (int length : new int[] {0, 1, 16_383, 16_384, 16_385, 200_000}) {
      byte[] content = new byte[length];
      new Random(length).nextBytes(content);
      try (BodyMemory.Share share = memory.share()) {
        assertArrayEquals(content, share.read(new ByteArrayInputStream(content), MOST));
      }
    }
  }

  @Test
  void readsOneByteMoreThanABodyMayHave() throws Exception {
    for (int most : new int[] {10, 16_383, 16_384, 100_000}) {
      try (BodyMemory.Share share = memory.share()) {
        assertEquals(most + 1, share.read(body(MOST), most).length);
      }
    }
  }

  @Test
  void refusesALargeBodyWhileOthersFillTheMemoryAndNeverASmallOne() throws Exception {
    try (BodyMemory.Share first = memory.share();
        BodyMemory.Share second = memory.share();
        BodyMemory.Share third = memory.share()) {
      first.read(body(250_000), MOST);

      assertThrows(BodyMemory.FullException.class, () -> second.read(body(100_000), MOST));
      assertEquals(16_000, third.read(body(16_000), MOST).length);
    }
    try (BodyMemory.Share later = memory.share()) {
      assertEquals(250_000, later.read(body(250_000), MOST).length);
    }
  }
}
