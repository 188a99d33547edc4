package weir.api.firehose;

import static weir.api.firehose.FirehoseErrors.RULES;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.BufferingHints;
import software.amazon.awssdk.services.firehose.model.CloudWatchLoggingOptions;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.firehose.model.ContentEncoding;
import software.amazon.awssdk.services.firehose.model.EncryptionConfiguration;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.HttpEndpointBufferingHints;
import software.amazon.awssdk.services.firehose.model.HttpEndpointDestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.HttpEndpointRequestConfiguration;
import software.amazon.awssdk.services.firehose.model.HttpEndpointRetryOptions;
import software.amazon.awssdk.services.firehose.model.HttpEndpointS3BackupMode;
import software.amazon.awssdk.services.firehose.model.NoEncryptionConfig;
import software.amazon.awssdk.services.firehose.model.ProcessingConfiguration;
import software.amazon.awssdk.services.firehose.model.S3BackupMode;
import software.amazon.awssdk.services.firehose.model.S3DestinationConfiguration;

/// What AWS takes for the members that a destination leaves open.
final class DestinationDefaults {
  private static final int MEGABYTES = 5;
  private static final int SECONDS = 300;

  private DestinationDefaults() {}

  static ExtendedS3DestinationConfiguration complete(ExtendedS3DestinationConfiguration s3) {
    return s3.toBuilder()
        .bufferingHints(hints(s3.bufferingHints()))
        .compressionFormat(or(s3.compressionFormatAsString(), CompressionFormat.UNCOMPRESSED))
        .encryptionConfiguration(encryption(s3.encryptionConfiguration()))
        .cloudWatchLoggingOptions(logging(s3.cloudWatchLoggingOptions()))
        .processingConfiguration(processing(s3.processingConfiguration()))
        .s3BackupMode(or(s3.s3BackupModeAsString(), S3BackupMode.DISABLED))
        .build();
  }

  static HttpEndpointDestinationConfiguration complete(HttpEndpointDestinationConfiguration http) {
    HttpEndpointBufferingHints hints = http.bufferingHints();
    HttpEndpointRequestConfiguration request = http.requestConfiguration();
    HttpEndpointRetryOptions retry = http.retryOptions();
    return http.toBuilder()
        .bufferingHints(
            HttpEndpointBufferingHints.builder()
                .sizeInMBs(or(hints == null ? null : hints.sizeInMBs(), MEGABYTES))
                .intervalInSeconds(or(hints == null ? null : hints.intervalInSeconds(), SECONDS))
                .build())
        .requestConfiguration(
            HttpEndpointRequestConfiguration.builder()
                .contentEncoding(
                    or(
                        request == null ? null : request.contentEncodingAsString(),
                        ContentEncoding.NONE))
                .commonAttributes(request == null ? List.of() : request.commonAttributes())
                .build())
        .retryOptions(
            HttpEndpointRetryOptions.builder()
                .durationInSeconds(or(retry == null ? null : retry.durationInSeconds(), SECONDS))
                .build())
        .cloudWatchLoggingOptions(logging(http.cloudWatchLoggingOptions()))
        .processingConfiguration(processing(http.processingConfiguration()))
        .s3BackupMode(or(http.s3BackupModeAsString(), HttpEndpointS3BackupMode.FAILED_DATA_ONLY))
        .s3Configuration(complete(http.s3Configuration()))
        .build();
  }

  private static S3DestinationConfiguration complete(@Nullable S3DestinationConfiguration given) {
    S3DestinationConfiguration s3 =
        RULES.present("httpEndpointDestinationConfiguration.s3Configuration", given);
    return s3.toBuilder()
        .bufferingHints(hints(s3.bufferingHints()))
        .compressionFormat(or(s3.compressionFormatAsString(), CompressionFormat.UNCOMPRESSED))
        .encryptionConfiguration(encryption(s3.encryptionConfiguration()))
        .cloudWatchLoggingOptions(logging(s3.cloudWatchLoggingOptions()))
        .build();
  }

  private static BufferingHints hints(@Nullable BufferingHints given) {
    return BufferingHints.builder()
        .sizeInMBs(or(given == null ? null : given.sizeInMBs(), MEGABYTES))
        .intervalInSeconds(or(given == null ? null : given.intervalInSeconds(), SECONDS))
        .build();
  }

  private static EncryptionConfiguration encryption(@Nullable EncryptionConfiguration given) {
    return given == null || given.kmsEncryptionConfig() == null
        ? EncryptionConfiguration.builder()
            .noEncryptionConfig(
                given == null || given.noEncryptionConfigAsString() == null
                    ? NoEncryptionConfig.NO_ENCRYPTION.toString()
                    : given.noEncryptionConfigAsString())
            .build()
        : given;
  }

  private static CloudWatchLoggingOptions logging(@Nullable CloudWatchLoggingOptions given) {
    return given == null ? CloudWatchLoggingOptions.builder().enabled(false).build() : given;
  }

  private static ProcessingConfiguration processing(@Nullable ProcessingConfiguration given) {
    return given == null
        ? ProcessingConfiguration.builder().enabled(false).processors(List.of()).build()
        : given;
  }

  private static int or(@Nullable Integer given, int standard) {
    return given == null ? standard : given;
  }

  private static String or(@Nullable String given, Enum<?> standard) {
    return given == null ? standard.toString() : given;
  }
}
