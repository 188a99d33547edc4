package weir.policy;

import org.jspecify.annotations.Nullable;

/// A rule that was tried on a packet.
///
/// @param mismatch why it does not speak of the packet; null when it does
public record ConsideredRule(PolicyRule rule, @Nullable Mismatch mismatch) {
  @Override
  public String toString() {
    return rule + ": " + (mismatch == null ? "matches" : mismatch);
  }
}
