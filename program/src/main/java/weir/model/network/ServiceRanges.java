package weir.model.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import weir.model.net.Cidr;
import weir.model.net.IpAddress;

/// The public address blocks of AWS's services, as AWS publishes them.
///
/// Blocks may overlap. An address then belongs to the smallest block of a named service; to
/// `AMAZON`, which stands for all of them, only when no other service has it.
public final class ServiceRanges {
  public static final ServiceRanges NONE = new ServiceRanges(List.of());

  private static final String ANY_SERVICE = "AMAZON";

  /// Where each stretch of addresses begins, ascending and unsigned; it ends where the next one
  /// begins.
  private final long[] startHigh;

  private final long[] startLow;
  private final List<Optional<String>> services;
  private final List<Range> ranges;

  /// A block of a service, such as `S3`.
  public record Range(String service, Cidr cidr) {}

  public ServiceRanges(List<Range> ranges) {
    this.ranges = List.copyOf(ranges);
    List<Range> outerFirst = new ArrayList<>(ranges);
    outerFirst.sort(
        Comparator.comparing((Range range) -> range.cidr().base())
            .thenComparingInt(range -> fixedBits(range.cidr()))
            .thenComparing(Range::service));
    Stretches stretches = new Stretches();
    Deque<Open> open = new ArrayDeque<>();
    for (Range range : outerFirst) {
      while (!open.isEmpty() && !open.getFirst().range().cidr().contains(range.cidr())) {
        stretches.close(open);
      }
      Range best = open.isEmpty() ? range : better(range, open.getFirst().best());
      open.addFirst(new Open(range, best));
      stretches.add(range.cidr().base(), Optional.of(best.service()));
    }
    while (!open.isEmpty()) {
      stretches.close(open);
    }
    startHigh = stretches.starts.stream().mapToLong(IpAddress::high).toArray();
    startLow = stretches.starts.stream().mapToLong(IpAddress::low).toArray();
    services = List.copyOf(stretches.services);
  }

  /// The blocks as they were given.
  public List<Range> ranges() {
    return ranges;
  }

  /// The service that the address with these halves belongs to. Allocates nothing.
  public Optional<String> find(long high, long low) {
    int from = 0;
    int to = startHigh.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      int order = Long.compareUnsigned(startHigh[middle], high);
      if (order == 0) {
        order = Long.compareUnsigned(startLow[middle], low);
      }
      if (order <= 0) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from == 0 ? Optional.empty() : services.get(from - 1);
  }

  private static Range better(Range inner, Range outer) {
    return inner.service().equals(ANY_SERVICE) ? outer : inner;
  }

  private static int fixedBits(Cidr cidr) {
    return cidr.isIpv4() ? cidr.prefixLength() + 96 : cidr.prefixLength();
  }

  /// A block whose end has not been passed, and the winner among it and those around it.
  private record Open(Range range, Range best) {}

  private static final class Stretches {
    private final List<IpAddress> starts = new ArrayList<>();
    private final List<Optional<String>> services = new ArrayList<>();

    void add(IpAddress start, Optional<String> service) {
      int last = starts.size() - 1;
      if (last >= 0 && starts.get(last).equals(start)) {
        services.set(last, service);
      } else {
        starts.add(start);
        services.add(service);
      }
    }

    void close(Deque<Open> open) {
      Cidr closed = open.removeFirst().range().cidr();
      Optional<String> service =
          open.isEmpty() ? Optional.empty() : Optional.of(open.getFirst().best().service());
      int hostBits = 128 - fixedBits(closed);
      long low = hostBits >= 64 ? -1L : closed.base().low() | ~(-1L << hostBits);
      long high =
          hostBits <= 64
              ? closed.base().high()
              : hostBits == 128 ? -1L : closed.base().high() | ~(-1L << (hostBits - 64));
      if (low == -1L && high == -1L) {
        return;
      }
      add(new IpAddress(low == -1L ? high + 1 : high, low + 1), service);
    }
  }
}
