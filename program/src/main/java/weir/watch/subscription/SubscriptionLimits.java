package weir.watch.subscription;

import java.time.Duration;

/// How subscriptions work.
///
/// @param window most events that are read before the position moves on
/// @param envelopeBytes JSON of an envelope at which another begins
/// @param bufferedBytes JSON of all envelopes that are being filled
/// @param firstPause wait after a first failure; doubled with each that follows
/// @param longestPause the wait grows no longer
/// @param patience how long after they were taken in events are tried
/// @param settle how much of what was delivered may be delivered again after a kill
public record SubscriptionLimits(
    int window,
    int envelopeBytes,
    int bufferedBytes,
    Duration firstPause,
    Duration longestPause,
    Duration patience,
    Duration settle) {
  public static final SubscriptionLimits DEFAULT =
      new SubscriptionLimits(
          100_000,
          1 << 20,
          4 << 20,
          Duration.ofSeconds(1),
          Duration.ofMinutes(1),
          Duration.ofHours(24),
          Duration.ofSeconds(1));
}
