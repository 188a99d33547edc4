package weir.api.gateway;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/// A quota of AWS's kind: so many per second for each owner, such as an account in a region. Safe
/// for any number of threads.
public final class RateQuota {
  /// No bound.
  public static final RateQuota NONE = new RateQuota(0);

  private final CallRates rates;

  /// @param perSecond 0 for no bound; an owner that was idle may take that many at once
  public RateQuota(int perSecond) {
    this.rates = new CallRates(perSecond);
  }

  /// Takes some, as many as there are.
  ///
  /// @param owner of whom it is: `123456789012 us-east-1`
  /// @param now wall time
  /// @return how many of them the quota allows
  public int take(String owner, int wanted, Instant now) {
    return rates.take(
        owner, wanted, TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano());
  }
}
