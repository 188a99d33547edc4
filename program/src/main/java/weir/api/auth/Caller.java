package weir.api.auth;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who sends a request.
///
/// @param arn as GetCallerIdentity shows it: `arn:aws:iam::123456789012:user/ann`,
///   `arn:aws:sts::123456789012:assumed-role/reader/session`, `arn:aws:iam::123456789012:root`
/// @param uniqueId `AIDA…`, `AROA…:session`, or the account's id for root
/// @param name user name, role name, service principal (`vpc-flow-logs.amazonaws.com`); empty for
///   root and the unsigned
/// @param accessKeyId null for a service of Weir itself, and for the unsigned
/// @param session of temporary credentials: what they were made with; null for lasting ones
/// @param tags of the principal, for `aws:PrincipalTag/…`; of a service, for whom it acts
public record Caller(
    Kind kind,
    String accountId,
    String arn,
    String uniqueId,
    String name,
    @Nullable String accessKeyId,
    @Nullable Session session,
    Map<String, String> tags) {
  public Caller {
    tags = Map.copyOf(tags);
  }

  public enum Kind {
    ROOT,
    USER,
    ASSUMED_ROLE,
    /// A service of Weir itself that acts by its own name, such as `delivery.logs.amazonaws.com`.
    SERVICE,
    /// Nobody: an unsigned request, which only a bucket's policy may let in.
    ANONYMOUS
  }

  /// @param policies documents passed to AssumeRole; what they do not allow, nobody in the session
  ///   may
  /// @param issuerArn ARN of the role itself
  public record Session(
      java.util.List<String> policies, String issuerArn, java.time.Instant createdAt) {
    public Session {
      policies = java.util.List.copyOf(policies);
    }
  }

  /// An unsigned request's sender.
  public static Caller anonymous() {
    return new Caller(
        Kind.ANONYMOUS, "anonymous", "anonymous", "anonymous", "", null, null, Map.of());
  }

  /// A service of Weir itself.
  ///
  /// @param principal `delivery.logs.amazonaws.com`
  public static Caller service(String principal) {
    return new Caller(Kind.SERVICE, "", principal, principal, principal, null, null, Map.of());
  }

  /// The same, whose requests are about what an account has.
  public Caller actingIn(String account) {
    return new Caller(kind, account, arn, uniqueId, name, accessKeyId, session, tags);
  }

  /// A service of Weir itself that acts for somebody's resource.
  ///
  /// @param sourceAccount what policies ask for as `aws:SourceAccount`
  /// @param sourceArn what policies ask for as `aws:SourceArn`
  public static Caller service(String principal, String sourceAccount, String sourceArn) {
    Map<String, String> source =
        Map.of("aws:SourceAccount", sourceAccount, "aws:SourceArn", sourceArn);
    return new Caller(Kind.SERVICE, "", principal, principal, principal, null, null, source);
  }
}
