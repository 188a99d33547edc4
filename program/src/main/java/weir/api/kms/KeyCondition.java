package weir.api.kms;

import weir.api.protocol.ApiException;

/// Whether a key can be used by somebody, and why not. Nothing is encrypted to find out.
///
/// @param state the first thing that is in the way
/// @param sentence KMS's; empty when the key is usable
/// @param policy of the key; empty when there is no key
public record KeyCondition(State state, String sentence, String policy) {
  /// What is in the way.
  public enum State {
    USABLE,
    MISSING,
    DISABLED,
    PENDING_DELETION,
    DENIED
  }

  static KeyCondition usable(String policy) {
    return new KeyCondition(State.USABLE, "", policy);
  }

  static KeyCondition refused(ApiException refusal, String policy) {
    State state =
        switch (refusal.code()) {
          case "DisabledException" -> State.DISABLED;
          case "KMSInvalidStateException" -> State.PENDING_DELETION;
          case "NotFoundException", "InvalidArnException" -> State.MISSING;
          default -> State.DENIED;
        };
    return new KeyCondition(state, refusal.sentence(), policy);
  }
}
