package weir.api.iam;

import java.time.Instant;

/// A lasting access key.
///
/// @param user name of its owner; empty for root
/// @param secret sealed with the key's id
record KeyRecord(
    String id,
    String accountId,
    String user,
    SealedText secret,
    boolean active,
    Instant createdAt) {
  KeyRecord active(boolean now) {
    return new KeyRecord(id, accountId, user, secret, now, createdAt);
  }

  /// A user's new name.
  KeyRecord ownedBy(String name) {
    return new KeyRecord(id, accountId, name, secret, active, createdAt);
  }

  String status() {
    return active ? "Active" : "Inactive";
  }
}
