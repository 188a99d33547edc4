package weir.api.auth;

import java.util.List;
import java.util.Optional;

/// Looks up the policies of principals. Implemented by the room that keeps them.
public interface IdentityPolicies {
  /// What is attached to a caller, its groups included; empty for root, which may everything.
  Attached of(Caller caller);

  /// @param identity every policy of the caller and its groups
  /// @param boundary the permissions boundary; what it does not allow is denied
  record Attached(List<NamedPolicy> identity, Optional<NamedPolicy> boundary) {
    public static final Attached NONE = new Attached(List.of(), Optional.empty());

    public Attached {
      identity = List.copyOf(identity);
    }
  }

  /// @param name for messages: a managed policy's ARN, or the name of an inline policy
  record NamedPolicy(String name, PolicyDocument document) {}
}
