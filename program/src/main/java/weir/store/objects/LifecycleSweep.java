package weir.store.objects;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Applies lifecycle rules to a bucket, once. Another object that takes a key meanwhile is left
/// alone.
public final class LifecycleSweep {
  private final ObjectStore store;
  private final String bucket;
  private final List<LifecycleRule> rules;
  private final Instant now;

  public LifecycleSweep(ObjectStore store, String bucket, List<LifecycleRule> rules, Instant now) {
    this.store = store;
    this.bucket = bucket;
    this.rules = List.copyOf(rules);
    this.now = now;
  }

  /// What a sweep removed.
  public record Swept(int expired, int versions, int markers, int uploads) {}

  public Swept sweep() {
    return ObjectStore.run("applying lifecycle rules", this::sweepAll);
  }

  private Swept sweepAll() throws IOException {
    int expired = 0;
    int versions = 0;
    int markers = 0;
    MergedKeys keys = new MergedKeys(store.files(bucket), "", "", false);
    String key;
    while ((key = keys.next()) != null) {
      ObjectName name = new ObjectName(bucket, key);
      List<ObjectMetadata> all = store.files(bucket).all(key);
      expired += expire(name, all) ? 1 : 0;
      versions += dropNoncurrent(name, all);
      markers += dropMarker(name, all) ? 1 : 0;
    }
    return new Swept(expired, versions, markers, abortUploads());
  }

  private boolean expire(ObjectName name, List<ObjectMetadata> all) {
    if (all.isEmpty() || all.getFirst().deleteMarker()) {
      return false;
    }
    ObjectMetadata current = all.getFirst();
    boolean due =
        rules.stream()
            .anyMatch(rule ->
                rule.filter().matches(name.key(), current) && rule.expiry().expired(current, now));
    if (!due) {
      return false;
    }
    boolean[] same = {false};
    store.expire(
        name,
        found -> {
          same[0] = found.isPresent() && found.get().order() == current.order();
          return same[0];
        });
    return same[0];
  }

  private int dropNoncurrent(ObjectName name, List<ObjectMetadata> all) {
    int dropped = 0;
    for (int i = 1; i < all.size(); i++) {
      ObjectMetadata version = all.get(i);
      Instant replacedAt = all.get(i - 1).modifiedAt();
      int newer = i - 1;
      boolean due =
          rules.stream()
              .anyMatch(rule ->
                  rule.leftovers().noncurrentDays() > 0
                      && rule.filter().matches(name.key(), version)
                      && newer >= rule.leftovers().keepNoncurrent()
                      && LifecycleRule.old(replacedAt, rule.leftovers().noncurrentDays(), now));
      if (due) {
        store.deleteVersion(name, version.versionId());
        dropped++;
      }
    }
    return dropped;
  }

  private boolean dropMarker(ObjectName name, List<ObjectMetadata> all) {
    boolean alone = all.size() == 1 && all.getFirst().deleteMarker();
    boolean wanted =
        rules.stream()
            .anyMatch(rule ->
                rule.leftovers().dropMarkers() && name.key().startsWith(rule.filter().prefix()));
    if (alone && wanted) {
      store.deleteVersion(name, all.getFirst().versionId());
    }
    return alone && wanted;
  }

  private int abortUploads() {
    List<Upload> due = new ArrayList<>();
    for (Upload upload : store.uploads().list(bucket)) {
      boolean old =
          rules.stream()
              .anyMatch(rule ->
                  rule.leftovers().abortDays() > 0
                      && upload.name().key().startsWith(rule.filter().prefix())
                      && LifecycleRule.old(upload.startedAt(), rule.leftovers().abortDays(), now));
      if (old) {
        due.add(upload);
      }
    }
    due.forEach(store.uploads()::abort);
    return due.size();
  }
}
