package weir.watch.subscription;

import weir.store.logs.LogGroupEvents;
import weir.store.state.Scope;

/// A subscription filter: which events of a group go where, and as whom.
///
/// @param scope whose group it is
/// @param events the group's
/// @param pattern which of them; one that can be parsed
/// @param roleArn the role that may write to the destination
public record Subscription(
    Scope scope,
    String group,
    String filter,
    LogGroupEvents events,
    String pattern,
    String destinationArn,
    String roleArn) {
  /// Under what the state keeps it, and how far it has come.
  public String id() {
    return id(group, filter);
  }

  /// No group's name has a colon, so that the filters of a group stand together.
  public static String id(String group, String filter) {
    return group + ":" + filter;
  }
}
