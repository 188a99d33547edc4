package weir.watch.subscription;

/// Hears what becomes of subscriptions; the app counts and logs it. Called by any thread, must not
/// block.
public interface SubscriptionWatch {
  /// Hears nothing.
  SubscriptionWatch NONE = new SubscriptionWatch() {};

  /// Envelopes were taken by the stream.
  default void delivered(Subscription subscription, int envelopes) {}

  /// The stream refuses or is away; it is tried again. Said once until it takes something.
  default void failing(Subscription subscription, String reason) {}

  /// The stream takes records again.
  default void recovered(Subscription subscription) {}

  /// The subscription is not at work any more.
  default void ended(Subscription subscription) {}

  /// Events are given up: their stream did not take them for a day, or never will.
  default void lost(Subscription subscription, int events, String reason) {}
}
