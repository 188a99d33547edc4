package weir.api.firehose;

import static weir.api.firehose.FirehoseErrors.RULES;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.CloudWatchLoggingOptions;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.HttpEndpointConfiguration;
import software.amazon.awssdk.services.firehose.model.HttpEndpointDestinationConfiguration;
import weir.api.protocol.ApiException;
import weir.delivery.streams.BucketPlan;
import weir.delivery.streams.Buffering;
import weir.delivery.streams.EndpointPlan;
import weir.delivery.streams.StreamDestination;
import weir.delivery.streams.StreamPlan;
import weir.model.aws.Fault;

/// Turns what is kept of a stream into the plan that it is delivered by. What a plan cannot be made
/// of is refused in AWS's words, so a stream is checked by making its plan.
final class DestinationPlans {
  private static final Set<String> HTTP_MEMBERS =
      Set.of(
          "EndpointConfiguration",
          "BufferingHints",
          "CloudWatchLoggingOptions",
          "RequestConfiguration",
          "ProcessingConfiguration",
          "RoleARN",
          "RetryOptions",
          "S3BackupMode",
          "S3Configuration",
          "SecretsManagerConfiguration");

  private final KeptSecrets secrets;

  DestinationPlans(KeptSecrets secrets) {
    this.secrets = secrets;
  }

  /// The destination as it is kept: its access key sealed.
  CreateDeliveryStreamRequest sealed(CreateDeliveryStreamRequest destination, String streamArn) {
    HttpEndpointDestinationConfiguration http = destination.httpEndpointDestinationConfiguration();
    if (http == null || http.endpointConfiguration() == null) {
      return destination;
    }
    return destination.toBuilder()
        .httpEndpointDestinationConfiguration(
            http.toBuilder()
                .endpointConfiguration(sealed(http.endpointConfiguration(), streamArn))
                .build())
        .build();
  }

  HttpEndpointConfiguration sealed(HttpEndpointConfiguration endpoint, String streamArn) {
    String key = endpoint.accessKey();
    if (key == null || key.isEmpty()) {
      return endpoint;
    }
    RULES.text("endpointConfiguration.accessKey", key, 0, 4096);
    return endpoint.toBuilder().accessKey(secrets.seal(key, streamArn)).build();
  }

  /// @throws ApiException when something in it is not supported or breaks a rule
  /// @throws Fault.Invalid for the same reason
  StreamPlan plan(DeliveryStream stream) {
    ExtendedS3DestinationConfiguration s3 =
        stream.destination().extendedS3DestinationConfiguration();
    if (s3 != null) {
      BucketPlan bucket = BucketPlans.of(s3);
      Buffering buffering =
          new Buffering(
              bytes("bufferingHints", s3.bufferingHints().sizeInMBs(), 128),
              seconds("bufferingHints", s3.bufferingHints().intervalInSeconds(), 900));
      return plan(stream, buffering, Processors.of(s3.processingConfiguration()), bucket);
    }
    HttpEndpointDestinationConfiguration http =
        stream.destination().httpEndpointDestinationConfiguration();
    RULES.only("", http, HTTP_MEMBERS);
    refuseLogging(http.cloudWatchLoggingOptions());
    if (http.secretsManagerConfiguration() != null
        && Boolean.TRUE.equals(http.secretsManagerConfiguration().enabled())) {
      throw FirehoseErrors.invalid(
          "SecretsManagerConfiguration is enabled, but Weir has no Secrets Manager; set"
              + " EndpointConfiguration.AccessKey");
    }
    Buffering buffering =
        new Buffering(
            bytes("bufferingHints", http.bufferingHints().sizeInMBs(), 64),
            seconds("bufferingHints", http.bufferingHints().intervalInSeconds(), 900));
    return plan(
        stream, buffering, Processors.of(http.processingConfiguration()), endpoint(stream, http));
  }

  private static StreamPlan plan(
      DeliveryStream stream,
      Buffering buffering,
      weir.delivery.streams.RecordShaping shaping,
      StreamDestination destination) {
    return new StreamPlan(
        stream.name(),
        stream.arn(),
        stream.scope().accountId(),
        stream.scope().region(),
        stream.description().versionId(),
        buffering,
        shaping,
        destination);
  }

  private EndpointPlan endpoint(DeliveryStream stream, HttpEndpointDestinationConfiguration http) {
    HttpEndpointConfiguration endpoint =
        RULES.present("endpointConfiguration", http.endpointConfiguration());
    String url = RULES.text("endpointConfiguration.url", endpoint.url(), 1, 1000);
    String sealed = endpoint.accessKey();
    Map<String, String> attributes = new LinkedHashMap<>();
    http.requestConfiguration()
        .commonAttributes()
        .forEach(attribute ->
            attributes.put(
                RULES.text("attributeName", attribute.attributeName(), 1, 256),
                RULES.text("attributeValue", attribute.attributeValue(), 0, 1024)));
    return new EndpointPlan(
        address(url),
        sealed == null || sealed.isEmpty() ? "" : secrets.open(sealed, stream.arn()),
        oneOf(
                "ContentEncoding",
                http.requestConfiguration().contentEncodingAsString(),
                "NONE",
                "GZIP")
            .equals("GZIP"),
        attributes,
        seconds("retryOptions", http.retryOptions().durationInSeconds(), 7200),
        oneOf("S3BackupMode", http.s3BackupModeAsString(), "FailedDataOnly", "AllData")
            .equals("AllData"),
        BucketPlans.of(http.s3Configuration()));
  }

  private static URI address(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException wrong) {
      // Its text may hold a secret.
      throw FirehoseErrors.invalid(
          "The endpoint's URL is no URL: " + wrong.getReason() + " at " + wrong.getIndex());
    }
  }

  static void refuseLogging(@Nullable CloudWatchLoggingOptions options) {
    if (options != null && Boolean.TRUE.equals(options.enabled())) {
      throw FirehoseErrors.invalid(
          "CloudWatchLoggingOptions.Enabled is true, but Weir's Firehose writes its errors to"
              + " Weir's own log; set it to false");
    }
  }

  static String oneOf(String member, @Nullable String given, String... allowed) {
    for (String value : allowed) {
      if (value.equals(given)) {
        return value;
      }
    }
    throw FirehoseErrors.invalid(
        member + " is " + given + " but must be one of " + String.join(", ", allowed));
  }

  private static long bytes(String member, @Nullable Integer megabytes, int most) {
    return (long) RULES.within(member + ".sizeInMBs", megabytes, 1, most, 5) << 20;
  }

  private static Duration seconds(String member, @Nullable Integer seconds, int most) {
    return Duration.ofSeconds(RULES.within(member + ".intervalInSeconds", seconds, 0, most, 300));
  }
}
