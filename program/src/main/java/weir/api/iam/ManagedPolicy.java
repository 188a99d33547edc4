package weir.api.iam;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A policy that stands by itself, has versions, and is attached to identities.
///
/// @param accountId its owner; `aws` for those that AWS gives everybody
/// @param versions oldest first
/// @param nextVersion number of the next one; numbers are not used again
record ManagedPolicy(
    String accountId,
    String name,
    String path,
    String id,
    String description,
    Instant createdAt,
    Instant updatedAt,
    Tags tags,
    List<Version> versions,
    String defaultVersionId,
    int nextVersion) {
  ManagedPolicy {
    versions = List.copyOf(versions);
  }

  static ManagedPolicy of(
      String accountId, String name, String path, String id, Instant now, StoredPolicy policy) {
    return new ManagedPolicy(
        accountId,
        name,
        path,
        id,
        "",
        now,
        now,
        Tags.NONE,
        List.of(new Version("v1", policy, now)),
        "v1",
        2);
  }

  /// @param id `v1`
  record Version(String id, StoredPolicy policy, Instant createdAt) {}

  String arn() {
    return "arn:aws:iam::" + accountId + ":policy" + path + name;
  }

  boolean belongsToAws() {
    return accountId.equals("aws");
  }

  Optional<Version> findVersion(String versionId) {
    return versions.stream().filter(version -> version.id().equals(versionId)).findFirst();
  }

  /// The one in force.
  StoredPolicy policy() {
    return findVersion(defaultVersionId)
        .orElseThrow(() -> new IllegalStateException(arn() + " has no " + defaultVersionId))
        .policy();
  }

  ManagedPolicy described(String text, Tags others) {
    return new ManagedPolicy(
        accountId,
        name,
        path,
        id,
        text,
        createdAt,
        updatedAt,
        others,
        versions,
        defaultVersionId,
        nextVersion);
  }

  ManagedPolicy withNewVersion(StoredPolicy policy, boolean asDefault, Instant now) {
    String versionId = "v" + nextVersion;
    List<Version> more = new ArrayList<>(versions);
    more.add(new Version(versionId, policy, now));
    return new ManagedPolicy(
        accountId,
        name,
        path,
        id,
        description,
        createdAt,
        now,
        tags,
        more,
        asDefault ? versionId : defaultVersionId,
        nextVersion + 1);
  }

  ManagedPolicy withoutVersion(String versionId) {
    List<Version> fewer =
        versions.stream().filter(version -> !version.id().equals(versionId)).toList();
    return new ManagedPolicy(
        accountId,
        name,
        path,
        id,
        description,
        createdAt,
        updatedAt,
        tags,
        fewer,
        defaultVersionId,
        nextVersion);
  }

  ManagedPolicy defaultingTo(String versionId, Instant now) {
    return new ManagedPolicy(
        accountId,
        name,
        path,
        id,
        description,
        createdAt,
        now,
        tags,
        versions,
        versionId,
        nextVersion);
  }
}
