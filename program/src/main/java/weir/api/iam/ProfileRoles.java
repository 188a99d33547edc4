package weir.api.iam;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which roles instance profiles give, for the service that starts instances.
public final class ProfileRoles {
  private final Iam iam;

  public ProfileRoles(Iam iam) {
    this.iam = iam;
  }

  /// @param roleArn null when the profile has no role
  public record Profile(String arn, String id, @Nullable String roleArn) {}

  /// @param name without its path
  public Optional<Profile> find(String accountId, String name) {
    return iam.read(
        accountId,
        account ->
            account
                .findInstanceProfile(name)
                .map(profile -> {
                  String role = profile.role();
                  return new Profile(
                      account.arn(profile),
                      profile.id(),
                      role == null ? null : account.arn(account.role(role)));
                }));
  }
}
