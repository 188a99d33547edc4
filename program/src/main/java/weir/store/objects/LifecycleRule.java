package weir.store.objects;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What happens to objects by themselves when they are old enough.
public record LifecycleRule(Filter filter, Expiry expiry, Leftovers leftovers) {
  /// Which objects.
  ///
  /// @param smallestBytes exclusive, as `ObjectSizeGreaterThan`; -1 for all
  /// @param largestBytes exclusive, as `ObjectSizeLessThan`; [Long#MAX_VALUE] for all
  public record Filter(
      String prefix, Map<String, String> tags, long smallestBytes, long largestBytes) {
    public Filter {
      tags = Map.copyOf(tags);
    }

    boolean matches(String key, ObjectMetadata metadata) {
      long size = metadata.content().sizeBytes();
      return key.startsWith(prefix)
          && metadata.labels().tags().entrySet().containsAll(tags.entrySet())
          && size > smallestBytes
          && size < largestBytes;
    }
  }

  /// When current versions go.
  ///
  /// @param expireDays after an object was written; 0 for never
  /// @param expireAt for objects of any age; null for never
  public record Expiry(int expireDays, @Nullable Instant expireAt) {
    boolean expired(ObjectMetadata metadata, Instant now) {
      return (expireDays > 0 && old(metadata.modifiedAt(), expireDays, now))
          || (expireAt != null && !now.isBefore(expireAt));
    }
  }

  /// When go what is not a current version.
  ///
  /// @param noncurrentDays after a version was replaced; 0 for never
  /// @param keepNoncurrent the newest replaced versions, which stay all the same
  /// @param abortDays after an upload was begun; 0 for never
  /// @param dropMarkers whether delete markers go that hide nothing any more
  public record Leftovers(
      int noncurrentDays, int keepNoncurrent, int abortDays, boolean dropMarkers) {}

  /// Whether some days have passed, counted as S3 does: to the next midnight in UTC.
  static boolean old(Instant since, int days, Instant now) {
    Instant due =
        since
            .plus(Duration.ofDays(days))
            .plus(Duration.ofDays(1))
            .minusNanos(1)
            .truncatedTo(java.time.temporal.ChronoUnit.DAYS);
    return !now.isBefore(due);
  }
}
