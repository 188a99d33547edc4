package weir.api.auth;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.api.auth.IdentityPolicies.NamedPolicy;

/// Every policy that has a say in one question, by its part.
///
/// @param boundaries none, or the one permissions boundary
/// @param session policies that the session was made with; none limits nothing
/// @param resource none, or the resource's own
record PolicySet(
    List<NamedPolicy> identity,
    List<NamedPolicy> boundaries,
    List<NamedPolicy> session,
    List<NamedPolicy> resource) {
  PolicySet {
    identity = List.copyOf(identity);
    boundaries = List.copyOf(boundaries);
    session = List.copyOf(session);
    resource = List.copyOf(resource);
  }

  static PolicySet of(
      IdentityPolicies.Attached attached,
      List<NamedPolicy> session,
      @Nullable PolicyDocument resource) {
    return new PolicySet(
        attached.identity(),
        attached.boundary().map(List::of).orElse(List.of()),
        session,
        resource == null ? List.of() : List.of(new NamedPolicy("", resource)));
  }
}
