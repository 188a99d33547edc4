package weir.api.gateway;

import java.util.LinkedHashMap;

/// How many calls each client makes: a bucket of tokens per access key, refilled over time. Safe
/// for any number of threads; remembers a bounded number of clients.
final class CallRates {
  private static final int MOST_CLIENTS = 10_000;

  private final int perSecond;
  private final LinkedHashMap<String, Bucket> clients = new LinkedHashMap<>(16, 0.75f, true);

  /// @param perSecond 0 for no bound; a client that was idle may do that many at once
  CallRates(int perSecond) {
    this.perSecond = perSecond;
  }

  /// Takes one call of a client.
  ///
  /// @param nowNanos of a clock that only goes forward
  /// @return whether it is within bounds
  boolean take(String client, long nowNanos) {
    return take(client, 1, nowNanos) == 1;
  }

  /// Takes some calls of a client, as many as there are.
  ///
  /// @param nowNanos of a clock that mostly goes forward
  /// @return how many are within bounds
  int take(String client, int wanted, long nowNanos) {
    if (perSecond == 0) {
      return wanted;
    }
    synchronized (clients) {
      Bucket bucket = clients.computeIfAbsent(client, name -> new Bucket(perSecond, nowNanos));
      if (clients.size() > MOST_CLIENTS) {
        clients.pollFirstEntry();
      }
      return bucket.take(perSecond, wanted, nowNanos);
    }
  }

  private static final class Bucket {
    private double tokens;
    private long filledAtNanos;

    Bucket(double tokens, long nowNanos) {
      this.tokens = tokens;
      this.filledAtNanos = nowNanos;
    }

    int take(int perSecond, int wanted, long nowNanos) {
      long passed = Math.max(0, nowNanos - filledAtNanos);
      tokens = Math.min(perSecond, tokens + passed / 1e9 * perSecond);
      filledAtNanos = nowNanos;
      int taken = Math.min(wanted, (int) tokens);
      tokens -= taken;
      return taken;
    }
  }
}
