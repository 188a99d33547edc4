package weir.delivery.streams;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A bucket that a delivery stream writes objects to, and how they are named.
///
/// @param bucketName `my-logs`
/// @param roleArn who writes
/// @param extension of the objects' names, with its dot; empty takes the compression's
/// @param zone in which names tell the time
/// @param kmsKeyArn the key that S3 encrypts the objects with; null leaves it to the bucket
public record BucketPlan(
    String bucketName,
    String roleArn,
    KeyPattern prefix,
    KeyPattern errorPrefix,
    Compression compression,
    String extension,
    ZoneId zone,
    @Nullable String kmsKeyArn)
    implements StreamDestination {
  private static final DateTimeFormatter SUFFIX_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd-HH-mm-ss", Locale.ROOT);

  @Override
  public BucketPlan bucket() {
    return this;
  }

  /// Of an object with records.
  ///
  /// @param oldest arrival of the first record in it
  String key(StreamPlan stream, Instant oldest) {
    String ending = extension.isEmpty() ? compression.extension() : extension;
    return prefix.at(oldest, zone, "") + name(stream, oldest) + ending;
  }

  /// Of an object with records that could not be delivered.
  ///
  /// @param reason `processing-failed`
  String errorKey(StreamPlan stream, Instant oldest, String reason) {
    return errorPrefix.at(oldest, zone, reason) + name(stream, oldest) + compression.extension();
  }

  private String name(StreamPlan stream, Instant oldest) {
    return stream.name()
        + "-"
        + stream.version()
        + "-"
        + SUFFIX_TIME.format(oldest.atZone(zone))
        + "-"
        + UUID.randomUUID();
  }
}
