package weir.watch.subscription;

import weir.store.logs.LogGroupId;
import weir.store.state.DocumentKind;

/// How far a subscription has come: everything up to the sequence was taken by its stream.
///
/// @param group which events the sequence counts: a group that is made again begins anew
public record SubscriptionPosition(LogGroupId group, long sequence) {
  /// By [Subscription#id].
  public static final DocumentKind<SubscriptionPosition> KIND =
      new DocumentKind<>(
          "logs.subscription-position", SubscriptionPosition::print, SubscriptionPosition::parse);

  private String print() {
    return group + " " + sequence;
  }

  private static SubscriptionPosition parse(String text) {
    int space = text.indexOf(' ');
    return new SubscriptionPosition(
        new LogGroupId(text.substring(0, space)), Long.parseLong(text.substring(space + 1)));
  }
}
