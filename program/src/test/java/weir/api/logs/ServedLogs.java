package weir.api.logs;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryStatus;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartQueryRequest;
import software.amazon.awssdk.services.kms.KmsClient;
import weir.api.auth.Caller;
import weir.api.auth.RequestFacts;
import weir.api.gateway.CallListener;
import weir.api.gateway.Gateway;
import weir.api.gateway.RateQuota;
import weir.api.gateway.ServedGateway;
import weir.api.kms.KeyUser;
import weir.api.kms.Kms;
import weir.api.kms.KmsApi;
import weir.api.kms.ObjectDataKeys;
import weir.model.aws.Fault;
import weir.model.flow.RecordFormat;
import weir.query.duckdb.DuckDbSqlEngine;
import weir.query.duckdb.SqlEngineSettings;
import weir.query.objects.S3CacheSettings;
import weir.query.session.EngineSettings;
import weir.store.keys.MasterKeys;
import weir.store.logs.LogGroupId;
import weir.store.logs.LogStore;
import weir.store.logs.LogStoreFiles;
import weir.store.logs.LogStoreLimits;
import weir.store.logs.LogStoreWatch;
import weir.store.objects.DataKeys;
import weir.store.objects.EncryptionRule;
import weir.store.objects.ObjectEncryption;
import weir.store.state.Scope;
import weir.store.state.StateStore;
import weir.watch.subscription.SubscriptionLimits;
import weir.watch.subscription.SubscriptionParts;
import weir.watch.subscription.SubscriptionWatch;
import weir.watch.subscription.Subscriptions;
import weir.watch.tail.LiveTails;

/// CloudWatch Logs and KMS behind their gateway, for the SDK's own clients and without a network:
/// the codec, the policies and the operations are the real ones, the clock and the signature check
/// are not.
final class ServedLogs implements AutoCloseable, LogStoreWatch {
  static final String ACCOUNT = ServedGateway.ACCOUNT;
  static final String OTHER_ACCOUNT = ServedGateway.OTHER_ACCOUNT;
  static final Caller ROOT = ServedGateway.root(ACCOUNT);
  static final Caller ANN = ServedGateway.user(ACCOUNT, "ann");
  static final Caller BOB = ServedGateway.user(OTHER_ACCOUNT, "bob");

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path folder;
  private final StateStore state;
  private final MasterKeys masters;
  Instant now = Instant.parse("2026-11-21T04:00:00Z");
  private final ServedGateway gateway = new ServedGateway(() -> now, ROOT, ANN, BOB);
  private final LogStore store;
  private final DuckDbSqlEngine engine;
  private final InsightsQueries queries;
  final Logs logs;
  final List<CallListener.Ended> ended = gateway.ended();

  /// Of the flow logs that deliver to any group.
  final List<RecordFormat> formats = new ArrayList<>();

  /// Events that became columns.
  long sealedRecords;

  ServedLogs(Path folder) {
    this(folder, StateStore.ephemeral(), MasterKeys.ephemeral());
  }

  private ServedLogs(Path folder, StateStore state, MasterKeys masters) {
    this.folder = folder;
    this.state = state;
    this.masters = masters;
    Kms kms = new Kms(state, masters, gateway.evaluator(), ended::add);
    store = LogStore.open(LogStoreFiles.in(folder), LogStoreLimits.DEFAULT, () -> now, this);
    logs =
        new Logs(state, store, (scope, arn) -> keys(kms, scope, arn), _ -> formats, RateQuota.NONE);
    engine =
        new DuckDbSqlEngine(
            new SqlEngineSettings(
                new EngineSettings(
                    256L << 20,
                    2,
                    folder.resolve("spill"),
                    new S3CacheSettings(folder.resolve("cache"), 0, "", () -> now)),
                1L << 30,
                4,
                100));
    queries =
        new InsightsQueries(engine, new KeptAnswers(folder.resolve("answers"), logs), () -> now);
    gateway.serve(LogsApi.of(logs, watchers()), KmsApi.of(kms));
  }

  /// Nothing that works beside the operations reaches anything here.
  private LogWatchers watchers() {
    Subscriptions subscriptions =
        new Subscriptions(
            new SubscriptionParts(
                state,
                (subscription, records) -> records,
                GroupSubscriptions::eventId,
                SubscriptionLimits.DEFAULT,
                () -> now,
                SubscriptionWatch.NONE));
    return new LogWatchers(
        new LiveTails(() -> now),
        new GroupSubscriptions(logs, subscriptions),
        new ExportTasks(logs, new NoBuckets(), folder.resolve("exports"), () -> now),
        queries);
  }

