package weir.api.auth;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks up access keys. Implemented by the room that keeps them.
public interface AccessKeys {
  Optional<AccessKey> find(String accessKeyId);

  /// Credentials that exist and are active.
  ///
  /// @param sessionToken what the request must carry; null for lasting credentials
  /// @param expiresAt null for lasting credentials
  record AccessKey(
      String id,
      String secret,
      @Nullable String sessionToken,
      java.time.@Nullable Instant expiresAt,
      Caller owner) {
    @Override
    public String toString() {
      return "AccessKey[" + id + "]";
    }
  }
}
