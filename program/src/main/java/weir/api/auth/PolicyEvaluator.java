package weir.api.auth;

import java.util.List;
import weir.api.auth.IdentityPolicies.NamedPolicy;

/// Decides by IAM's rules: policies of the caller, of the resource, permissions boundary and
/// session policies. Safe for any number of threads.
///
/// An explicit deny anywhere binds everybody, root too. Otherwise, in one account it is enough that
/// the caller's or the resource's policies allow; across accounts both must. Boundary and session
/// policies allow nothing by themselves, and what they do not allow is denied.
///
/// Whether a role may be assumed is the question for `sts:AssumeRole` on the role's ARN, guarded by
/// the role's trust policy; services ask as [Caller#service] and bring `aws:SourceAccount` and
/// `aws:SourceArn`.
public final class PolicyEvaluator implements Authorizer {
  private final IdentityPolicies identityPolicies;
  private final ParsedPolicies sessionPolicies = new ParsedPolicies();

  public PolicyEvaluator(IdentityPolicies identityPolicies) {
    this.identityPolicies = identityPolicies;
  }

  @Override
  public Decision decide(Caller caller, Permission permission, RequestFacts facts) {
    IdentityPolicies.Attached attached =
        switch (caller.kind()) {
          case SERVICE, ANONYMOUS, ROOT -> IdentityPolicies.Attached.NONE;
          case USER, ASSUMED_ROLE -> identityPolicies.of(caller);
        };
    PolicyQuestion question = new PolicyQuestion(caller, permission, facts);
    PolicySet policies = PolicySet.of(attached, session(caller), permission.resourcePolicy());
    return new Evaluation(question, policies).decide();
  }

  private List<NamedPolicy> session(Caller caller) {
    Caller.Session session = caller.session();
    return session == null
        ? List.of()
        : session.policies().stream()
            .map(text -> new NamedPolicy("", sessionPolicies.of(text)))
            .toList();
  }
}
