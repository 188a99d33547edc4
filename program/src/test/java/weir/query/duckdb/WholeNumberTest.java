package weir.query.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weir.query.lines.Cells;

class WholeNumberTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "+7, 7",
    "-7, -7",
    "007, 7",
    "12345678, 12345678",
    "123456789, 123456789",
    "999999999999999999, 999999999999999999",
    "-999999999999999999, -999999999999999999",
    "9223372036854775807, 9223372036854775807",
    "-9223372036854775807, -9223372036854775807",
    "000000000000000000000012, 12",
  })
  void readsASignAndDigits(String text, long number) {
    assertEquals(number, parse(text, Long.MIN_VALUE, Long.MAX_VALUE));
  }

  @ParameterizedTest
  @CsvSource({
    "''",
    "-",
    "+",
    "--1",
    "1-",
    "1.0",
    "' 1'",
    "'1 '",
    "1e3",
    "0x1",
    "9223372036854775808",
    "12345678x",
    "x12345678",
    "１",
    "1234567/",
    "1234567:",
  })
  void readsNothingElse(String text) {
    assertEquals(WholeNumber.NONE, parse(text, Long.MIN_VALUE, Long.MAX_VALUE));
  }

  @ParameterizedTest
  @CsvSource({"127, 127", "-128, -128", "128, NONE", "-129, NONE", "40000000000, NONE"})
  void holdsItselfToBounds(String text, String number) {
    assertEquals(
        number.equals("NONE") ? WholeNumber.NONE : Long.parseLong(number),
        parse(text, Byte.MIN_VALUE, Byte.MAX_VALUE));
  }

  /// Digits stand around the text, which are not to be read.
  private static long parse(String text, long least, long most) {
    String around = "9".repeat(Cells.MARGIN);
    byte[] bytes = (around + text + around).getBytes(StandardCharsets.UTF_8);
    int length = text.getBytes(StandardCharsets.UTF_8).length;
    return WholeNumber.parse(bytes, Cells.MARGIN, Cells.MARGIN + length, least, most);
  }
}
