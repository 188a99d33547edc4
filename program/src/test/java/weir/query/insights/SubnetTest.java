package weir.query.insights;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Networks told from texts, against arithmetic on addresses.
class SubnetTest {
  @TempDir Path folder;

  @Test
  void holdsTheAddressesThatArithmeticSays() {
    long seed = Long.getLong("weir.seed", System.nanoTime());
    Random random = new Random(seed);
    List<Long> addresses = new ArrayList<>();
    List<SampleEvents.Event> events = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      // Near each other, so that networks of every size hold some.
      long address = 0x0A00_0000L + (random.nextLong(1L << 32) >>> random.nextInt(33));
      address &= 0xFFFF_FFFFL;
      addresses.add(address);
      events.add(
          new SampleEvents.Event(
              SampleEvents.FIRST_MILLIS, "s", "{\"a\": \"" + text(address) + "\"}"));
    }
    for (String other : List.of("2001:db8::1", "10.0.0.x", "10.0.0", "")) {
      events.add(
          new SampleEvents.Event(SampleEvents.FIRST_MILLIS, "s", "{\"a\": \"" + other + "\"}"));
    }
    try (AskedEvents asked = new AskedEvents(folder)) {
      asked.put("g", List.of(), events);
      List<String> items = new ArrayList<>();
      StringBuilder expected = new StringBuilder();
      for (int bits = 0; bits <= 32; bits++) {
        long network = addresses.get(random.nextInt(addresses.size()));
        items.add(
            "sum(if(isIpv4InSubnet(a, \"" + text(network) + "/" + bits + "\"), 1, 0)) as n" + bits);
        long size = 1L << 32 - bits;
        long first = network / size * size;
        long count = addresses.stream().filter(a -> a >= first && a < first + size).count();
        expected.append(bits == 0 ? "" : " ").append("n").append(bits).append('=').append(count);
      }
      assertEquals(
          List.of(expected.toString()),
          asked.ask("stats " + String.join(", ", items), "g"),
          "seed " + seed);
    }
  }

  private static String text(long address) {
    return (address >> 24)
        + "."
        + (address >> 16 & 255)
        + "."
        + (address >> 8 & 255)
        + "."
        + (address & 255);
  }
}
