package weir.api.gateway;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import weir.api.auth.Authorizer;
import weir.api.auth.Caller;
import weir.api.auth.Decision;
import weir.api.auth.Permission;
import weir.api.auth.RequestFacts;
import weir.api.protocol.ApiException;
import weir.store.state.Scope;

/// One request of one caller, from its arrival to its answer. Used by the thread that answers it
/// only.
public final class Call {
  private final Caller caller;
  private final RequestFacts facts;
  private final String requestId;
  private final Authorizer authorizer;
  private final Function<Denial, ApiException> wording;
  private final List<Denial> denials = new ArrayList<>();
  private boolean asked;

  public Call(
      Caller caller,
      RequestFacts facts,
      String requestId,
      Authorizer authorizer,
      Function<Denial, ApiException> wording) {
    this.caller = caller;
    this.facts = facts;
    this.requestId = requestId;
    this.authorizer = authorizer;
    this.wording = wording;
  }

  public Caller caller() {
    return caller;
  }

  /// The caller's account, in which operations act.
  public String accountId() {
    return caller.accountId();
  }

  /// The region that the request was signed for.
  public String region() {
    return facts.region();
  }

  /// The caller's account in the region of the request.
  public Scope scope() {
    return new Scope(accountId(), region());
  }

  public RequestFacts facts() {
    return facts;
  }

  public String requestId() {
    return requestId;
  }

  /// When the request arrived.
  public Instant now() {
    return facts.now();
  }

  /// An ARN in the caller's account and the request's region.
  ///
  /// @param resource `vpc/vpc-0a1b2c3d`
  public String arn(String service, String resource) {
    return "arn:aws:" + service + ":" + region() + ":" + accountId() + ":" + resource;
  }

  /// Lets the call go on only when the caller may.
  ///
  /// @throws ApiException in the service's words when not
  public void require(Permission permission) {
    Decision decision = decide(permission);
    if (!decision.allowed()) {
      Denial denial = new Denial(caller, permission, decision);
      denials.add(denial);
      throw wording.apply(denial);
    }
  }

  /// Whether the caller may, for answers that depend on it.
  public boolean permits(Permission permission) {
    return decide(permission).allowed();
  }

  private Decision decide(Permission permission) {
    asked = true;
    return authorizer.decide(caller, permission, facts);
  }

  /// Says that everybody with credentials may do this.
  public void letEveryCallerPass() {
    if (caller.kind() == Caller.Kind.ANONYMOUS) {
      throw new IllegalStateException("an unsigned request came to an operation for callers");
    }
    asked = true;
  }

  /// Whether anybody asked what the caller may; no answer leaves without.
  boolean asked() {
    return asked;
  }

  /// What was refused, for the audit record.
  public List<Denial> denials() {
    return List.copyOf(denials);
  }

  /// A refusal: who, what on which resource, and why.
  public record Denial(Caller caller, Permission permission, Decision decision) {
    /// AWS's sentence: `User: ARN is not authorized to perform: ACTION on resource: ARN because …`.
    public String sentence() {
      String who = caller.kind() == Caller.Kind.ANONYMOUS ? "anonymous" : caller.arn();
      String policy = decision.policy().isEmpty() ? "" : ": " + decision.policy();
      return "User: "
          + who
          + " is not authorized to perform: "
          + permission.action()
          + " on resource: "
          + permission.resource()
          + " "
          + decision.reason()
          + policy;
    }
  }
}
