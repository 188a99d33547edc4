package weir.store.records;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weir.model.net.IpAddress;

class AddressTextTest {
  private static Optional<IpAddress> parse(String text, char around) {
    byte[] bytes = new byte[AddressText.MARGIN + text.length() + AddressText.MARGIN];
    Arrays.fill(bytes, (byte) around);
    byte[] characters = text.getBytes(StandardCharsets.ISO_8859_1);
    int start = AddressText.MARGIN;
    int end = start + characters.length;
    System.arraycopy(characters, 0, bytes, start, characters.length);
    long ipv4 = AddressText.parseIpv4(bytes, start, end);
    if (ipv4 != -1) {
      return Optional.of(new IpAddress(0, ipv4));
    }
    Ipv6Text ipv6 = new Ipv6Text();
    return ipv6.parse(bytes, start, end)
        ? Optional.of(new IpAddress(ipv6.high(), ipv6.low()))
        : Optional.empty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "1.2.3.4",
        "255.255.255.255",
        "10.0.0.10",
        "192.168.100.1",
        "1.22.333.4",
        "01.2.3.4",
        "1.2.3",
        "1.2.3.4.5",
        "1..2.3",
        ".1.2.3",
        "1.2.3.",
        "1.2.3.4 ",
        "256.1.1.1",
        "1.1.1.256",
        "1.1.1.1000",
        "a.b.c.d",
        "1.2.3.4x",
        "-",
        "::",
        "::1",
        "1::",
        "1:2:3:4:5:6:7:8",
        "1:2:3:4:5:6:7::",
        "::2:3:4:5:6:7:8",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7",
        "1:::2",
        "1::2::3",
        ":1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:",
        "12345::",
        "2001:DB8::A",
        "g::",
        "::ffff:1.2.3.4",
        "::1.2.3.4",
        "1:2:3:4:5:6:1.2.3.4",
        "1:2:3:4:5:6:7:1.2.3.4",
        "::1.2.3",
        "::1.2.3.4.5",
        "::1.2.3.4:5",
        ":",
        "1:",
        ":1",
        "fe80::1%eth0",
        "1.2.3.4::",
        "1::2:3:4:5:6:7:8"
      })
  void readsWhatTheModelReads(String text) {
    for (char around : new char[] {' ', '.', '0', ':'}) {
      assertEquals(IpAddress.find(text), parse(text, around), () -> text + " in " + around);
    }
  }

  @Test
  void readsRandomTextAsTheModelDoes() {
    SplittableRandom random = new SplittableRandom(20_25);
    String letters = "0123456789...:::abf12x";
    for (int i = 0; i < 300_000; i++) {
      StringBuilder text = new StringBuilder();
      int length = 1 + random.nextInt(20);
      while (text.length() < length) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      // The JDK lets groups and octets have needless zeros in front; RFC 4291 does not.
      if (!text.toString().matches(".*([0-9a-f]{5}|:0[0-9]+[.]|[.]0[0-9]).*")) {
        assertEquals(IpAddress.find(text.toString()), parse(text.toString(), '.'), text::toString);
      }
    }
  }

  @Test
  void writesAsTheModelDoesAndReadsItBack() {
    for (int i = 0; i < 100_000; i++) {
      IpAddress address = RandomRecords.address(i);
      byte[] bytes = new byte[AddressText.LONGEST + 3];
      int end = AddressText.format(address.high(), address.low(), bytes, 2);
      String text = new String(bytes, 2, end - 2, StandardCharsets.US_ASCII);
      assertEquals(address.toString(), text);
      assertEquals(Optional.of(address), parse(text, ' '));
    }
  }
}
