package weir.model.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import weir.model.net.Cidr;
import weir.model.net.IpAddress;

class ServiceRangesTest {
  private static ServiceRanges ranges(String... serviceAndBlocks) {
    List<ServiceRanges.Range> ranges = new ArrayList<>();
    for (int i = 0; i < serviceAndBlocks.length; i += 2) {
      ranges.add(new ServiceRanges.Range(serviceAndBlocks[i], Cidr.of(serviceAndBlocks[i + 1])));
    }
    return new ServiceRanges(ranges);
  }

  private static String find(ServiceRanges ranges, String address) {
    IpAddress halves = IpAddress.of(address);
    return ranges.find(halves.high(), halves.low()).orElse("-");
  }

  @Test
  void aNamedServiceWinsOverAmazonWhereverItsBlockLies() {
    ServiceRanges ranges =
        ranges("AMAZON", "52.0.0.0/8", "S3", "52.95.0.0/16", "AMAZON", "52.95.128.0/24");
    assertEquals("AMAZON", find(ranges, "52.94.0.1"));
    assertEquals("S3", find(ranges, "52.95.1.1"));
    assertEquals("S3", find(ranges, "52.95.128.1"));
    assertEquals("AMAZON", find(ranges, "52.96.0.0"));
    assertEquals("-", find(ranges, "53.0.0.0"));
    assertEquals("-", find(ranges, "51.255.255.255"));
  }

  @Test
  void familiesAndTheEndsOfTheAddressSpaceAreKept() {
    ServiceRanges ranges =
        ranges("A", "255.255.255.0/24", "B", "ffff::/16", "C", "0.0.0.0/32", "D", "::/128");
    assertEquals("A", find(ranges, "255.255.255.255"));
    assertEquals("B", find(ranges, "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"));
    assertEquals("C", find(ranges, "0.0.0.0"));
    assertEquals("-", find(ranges, "0.0.0.1"));
    assertEquals("D", find(ranges, "::"));
    assertEquals("-", find(ranges, "::1"));
    assertEquals("-", find(ServiceRanges.NONE, "10.0.0.1"));
  }

  @Test
  void answersLikeASearchThroughAllBlocks() {
    long seed = Long.getLong("weir.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      List<ServiceRanges.Range> all = new ArrayList<>();
      for (int i = random.nextInt(30); i > 0; i--) {
        String service = random.nextInt(3) == 0 ? "AMAZON" : "S" + random.nextInt(4);
        all.add(new ServiceRanges.Range(service, new Cidr(address(random), length(random))));
      }
      ServiceRanges ranges = new ServiceRanges(all);
      for (int i = 0; i < 200; i++) {
        IpAddress address = address(random);
        Optional<String> expected =
            all.stream()
                .filter(range -> range.cidr().contains(address))
                .min(
                    Comparator.comparing(
                            (ServiceRanges.Range range) -> range.service().equals("AMAZON"))
                        .thenComparingInt(range -> -range.cidr().prefixLength())
                        .thenComparing(ServiceRanges.Range::service, Comparator.reverseOrder()))
                .map(ServiceRanges.Range::service);
        assertEquals(
            expected,
            ranges.find(address.high(), address.low()),
            () -> "seed " + seed + ": " + address + " in " + all);
      }
    }
  }

  private static IpAddress address(Random random) {
    return IpAddress.ofIpv4(10 << 24 | random.nextInt(64) << 4);
  }

  private static int length(Random random) {
    return 20 + random.nextInt(13);
  }
}
