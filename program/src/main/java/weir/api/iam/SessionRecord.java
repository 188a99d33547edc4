package weir.api.iam;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import weir.api.auth.Caller;

/// Temporary credentials.
///
/// @param kind what the session acts for: a role, a user, or root
/// @param principal name of the role or user; empty for root
/// @param principalId the id that it had when the session began: a role that was deleted and made
///   again is another one
/// @param arn of the caller, with the session's name
/// @param uniqueId `AROA…:name`
/// @param secret sealed with the key's id
/// @param token sealed with the key's id
/// @param policies what the session is narrowed to; none when it is not
/// @param tags of the principal and of the session
record SessionRecord(
    String accessKeyId,
    String accountId,
    Caller.Kind kind,
    String principal,
    String principalId,
    String arn,
    String uniqueId,
    SealedText secret,
    SealedText token,
    List<String> policies,
    SortedMap<String, String> tags,
    Instant createdAt,
    Instant expiresAt) {
  SessionRecord {
    policies = List.copyOf(policies);
  }

  /// ARN of the principal, while it is still the one that the session began with.
  Optional<String> issuer(AccountView account) {
    return switch (kind) {
      case ROOT -> Optional.of(account.account().rootArn());
      case USER -> issuer(account, account.find(IdentityKind.USER, principal).orElse(null));
      case ASSUMED_ROLE -> issuer(account, account.find(IdentityKind.ROLE, principal).orElse(null));
      case SERVICE, ANONYMOUS -> Optional.empty();
    };
  }

  private Optional<String> issuer(AccountView account, @Nullable Identity identity) {
    return identity != null && identity.id().equals(principalId)
        ? Optional.of(account.arn(identity))
        : Optional.empty();
  }

  Caller caller(String issuerArn) {
    return new Caller(
        kind,
        accountId,
        arn,
        uniqueId,
        principal,
        accessKeyId,
        new Caller.Session(policies, issuerArn, createdAt),
        tags);
  }
}
