package weir.store.records;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {
  private static long parse(String text) {
    byte[] bytes = ("9876543210987654" + text + "123").getBytes(StandardCharsets.ISO_8859_1);
    return NumberText.parse(bytes, 16, 16 + text.length());
  }

  @Test
  void writesAndReadsNumbersOfAnyLength() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 300_000; i++) {
      long value = random.nextLong() >>> (1 + random.nextInt(63));
      byte[] bytes = new byte[NumberText.LONGEST + 1];
      int end = NumberText.format(value, bytes, 1);
      String text = new String(bytes, 1, end - 1, StandardCharsets.US_ASCII);
      assertEquals(Long.toString(value), text);
      assertEquals(value, parse(text));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 9, 10, 99, 100, 999_999_999_999_999_999L, 1_000_000_000_000_000_000L})
  void writesTheEdges(long value) {
    for (long number : new long[] {value, -value, Long.MAX_VALUE - value, Long.MIN_VALUE + value}) {
      byte[] bytes = new byte[NumberText.LONGEST];
      int end = NumberText.format(number, bytes, 0);
      assertEquals(Long.toString(number), new String(bytes, 0, end, StandardCharsets.US_ASCII));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "-1",
        "+1",
        "1a",
        "a1",
        "1:",
        "/1",
        " 1",
        "1 ",
        "12345678x",
        "x12345678",
        "1234567:90123456",
        "9223372036854775808",
        "9999999999999999999",
        "12345678901234567890",
        "1234567890123456789é"
      })
  void refusesWhatIsNoNumber(String text) {
    assertEquals(NumberText.MALFORMED, parse(text));
  }

  @Test
  void readsTheLargestNumber() {
    assertEquals(Long.MAX_VALUE, parse("9223372036854775807"));
    assertEquals(0, parse("0000000000000000000"));
  }
}
