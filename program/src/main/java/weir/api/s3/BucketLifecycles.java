package weir.api.s3;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import weir.store.objects.Bucket;
import weir.store.objects.LifecycleRule;
import weir.store.objects.LifecycleSweep;
import weir.store.objects.ObjectStore;

/// Applies the lifecycle rules of all buckets when it is told to, which AWS does once a day.
public final class BucketLifecycles {
  private final ObjectStore store;

  public BucketLifecycles(ObjectStore store) {
    this.store = store;
  }

  /// Removes what is old enough.
  ///
  /// @return what was removed, by bucket; buckets without rules are left out
  public Map<String, LifecycleSweep.Swept> sweep(Instant now) {
    Map<String, LifecycleSweep.Swept> swept = new TreeMap<>();
    for (Bucket bucket : store.buckets().all()) {
      Optional<String> text = bucket.document("lifecycle");
      if (text.isPresent()) {
        List<LifecycleRule> rules =
            LifecycleXml.rules(
                XmlElement.parse(
                    text.get().getBytes(StandardCharsets.UTF_8), "LifecycleConfiguration"));
        swept.put(bucket.name(), new LifecycleSweep(store, bucket.name(), rules, now).sweep());
      }
    }
    return swept;
  }
}
