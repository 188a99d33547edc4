package weir.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import weir.api.auth.Caller;
import weir.api.iam.ServiceRoles;
import weir.api.logs.ExportTarget;
import weir.api.logs.ExportTasks;
import weir.api.logs.GroupSubscriptions;
import weir.api.logs.InsightsQueries;
import weir.api.logs.KeptAnswers;
import weir.api.logs.LogWatchers;
import weir.api.logs.Logs;
import weir.api.server.HttpHandler;
import weir.delivery.SigningClock;
import weir.model.aws.Fault;
import weir.query.engine.EngineSettings;
import weir.query.engine.LogEngine;
import weir.query.engine.S3CacheSettings;
import weir.query.engine.SqlEngineSettings;
import weir.store.state.Scope;
import weir.store.state.StateStore;
import weir.watch.subscription.Subscription;
import weir.watch.subscription.SubscriptionCounters;
import weir.watch.subscription.SubscriptionLimits;
import weir.watch.subscription.SubscriptionParts;
import weir.watch.subscription.Subscriptions;
import weir.watch.tail.LiveTails;

/// What works on log events beside the operations, joined to the services that it uses: sessions
/// that watch events come in, subscriptions, exports.
final class LogWork implements AutoCloseable {
  private static final long SPILL_BYTES = 20L << 30;
  private static final URI EMBEDDED = URI.create("https://localhost");

  private final StateStore state;
  private final Parts parts;
  private final LogWatchers watchers;
  private final SubscriptionCounters counters;

  /// @param events of all groups
  /// @param services the embedded ones, which answer once [#begin] is called
  /// @param otherS3 where exports go instead; null for the embedded S3
  record Joined(
      StateStore state,
      Logs events,
      HttpHandler services,
      DeliveryKeys keys,
      ServiceRoles roles,
      Path folder,
      @Nullable URI otherS3) {}

  LogWork(Joined joined, InstantSource clock, EventLog log) {
    this.state = joined.state();
    this.parts = new Parts(log);
    LiveTails tails = parts.keep(new LiveTails(clock));
    SubscriptionStreams streams =
        parts.keep(
            new SubscriptionStreams(
                region -> firehose(joined, region, clock),
                subscription -> role(joined, subscription)));
    counters = new SubscriptionCounters(log);
    Subscriptions subscriptions =
        parts.keep(
            new Subscriptions(
                new SubscriptionParts(
                    state,
                    streams,
                    GroupSubscriptions::eventId,
                    SubscriptionLimits.DEFAULT,
                    clock,
                    counters)));
    ExportObjects buckets =
        parts.keep(
            new ExportObjects(
                region -> s3(joined, region, clock), target -> exporter(joined, target)));
    ExportTasks exports =
        parts.keep(new ExportTasks(joined.events(), buckets, joined.folder(), clock));
    watchers =
        new LogWatchers(
            tails,
            new GroupSubscriptions(joined.events(), subscriptions),
            exports,
            parts.keep(
                new InsightsQueries(
                    parts.keep(new LogEngine(engine(joined.folder()))),
                    new KeptAnswers(
                        joined.folder().resolveSibling("insights").resolve("answers"),
                        joined.events()),
                    clock)));
    joined.events().subscribe(tails);
    joined.events().subscribe(subscriptions);
  }

  /// Several queries run at a time; what does not fit into memory goes to the disk.
  private static SqlEngineSettings engine(Path folder) {
    long memory = Math.clamp(Runtime.getRuntime().maxMemory() / 4, 256L << 20, 2L << 30);
    Path spill = folder.resolveSibling("insights");
    return new SqlEngineSettings(
        new EngineSettings(
            memory,
            Runtime.getRuntime().availableProcessors(),
            spill.resolve("spill"),
            new S3CacheSettings(spill.resolve("objects"), 0, "", InstantSource.system())),
        SPILL_BYTES,
        InsightsQueries.AT_ONCE,
        Integer.MAX_VALUE);
  }

  LogWatchers watchers() {
    return watchers;
  }

  SubscriptionCounters subscriptions() {
    return counters;
  }

  /// Live Tail's sessions.
  int tails() {
    return watchers.tails().count();
  }

  /// Goes on with what the last stop interrupted.
  void begin() {
    watchers.subscriptions().begin(state);
    watchers.exports().resume();
  }

  /// Takes up what could not be taken up before, such as subscriptions of a group whose key could
  /// not be used.
  void refresh() {
    watchers.subscriptions().refresh();
  }

  /// Ends the sessions that would go on for hours.
  void endSessions() {
    watchers.tails().close();
  }

  private static FirehoseClient firehose(Joined joined, String region, InstantSource clock) {
    return FirehoseClient.builder()
        .region(Region.of(region))
        .putAuthScheme(new SigningClock(clock))
        .endpointOverride(EMBEDDED)
        .httpClient(new GatewayHttp(joined.services()))
        // The subscription tries again, for a day.
        .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }

  /// The filter's role, as far as it trusts the service at this moment.
  private static AwsCredentialsProvider role(Joined joined, Subscription subscription) {
    Scope scope = subscription.scope();
    String source =
        "arn:aws:logs:"
            + scope.region()
            + ":"
            + scope.accountId()
            + ":log-group:"
            + subscription.group()
            + ":*";
    return joined
        .keys()
        .as(
            source + " " + subscription.filter(),
            () -> assumed(joined.roles(), subscription, source));
  }

  /// Roles trust the service by its name in the region, as older examples have it, or by its only
  /// name.
  private static Caller assumed(ServiceRoles roles, Subscription subscription, String source) {
    Scope scope = subscription.scope();
    String role = subscription.roleArn();
    try {
      return roles.assume(role, "logs.amazonaws.com", scope.accountId(), source);
    } catch (Fault.Denied first) {
      try {
        return roles.assume(
            role, "logs." + scope.region() + ".amazonaws.com", scope.accountId(), source);
      } catch (Fault.Denied also) {
        throw SdkClientException.create(first.sentence(), first);
      }
    }
  }

  private static S3Client s3(Joined joined, String region, InstantSource clock) {
    URI other = joined.otherS3();
    S3ClientBuilder builder =
        S3Client.builder()
            .region(Region.of(region))
            .putAuthScheme(new SigningClock(clock))
            .endpointOverride(other == null ? EMBEDDED : other)
            .forcePathStyle(true)
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED);
    return other == null
        ? builder.httpClient(new GatewayHttp(joined.services())).build()
        : builder.httpClientBuilder(UrlConnectionHttpClient.builder()).build();
  }

  /// In the name of the service; at another S3 with the credentials of the environment.
  private static AwsRequestOverrideConfiguration exporter(Joined joined, ExportTarget target) {
    AwsRequestOverrideConfiguration.Builder override = AwsRequestOverrideConfiguration.builder();
    if (joined.otherS3() == null) {
      Scope scope = target.group().scope();
      String source = target.group().arn() + ":*";
      Caller service =
          Caller.service("logs." + scope.region() + ".amazonaws.com", scope.accountId(), source);
      override.credentialsProvider(joined.keys().as("export of " + source, () -> service));
    }
    return override.build();
  }

  @Override
  public void close() {
    parts.close();
  }
}
