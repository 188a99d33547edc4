package weir.api.iam;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weir.api.auth.Caller;
import weir.api.auth.PolicyDocument;

/// Temporary credentials: whom they can be made for, and making them.
///
/// They are kept as documents until they end. A token that carries all of it sealed would need no
/// document, but the door looks keys up by their id, before it has seen a token; and a document can
/// be taken back when its role is deleted.
public final class Sessions {
  private static final Pattern ROLE = Pattern.compile("arn:aws:iam::([0-9]{12}):role/(?:.*/)?(.+)");
  private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);

  private final Iam iam;
  private final AtomicReference<Instant> swept = new AtomicReference<>(Instant.EPOCH);

  public Sessions(Iam iam) {
    this.iam = iam;
  }

  /// A role as those see it who want to become it.
  ///
  /// @param id `AROA…`
  /// @param trust who may
  public record AssumableRole(
      String accountId,
      String arn,
      String id,
      String name,
      PolicyDocument trust,
      int maxSessionSeconds,
      SortedMap<String, String> tags) {}

  /// What a session is to be.
  ///
  /// @param kind what it acts for: a role, a user, or root
  /// @param principal name of the role or user; empty for root
  /// @param principalId `AROA…`, `AIDA…`, or the account's id for root
  /// @param arn of the caller: `arn:aws:sts::123456789012:assumed-role/reader/session`
  /// @param uniqueId `AROA…:session`
  /// @param policies that narrow it; none when nothing does
  public record NewSession(
      Caller.Kind kind,
      String accountId,
      String principal,
      String principalId,
      String arn,
      String uniqueId,
      List<String> policies,
      SortedMap<String, String> tags) {
    public NewSession {
      policies = List.copyOf(policies);
    }
  }

  /// Credentials that were made just now.
  public record Issued(String accessKeyId, String secret, String token, Instant expiresAt) {
    @Override
    public String toString() {
      return "Issued[" + accessKeyId + "]";
    }
  }

  /// Empty when there is no role with the ARN, in any account.
  public Optional<AssumableRole> findRole(String arn) {
    Matcher parts = ROLE.matcher(arn);
    if (!parts.matches()) {
      return Optional.empty();
    }
    return iam.read(
        parts.group(1),
        account ->
            account
                .find(IdentityKind.ROLE, parts.group(2))
                .filter(role -> account.arn(role).equals(arn))
                .map(role ->
                    new AssumableRole(
                        account.accountId(),
                        arn,
                        role.id(),
                        role.name(),
                        role.trust().document(),
                        role.maxSessionSeconds(),
                        role.tags().values())));
  }

  /// The text of a managed policy that an account can use; empty when there is none.
  public Optional<String> findPolicy(String accountId, String arn) {
    return iam.read(
        accountId, account -> account.findPolicy(arn).map(policy -> policy.policy().text()));
  }

  /// The account of an access key, lasting or temporary; empty when nobody has it.
  public Optional<String> accountOf(String accessKeyId) {
    return iam.store()
        .read(view ->
            view.find(Kinds.ACCESS_KEY, Credentials.PLACE, accessKeyId)
                .map(KeyRecord::accountId)
                .or(() ->
                    view.find(Kinds.SESSION, Credentials.PLACE, accessKeyId)
                        .map(SessionRecord::accountId)));
  }

  /// Makes credentials; they work when this returns, and after a restart.
  public Issued issue(NewSession wanted, Duration life, Instant now) {
    Identifiers identifiers = iam.identifiers();
    Issued issued =
        new Issued(
            identifiers.temporaryAccessKeyId(),
            identifiers.secret(),
            identifiers.sessionToken(),
            now.plus(life).truncatedTo(ChronoUnit.SECONDS));
    String id = issued.accessKeyId();
    SessionRecord record =
        new SessionRecord(
            id,
            wanted.accountId(),
            wanted.kind(),
            wanted.principal(),
            wanted.principalId(),
            wanted.arn(),
            wanted.uniqueId(),
            iam.seal().seal(issued.secret(), id),
            iam.seal().seal(issued.token(), id),
            wanted.policies(),
            new TreeMap<>(wanted.tags()),
            now,
            issued.expiresAt());
    boolean sweep = sweepsAt(now);
    iam.change(
        wanted.accountId(),
        account -> {
          if (sweep) {
            account.forgetSessionsBefore(now.minus(Duration.ofHours(1)));
          }
          account.put(record);
          return id;
        });
    return issued;
  }

  /// Ended sessions stay an hour, so that their users hear that they are expired and not unknown.
  private boolean sweepsAt(Instant now) {
    Instant before = swept.get();
    return now.isAfter(before.plus(BETWEEN_SWEEPS)) && swept.compareAndSet(before, now);
  }
}
