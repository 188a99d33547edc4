package weir.api.firehose;

import static weir.api.firehose.FirehoseErrors.RULES;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.EncryptionConfiguration;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.S3DestinationConfiguration;
import weir.api.protocol.ShapeText;
import weir.delivery.streams.BucketPlan;
import weir.delivery.streams.Compression;
import weir.delivery.streams.KeyPattern;

/// Turns a bucket's configuration into the plan that objects are written by.
final class BucketPlans {
  private static final Pattern BUCKET = Pattern.compile("arn:.*:s3:::[\\w\\.\\-]{1,255}");
  private static final Pattern ROLE =
      Pattern.compile("arn:.*:iam::\\d{12}:role/[a-zA-Z_0-9+=,.@\\-_/]+");
  private static final Pattern KEY =
      Pattern.compile("arn:.*:kms:[a-zA-Z0-9\\-]+:\\d{12}:(key|alias)/[a-zA-Z_0-9+=,.@\\-_/]+");
  private static final Pattern EXTENSION = Pattern.compile("^$|\\.[0-9a-z!\\-_.*'()]+");

  /// AWS's own spelling.
  private static final String BROKEN =
      "Ths supplied prefix(es) do not satisfy the following constraint: ";

  private static final Set<String> MEMBERS =
      Set.of(
          "RoleARN",
          "BucketARN",
          "Prefix",
          "ErrorOutputPrefix",
          "BufferingHints",
          "CompressionFormat",
          "EncryptionConfiguration",
          "CloudWatchLoggingOptions",
          "ProcessingConfiguration",
          "S3BackupMode",
          "DataFormatConversionConfiguration",
          "DynamicPartitioningConfiguration",
          "FileExtension",
          "CustomTimeZone");

  private BucketPlans() {}

  static BucketPlan of(S3DestinationConfiguration s3) {
    ExtendedS3DestinationConfiguration.Builder same = ExtendedS3DestinationConfiguration.builder();
    return of(ShapeText.fill(same, ShapeText.print(s3)).build());
  }

  static BucketPlan of(ExtendedS3DestinationConfiguration s3) {
    RULES.only("", s3, MEMBERS);
    refuse(s3);
    String bucket = RULES.text("bucketARN", s3.bucketARN(), 1, 2048);
    RULES.matches("bucketARN", bucket, BUCKET);
    String role = RULES.text("roleARN", s3.roleARN(), 1, 512);
    RULES.matches("roleARN", role, ROLE);
    KeyPattern prefix = KeyPattern.parse(RULES.text("prefix", or(s3.prefix()), 0, 1024));
    KeyPattern errors = errors(prefix, or(s3.errorOutputPrefix()), or(s3.prefix()));
    String extension = RULES.text("fileExtension", or(s3.fileExtension()), 0, 128);
    RULES.matches("fileExtension", extension, EXTENSION);
    return new BucketPlan(
        bucket.substring(bucket.lastIndexOf(':') + 1),
        role,
        prefix.forRecords(),
        errors.forErrors(),
        compression(s3.compressionFormatAsString()),
        extension,
        zone(or(s3.customTimeZone())),
        key(s3.encryptionConfiguration()));
  }

  private static void refuse(ExtendedS3DestinationConfiguration s3) {
    DestinationPlans.refuseLogging(s3.cloudWatchLoggingOptions());
    if (s3.dataFormatConversionConfiguration() != null
        && !Boolean.FALSE.equals(s3.dataFormatConversionConfiguration().enabled())) {
      throw FirehoseErrors.invalid(
          "DataFormatConversionConfiguration is enabled, but Weir's Firehose does not convert"
              + " records to Parquet or ORC");
    }
    if (s3.dynamicPartitioningConfiguration() != null
        && Boolean.TRUE.equals(s3.dynamicPartitioningConfiguration().enabled())) {
      throw FirehoseErrors.invalid(
          "DynamicPartitioningConfiguration is enabled, but Weir's Firehose has no dynamic"
              + " partitioning");
    }
    if (s3.s3BackupModeAsString() != null && !s3.s3BackupModeAsString().equals("Disabled")) {
      throw FirehoseErrors.invalid(
          "S3BackupMode is "
              + s3.s3BackupModeAsString()
              + " but must be Disabled: a bucket has no backup of its own");
    }
  }

  private static KeyPattern errors(KeyPattern prefix, String text, String recordsText) {
    if (prefix.namesTheErrorType()) {
      throw FirehoseErrors.invalid(BROKEN + "Prefix cannot contain !{firehose:error-output-type}");
    }
    if (text.isEmpty()) {
      if (prefix.hasExpressions()) {
        throw FirehoseErrors.invalid(
            BROKEN + "ErrorOutputPrefix cannot be null or empty when Prefix contains expressions");
      }
      return KeyPattern.parse(recordsText);
    }
    KeyPattern errors = KeyPattern.parse(RULES.text("errorOutputPrefix", text, 0, 1024));
    if (errors.hasExpressions() && !errors.namesTheErrorType()) {
      throw FirehoseErrors.invalid(
          BROKEN
              + "ErrorOutputPrefix must contain !{firehose:error-output-type} when it contains"
              + " expressions");
    }
    return errors;
  }

  private static Compression compression(@Nullable String format) {
    String known =
        DestinationPlans.oneOf(
            "CompressionFormat", format, "UNCOMPRESSED", "GZIP", "ZIP", "Snappy", "HADOOP_SNAPPY");
    return switch (known) {
      case "GZIP" -> Compression.GZIP;
      case "ZIP" -> Compression.ZIP;
      case "Snappy" -> Compression.SNAPPY;
      case "HADOOP_SNAPPY" -> Compression.HADOOP_SNAPPY;
      default -> Compression.UNCOMPRESSED;
    };
  }

  private static ZoneId zone(String name) {
    if (name.isEmpty()) {
      return ZoneOffset.UTC;
    }
    try {
      return ZoneId.of(name);
    } catch (DateTimeException unknown) {
      throw FirehoseErrors.invalid(
          "CustomTimeZone is " + name + " but must be a zone such as UTC or Europe/Berlin");
    }
  }

  private static @Nullable String key(@Nullable EncryptionConfiguration encryption) {
    if (encryption == null || encryption.kmsEncryptionConfig() == null) {
      return null;
    }
    String key = encryption.kmsEncryptionConfig().awskmsKeyARN();
    RULES.matches("aWSKMSKeyARN", RULES.text("aWSKMSKeyARN", key, 1, 512), KEY);
    return key;
  }

  private static String or(@Nullable String given) {
    return given == null ? "" : given;
  }
}