  private record NoBuckets() implements ExportBuckets {
    @Override
    public void readAcl(ExportTarget target) {
      throw new Fault.NotFound("there are no buckets");
    }

    @Override
    public void put(ExportTarget target, String key, Path file) {
      throw new Fault.NotFound("there are no buckets");
    }
  }

  private DataKeys keys(Kms kms, Scope scope, String arn) {
    return new DataKeys() {
      private DataKeys now() {
        String principal = "logs." + scope.region() + ".amazonaws.com";
        Caller service = Caller.service(principal, scope.accountId(), arn);
        RequestFacts facts = new RequestFacts("", principal, true, scope.region(), now);
        return new ObjectDataKeys(
            kms.dataKeys(), new KeyUser(service, facts, scope.accountId(), "logs"));
      }

      @Override
      public DataKey generate(EncryptionRule rule) {
        return now().generate(rule);
      }

      @Override
      public byte[] unwrap(ObjectEncryption encryption) {
        return now().unwrap(encryption);
      }
    };
  }

  /// The same state and files in a process that has just started.
  ServedLogs restarted() {
    queries.close();
    engine.close();
    store.close();
    ServedLogs again = new ServedLogs(folder, state, masters);
    again.now = now;
    again.gateway.policiesOf(gateway);
    return again;
  }

  @Override
  public void sealed(LogGroupId group, long events, long records, long bytes) {
    sealedRecords += records;
  }

  LogStore store() {
    return store;
  }

  Gateway gateway() {
    return gateway.gateway();
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /// Gives a user an IAM policy with one statement that allows actions on a resource.
  void allow(Caller user, String resource, String... actions) {
    gateway.allow(user, List.of(actions), List.of(resource));
  }

  CloudWatchLogsClient client(Caller caller) {
    return gateway.client(CloudWatchLogsClient.builder(), caller);
  }

  KmsClient kms() {
    return gateway.client(KmsClient.builder(), ROOT);
  }

  /// Makes a group with one stream.
  void make(String group, String stream) {
    CloudWatchLogsClient client = client(ROOT);
    client.createLogGroup(r -> r.logGroupName(group));
    client.createLogStream(r -> r.logGroupName(group).logStreamName(stream));
  }

  InputLogEvent event(Duration sinceNow, String message) {
    return InputLogEvent.builder()
        .timestamp(now.plus(sinceNow).toEpochMilli())
        .message(message)
        .build();
  }

  PutLogEventsResponse put(String group, String stream, InputLogEvent... events) {
    return client(ROOT)
        .putLogEvents(r -> r.logGroupName(group).logStreamName(stream).logEvents(events));
  }

  PutLogEventsResponse put(String group, String stream, String message) {
    return put(group, stream, event(Duration.ZERO, message));
  }

  /// The messages of a stream, oldest first.
  List<String> messages(String group, String stream) {
    return client(ROOT)
        .getLogEvents(r -> r.logGroupName(group).logStreamName(stream).startFromHead(true))
        .events()
        .stream()
        .map(OutputLogEvent::message)
        .toList();
  }

  /// Starts a query of Logs Insights over the last hour.
  String start(
      CloudWatchLogsClient client, String query, Consumer<StartQueryRequest.Builder> more) {
    return client
        .startQuery(r -> {
          r.startTime(now.getEpochSecond() - 3600).endTime(now.getEpochSecond()).queryString(query);
          more.accept(r);
        })
        .queryId();
  }

  /// The answer of a query that has ended.
  GetQueryResultsResponse ended(String id) {
    CloudWatchLogsClient client = client(ROOT);
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      GetQueryResultsResponse answer = client.getQueryResults(r -> r.queryId(id));
      if (answer.status() != QueryStatus.SCHEDULED && answer.status() != QueryStatus.RUNNING) {
        return answer;
      }
      Assertions.assertTrue(System.nanoTime() < until, "the query does not end");
      Thread.onSpinWait();
    }
  }

  /// `CODE: sentence` of what a call is refused with, which has status 400.
  static String refusal(Executable call) {
    AwsServiceException refused = Assertions.assertThrows(AwsServiceException.class, call);
    Assertions.assertEquals(400, refused.statusCode());
    return refused.awsErrorDetails().errorCode() + ": " + refused.awsErrorDetails().errorMessage();
  }

  @Override
  public void close() {
    queries.close();
    engine.close();
    store.close();
  }
}
