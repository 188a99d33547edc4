package weir.query.insights;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import weir.model.aws.Fault;
import weir.model.net.Cidr;

/// The networks of a lookup table as ranges of addresses that do not overlap, so that an address
/// lies in one at most: that of the longest prefix. Used once, by one thread.
final class AddressRanges {
  private static final int BITS = 128;
  private static final Comparator<Network> OUTER_FIRST =
      Comparator.comparing(Network::first)
          .thenComparing(Comparator.comparing(Network::last).reversed());

  private final List<List<String>> ranges = new ArrayList<>();
  private BigInteger next = BigInteger.ZERO;

  /// A network and what stands beside it.
  private record Network(BigInteger first, BigInteger last, List<String> values) {}

  private AddressRanges() {}

  /// Whether nothing but networks stands in a column.
  static boolean areNetworks(LookupTable table, int column) {
    try {
      table.rows().forEach(row -> Cidr.of(row.get(column)));
      return !table.rows().isEmpty();
    } catch (Fault.Invalid other) {
      return false;
    }
  }

  /// Each range as its first and its last address, in hexadecimal digits that sort like addresses,
  /// and the values of some columns.
  ///
  /// @throws Fault.Invalid when something else than networks stands in the column
  static List<List<String>> of(LookupTable table, int column, List<Integer> columns) {
    Map<Cidr, Network> networks = new TreeMap<>(Comparator.comparing(Cidr::toString));
    for (List<String> row : table.rows()) {
      Cidr cidr = Cidr.of(row.get(column));
      networks.putIfAbsent(cidr, network(cidr, columns.stream().map(row::get).toList()));
    }
    // Networks of IPv6 around the place of IPv4's addresses do not hold these.
    networks.putIfAbsent(Cidr.ALL_IPV4, network(Cidr.ALL_IPV4, List.of()));
    AddressRanges all = new AddressRanges();
    Deque<Network> around = new ArrayDeque<>();
    for (Network network : networks.values().stream().sorted(OUTER_FIRST).toList()) {
      all.leave(around, network.first());
      if (!around.isEmpty()) {
        all.add(network.first().subtract(BigInteger.ONE), around.element());
      }
      all.next = network.first();
      around.push(network);
    }
    all.leave(around, BigInteger.ONE.shiftLeft(BITS));
    return all.ranges;
  }

  private static Network network(Cidr cidr, List<String> values) {
    BigInteger first =
        unsigned(cidr.base().high()).shiftLeft(Long.SIZE).or(unsigned(cidr.base().low()));
    int free = cidr.base().bits() - cidr.prefixLength();
    BigInteger size = BigInteger.ONE.shiftLeft(free);
    return new Network(first, first.add(size).subtract(BigInteger.ONE), values);
  }

  private static BigInteger unsigned(long half) {
    return new BigInteger(Long.toUnsignedString(half));
  }

  /// Ends the networks that end before an address.
  private void leave(Deque<Network> around, BigInteger address) {
    while (!around.isEmpty() && around.element().last().compareTo(address) < 0) {
      Network ended = around.pop();
      add(ended.last(), ended);
    }
  }

  /// Adds the range from where the last one ended.
  private void add(BigInteger last, Network network) {
    if (next.compareTo(last) <= 0 && !network.values().isEmpty()) {
      List<String> range = new ArrayList<>(List.of(hex(next), hex(last)));
      range.addAll(network.values());
      ranges.add(range);
    }
    next = last.add(BigInteger.ONE);
  }

  private static String hex(BigInteger address) {
    return String.format(Locale.ROOT, "%032X", address);
  }
}
