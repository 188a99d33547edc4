package weir.acceptance;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// How long calls took, by what they were. Safe for any number of threads.
final class Latencies {
  private final Map<String, long[]> nanos = new TreeMap<>();
  private final Map<String, Integer> counts = new TreeMap<>();

  synchronized void add(String what, long took) {
    int count = counts.merge(what, 1, Integer::sum);
    long[] all = nanos.computeIfAbsent(what, name -> new long[1024]);
    if (count > all.length) {
      all = Arrays.copyOf(all, 2 * all.length);
      nanos.put(what, all);
    }
    all[count - 1] = took;
  }

  synchronized int count() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// A line for each kind of call: how many, and what half, 99 of 100 and the slowest took.
  synchronized String table() {
    StringBuilder table = new StringBuilder();
    nanos.forEach((what, all) -> {
      int count = counts.getOrDefault(what, 0);
      Arrays.sort(all, 0, count);
      table.append(
          String.format(
              Locale.ROOT,
              "%-24s %8d calls, p50 %8.1f ms, p99 %8.1f ms, max %8.1f ms%n",
              what,
              count,
              all[count / 2] / 1e6,
              all[(int) (count * 0.99)] / 1e6,
              all[count - 1] / 1e6));
    });
    return table.toString();
  }
}
