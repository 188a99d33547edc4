package weir.diagnosis;

/// A key of KMS that a destination encrypts with.
///
/// @param name as the destination names it: an ARN, an id or an alias
/// @param sentence what KMS says when it is used; empty when it works
/// @param policy of the key; empty when it is not known
/// @param deliverer the service that has to use it: `delivery.logs.amazonaws.com`
public record KeyFacts(String name, State state, String sentence, String policy, String deliverer) {
  /// Whether it can be used for deliveries.
  public enum State {
    USABLE,
    MISSING,
    DISABLED,
    PENDING_DELETION,
    /// The key's policy does not let the deliverer use it.
    DENIED
  }
}
