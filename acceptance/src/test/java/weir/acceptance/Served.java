package weir.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/// A running `weir serve`, and clients of it that Amazon made. Closing it kills it.
final class Served implements AutoCloseable {
  static final String ACCOUNT = "123456789012";
  static final String ACCESS_KEY_ID = "AKIAWEIRACCEPTANCE01";
  static final String SECRET = "acceptanceAcceptanceAcceptanceAcceptance";

  /// Standard arguments and a word for errors, for scripts.
  private static final String BOTO3 =
      """
      import boto3, json, os, sys
      from botocore.config import Config
      from botocore.exceptions import ClientError

      def client(service):
          return boto3.client(
              service,
              endpoint_url=os.environ["AWS_ENDPOINT_URL"],
              config=Config(s3={"addressing_style": "path"}, retries={"max_attempts": 0}))

      def code_of(call, **arguments):
          try:
              call(**arguments)
          except ClientError as error:
              return error.response["Error"]["Code"]
          return "none"

      """;

  private static final Pattern ENDPOINT = Pattern.compile("serving on (\\S+)");

  private final Running process;
  private final URI endpoint;

  private Served(Running process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  /// Starts it with a root key that the tests know.
  static Served start(String... options) {
    return start(Map.of(), options);
  }

  /// @param environment beside the root key
  static Served start(Map<String, String> environment, String... options) {
    return awaited(launch(List.of(), environment, options));
  }

  /// Starts it by another command, which is given its command line: `ip netns exec …`.
  static Served wrapped(List<String> wrapper, String... options) {
    return awaited(launch(wrapper, Map.of(), options));
  }

  private static Served awaited(Running process) {
    try {
      return listening(process);
    } catch (RuntimeException | Error never) {
      // Nobody else would end it.
      process.close();
      throw never;
    }
  }

  private static Served listening(Running process) {
    Eventually.holds(
        "weir serve is there",
        Duration.ofSeconds(60),
        () -> {
          if (!process.isAlive()) {
            throw new AssertionError("weir serve ended: " + process.finish());
          }
          return ENDPOINT.matcher(process.printed()).find();
        });
    Matcher endpoint = ENDPOINT.matcher(process.printed());
    if (!endpoint.find()) {
      throw new AssertionError(process.printed());
    }
    return new Served(process, URI.create(endpoint.group(1)));
  }

  private static Running launch(
      List<String> wrapper, Map<String, String> environment, String... options) {
    List<String> arguments = new ArrayList<>(List.of("serve"));
    arguments.addAll(List.of(options));
    if (!List.of(options).contains("--listen") && !List.of(options).contains("--config")) {
      arguments.addAll(List.of("--listen", "127.0.0.1:0"));
    }
    Map<String, String> all = new HashMap<>(environment);
    all.put("WEIR_ROOT_ACCESS_KEY_ID", ACCESS_KEY_ID);
    all.put("WEIR_ROOT_SECRET_ACCESS_KEY", SECRET);
    List<String> command = new ArrayList<>(wrapper);
    command.addAll(Weir.command(arguments.toArray(String[]::new)));
    return Running.start(all, command);
  }

  /// What one says that may not start.
  static Outcome refused(String... options) {
    try (Running process = launch(List.of(), Map.of(), options)) {
      return process.finish();
    }
  }

  static Served ephemeral() {
    return start("--ephemeral");
  }

  static Served in(Path state, String... more) {
    List<String> options = new ArrayList<>(List.of("--state", state.toString()));
    options.addAll(List.of(more));
    return start(options.toArray(String[]::new));
  }

  URI endpoint() {
    return endpoint;
  }

  Running process() {
    return process;
  }

  /// What clients find in their environment.
  Map<String, String> environment() {
    return environment(ACCESS_KEY_ID, SECRET);
  }

  Map<String, String> environment(String accessKeyId, String secret) {
    return Map.of(
        "AWS_ENDPOINT_URL", endpoint.toString(),
        "AWS_ACCESS_KEY_ID", accessKeyId,
        "AWS_SECRET_ACCESS_KEY", secret,
        "AWS_DEFAULT_REGION", "us-east-1",
        "AWS_CONFIG_FILE", "/dev/null",
        "AWS_PAGER", "",
        "AWS_MAX_ATTEMPTS", "1");
  }

  /// Runs Debian's aws command line, which older releases do not tell the endpoint by environment.
  Outcome aws(String... arguments) {
    return awsAs(environment(), arguments);
  }

  Outcome awsAs(Map<String, String> environment, String... arguments) {
    List<String> command =
        new ArrayList<>(List.of("/usr/bin/aws", "--endpoint-url", endpoint.toString()));
    command.addAll(List.of(arguments));
    return Running.start(environment, command).finish();
  }

  /// What a successful command printed, without the line's end.
  String value(String... arguments) {
    List<String> text = new ArrayList<>(List.of(arguments));
    text.addAll(List.of("--output", "text"));
    return aws(text.toArray(String[]::new)).orFail().out().strip();
  }

  /// Runs a script in Debian's boto3, with `client(service)` for a client of it; what it printed.
  String boto3(String script, String... arguments) {
    List<String> command = new ArrayList<>(List.of("/usr/bin/python3", "-c", BOTO3 + script));
    command.addAll(List.of(arguments));
    return Running.start(environment(), command).finish().orFail().out().strip();
  }

  /// A page about the service itself, such as `metrics`.
  HttpResponse<String> page(String name) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(endpoint.resolve("/_weir/" + name)).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /// Waits until a line of the metrics is there.
  void awaitMetric(String line) {
    Eventually.holds(
        line, Duration.ofSeconds(30), () -> page("metrics").body().lines().anyMatch(line::equals));
  }

  Ec2Client ec2() {
    return client(Ec2Client.builder());
  }

  FirehoseClient firehose() {
    return client(FirehoseClient.builder());
  }

  IamClient iam() {
    return client(IamClient.builder());
  }

  StsClient sts() {
    return client(StsClient.builder());
  }

  KmsClient kms() {
    return client(KmsClient.builder());
  }

  CloudWatchLogsClient logs() {
    return client(CloudWatchLogsClient.builder());
  }

  S3Client s3() {
    return client(S3Client.builder().forcePathStyle(true));
  }

  <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
    return client(builder, credentials(ACCESS_KEY_ID, SECRET));
  }

  <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, AwsCredentialsProvider credentials) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(credentials)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  static AwsCredentialsProvider credentials(String accessKeyId, String secret) {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, secret));
  }

  /// Ends it as `kill -9` does.
  void kill() {
    process.kill();
  }

  /// Asks it to end, and waits for that.
  Outcome stop() {
    return process.terminate().finish();
  }

  @Override
  public void close() {
    process.close();
  }
}
