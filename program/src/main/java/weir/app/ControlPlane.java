package weir.app;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import weir.api.auth.PolicyEvaluator;
import weir.api.auth.SignatureV4;
import weir.api.cloudtrail.AuditFolder;
import weir.api.cloudtrail.AuditLog;
import weir.api.cloudtrail.AuditMemory;
import weir.api.cloudtrail.AuditTrail;
import weir.api.cloudtrail.CloudTrailApi;
import weir.api.ec2.BucketAccess;
import weir.api.ec2.DeliveryRoles;
import weir.api.ec2.Ec2Api;
import weir.api.ec2.FlowLogParts;
import weir.api.ec2.InstanceProfiles;
import weir.api.ec2.KeptFlowLogs;
import weir.api.ec2.NetworkImport;
import weir.api.ec2.NetworkView;
import weir.api.ec2.ResourceIds;
import weir.api.firehose.Firehose;
import weir.api.firehose.FirehoseApi;
import weir.api.gateway.CallListener;
import weir.api.gateway.Gateway;
import weir.api.gateway.GatewayLimits;
import weir.api.gateway.ServiceApi;
import weir.api.iam.AccessKeyUses;
import weir.api.iam.AccountSettings;
import weir.api.iam.Accounts;
import weir.api.iam.Iam;
import weir.api.iam.IamApi;
import weir.api.iam.IamIdentities;
import weir.api.iam.ProfileRoles;
import weir.api.iam.SecretSeal;
import weir.api.iam.ServiceRoles;
import weir.api.iam.Sessions;
import weir.api.kms.Kms;
import weir.api.kms.KmsApi;
import weir.api.kms.ObjectDataKeys;
import weir.api.logs.Logs;
import weir.api.logs.LogsApi;
import weir.api.s3.BucketLifecycles;
import weir.api.s3.EventFile;
import weir.api.s3.S3Api;
import weir.api.s3.S3Rooms;
import weir.api.sts.StsApi;
import weir.api.weir.WeirApi;
import weir.capture.aggregate.LaneOptions;
import weir.cli.ServeSettings;
import weir.delivery.AwsEndpoint;
import weir.delivery.AwsEndpoints;
import weir.delivery.DeliveryCredentials;
import weir.delivery.DeliveryOptions;
import weir.delivery.streams.DeliveryStreams;
import weir.delivery.streams.StreamRoutes;
import weir.model.aws.Fault;
import weir.model.network.FlowLog;
import weir.model.network.Network;
import weir.model.network.ServiceRanges;
import weir.model.network.Vpc;
import weir.recording.Follower;
import weir.recording.Recording;
import weir.recording.RecordingOptions;
import weir.recording.SourceOpener;
import weir.store.keys.MasterKeys;
import weir.store.logs.LogStore;
import weir.store.logs.LogStoreFiles;
import weir.store.logs.LogStoreLimits;
import weir.store.objects.LocalKeyRing;
import weir.store.objects.ObjectStore;
import weir.store.objects.ObjectStoreOptions;
import weir.store.state.NetworkFile;
import weir.store.state.SqlStateDatabase;
import weir.store.state.StateStore;
import weir.store.state.StateUrl;
import weir.store.streams.BufferLimits;

/// Everything behind the HTTP server: the state, the identities, the services, and the recording of
/// the interfaces that are attached to this host.
final class ControlPlane implements AutoCloseable {
  private static final Duration FLUSH_PATIENCE = Duration.ofSeconds(10);

  private final Parts parts;
  private final EventLog log;
  private final StateFolder folder;
  private final StateStore store;
  private final List<Accounts.FirstKey> firstKeys;
  private final AuditTrail trail;
  private final List<ServiceApi> services;
  private final Gateway gateway;
  private final NetworkView network;
  private final Recording recording;
  private final LogWork logWork;

  private ControlPlane(
      Parts parts,
      ServeSettings settings,
      AccountSettings accounts,
      SourceOpener sources,
      List<CallListener> listeners,
      EventLog log,
      InstantSource clock) {
    this.parts = parts;
    this.log = log;
    SecureRandom random = new SecureRandom();
    Path state = settings.state();
    boolean kept = state != null;
    folder = parts.keep(state != null ? StateFolder.take(state) : StateFolder.temporary());
    store =
        parts.keep(
            kept
                ? StateStore.open(
                    SqlStateDatabase.open(StateUrl.of(folder.path(), settings.stateDatabase())))
                : StateStore.ephemeral());
    SecretSeal seal =
        kept ? SecretSeal.withKeyIn(folder.file("secrets.key")) : SecretSeal.forThisProcess();
    Iam iam = new Iam(store, seal, random);
    firstKeys = Accounts.begin(iam, accounts, clock.instant());
    IamIdentities identities = new IamIdentities(iam);
    Sessions sessions = new Sessions(iam);
    PolicyEvaluator policies = new PolicyEvaluator(identities);
    ServiceRoles roles = new ServiceRoles(sessions, policies, clock);
    trail =
        parts.keep(
            new AuditTrail(auditLog(settings, clock), settings.accounts().getFirst(), clock));
    Kms kms =
        new Kms(
            store,
            kept ? MasterKeys.inFile(folder.file("keys", "master")) : MasterKeys.ephemeral(),
            policies,
            trail);
    ObjectStore objects =
        parts.keep(
            ObjectStore.open(folder.file("objects"), store, new ObjectStoreOptions(kept, clock)));
    LocalKeyRing ring = LocalKeyRing.open(folder.file("keys", "s3"));
    DeliveryKeys deliveryKeys = new DeliveryKeys(identities, roles, random);
    StreamKeys streamKeys = new StreamKeys(deliveryKeys, roles, random);
    DeliveryStreams streams = streams(settings, streamKeys, clock);
    Firehose firehose = EmbeddedFirehose.of(store, streams, roles, seal);
    network = new NetworkView(store, ServiceRanges.NONE);
    Logs logs = logs(kms, clock);
    logWork = parts.keep(new LogWork(logWork(logs, deliveryKeys, roles, settings), clock, log));
    DeliveryHealth health = new DeliveryHealth(clock);
    ResourceIds ids = new ResourceIds(random);
    NetworkImport imports = new NetworkImport(ids);
    begin(settings, imports);
    URI otherS3 = settings.s3();
    BucketAccess buckets =
        otherS3 == null
            ? new EmbeddedBuckets(objects, ring, policies, clock)
            : parts.keep(new RemoteBuckets(otherS3, settings.region()));
    List<CallListener> all = new ArrayList<>(listeners);
    all.add(new AccessKeyUses(iam));
    all.add(trail);
    services =
        List.of(
            StsApi.of(sessions),
            IamApi.of(iam),
            CloudTrailApi.of(trail),
            KmsApi.of(kms),
            WeirApi.of(
                store,
                network,
                imports,
                health,
                new Examination(
                    new KeptFlowLogs(store),
                    network,
                    health,
                    new ExaminedRoles(sessions, roles, policies, clock),
                    new ExaminedDestinations(
                        buckets instanceof EmbeddedBuckets own ? own : null,
                        logs,
                        firehose,
                        new ExaminedKeys(kms.dataKeys(), clock)),
                    clock)),
            S3Api.of(s3(objects, ring, kms)),
            LogsApi.of(logs, logWork.watchers()),
            FirehoseApi.of(firehose),
            Ec2Api.of(
                store,
                ids,
                true,
                new FlowLogParts(health, buckets, firehose::enableLogDelivery, assumable(roles)),
                profiles(new ProfileRoles(iam))));
    gateway =
        new Gateway(
            services,
            new SignatureV4(streamKeys, clock),
            policies,
            all,
            new GatewayLimits(settings.limits().bodyBytes(), settings.limits().requestsPerSecond()),
            clock);
    firehose.open();
    parts.keep(streams).start();
    logWork.begin();
    recording = record(deliveryOptions(settings, deliveryKeys), sources, clock);
    health.watch(recording);
    parts.keep(new Housekeeping(store, new BucketLifecycles(objects), kms, logWork, clock, log));
  }

  /// Opens the state and begins to record.
  ///
  /// @param accounts which there are, and root's key of the first when it was chosen
  /// @param sources opens what is recorded on this host
  /// @param listeners of every call
  static ControlPlane open(
      ServeSettings settings,
      AccountSettings accounts,
      SourceOpener sources,
      List<CallListener> listeners,
      EventLog log,
      InstantSource clock) {
    Parts parts = new Parts(log);
    try {
      return new ControlPlane(parts, settings, accounts, sources, listeners, log, clock);
    } catch (RuntimeException failure) {
      parts.close();
      throw failure;
    }
  }

  /// Imports the description that the service begins with, unless it did so before.
  private void begin(ServeSettings settings, NetworkImport imports) {
    Path file = settings.network();
    if (file == null) {
      return;
    }
    Network described = NetworkFile.read(file);
    Set<String> present =
        network.network().vpcs().stream().map(Vpc::id).collect(Collectors.toSet());
    if (described.vpcs().stream().anyMatch(vpc -> present.contains(vpc.id()))) {
      log.notImported(file);
      return;
    }
    NetworkImport.Imported imported = imports.into(store, described);
    log.imported(file, imported.resources(), imported.omissions());
  }

  private AuditLog auditLog(ServeSettings settings, InstantSource clock) {
    return settings.state() == null
        ? new AuditMemory()
        : AuditFolder.open(
            folder.file("audit"),
            settings.auditKept(),
            clock.instant(),
            Thread::startVirtualThread);
  }

  /// The log groups, whose events lie beside the objects.
  private Logs logs(Kms kms, InstantSource clock) {
    LogStore events =
        parts.keep(
            LogStore.open(
                LogStoreFiles.in(folder.file("logs")), LogStoreLimits.DEFAULT, clock, log));
    return new Logs(
        store,
        events,
        new LogGroupKeys(kms, clock),
        arn ->
            network.network().flowLogs().stream()
                .filter(flowLog -> flowLog.destination().target().equals(arn))
                .map(FlowLog::format)
                .toList());
  }

  private LogWork.Joined logWork(
      Logs logs, DeliveryKeys keys, ServiceRoles roles, ServeSettings settings) {
    return new LogWork.Joined(
        store,
        logs,
        request -> gateway().answer(request),
        keys,
        roles,
        folder.file("exports"),
        settings.s3());
  }

  private S3Rooms s3(ObjectStore objects, LocalKeyRing ring, Kms kms) {
    return new S3Rooms(
        objects,
        ring,
        Optional.of(call -> ObjectDataKeys.of(kms, call)),
        List.of(new EventFile(folder.file("events.jsonl"))),
        (target, fault) -> log.undelivered(target, fault));
  }

  private static InstanceProfiles profiles(ProfileRoles kept) {
    return (account, name) ->
        kept.find(account, name)
            .map(found -> new InstanceProfiles.Profile(found.arn(), found.id(), found.roleArn()));
  }

  private static DeliveryRoles assumable(ServiceRoles roles) {
    return (role, service, account, arn) -> {
      try {
        roles.assume(role, service, account, arn);
        return true;
      } catch (Fault.Denied refused) {
        return false;
      }
    };
  }

  /// To the embedded services in the name of the log-delivery service or the flow log's role; to
  /// another S3 with the credentials of the environment.
  private DeliveryOptions deliveryOptions(ServeSettings settings, DeliveryKeys keys) {
    AwsEndpoints embedded =
        AwsEndpoints.all(
            new AwsEndpoint(
                URI.create("https://localhost"), keys, new GatewayHttp(gateway::answer)));
    URI other = settings.s3();
    Map<String, AwsEndpoint> named = new LinkedHashMap<>();
    for (ServeSettings.Endpoint endpoint : settings.endpoints()) {
      named.put(endpoint.name(), AwsEndpoint.of(endpoint.url(), endpoint.profile()));
    }
    return DeliveryOptions.DEFAULT.withEndpoints(
        (other == null ? embedded : embedded.withS3(other)).named(named));
  }

  /// To the embedded S3 in the name of each stream's role; to another S3 with the credentials of
  /// the environment.
  private DeliveryStreams streams(ServeSettings settings, StreamKeys keys, InstantSource clock) {
    URI other = settings.s3();
    // The gateway does not exist yet; it does when the first stream delivers.
    GatewayHttp http = new GatewayHttp(request -> gateway().answer(request));
    StreamRoutes routes =
        other == null
            ? new StreamRoutes(
                new AwsEndpoint(
                    URI.create("https://localhost"), DeliveryCredentials.OF_THE_ENVIRONMENT, http),
                keys)
            : new StreamRoutes(AwsEndpoint.at(other), keys.forOtherS3());
    return new DeliveryStreams(folder.file("streams"), BufferLimits.DEFAULT, routes, clock);
  }

  private Recording record(DeliveryOptions delivery, SourceOpener sources, InstantSource clock) {
    RecordingOptions options =
        new RecordingOptions(
            folder.file("spool"),
            delivery,
            LaneOptions.defaults(ThreadLocalRandom.current().nextLong()));
    Recording started = parts.keep(Recording.start(network.network(), sources, options, clock));
    Follower follower = parts.keep(Follower.start(network::network, started::follow));
    network.onChange(follower::changed);
    return started;
  }

  Gateway gateway() {
    return gateway;
  }

  /// Every service that it answers for.
  List<ServiceApi> services() {
    return services;
  }

  /// Root's keys that this start made.
  List<Accounts.FirstKey> firstKeys() {
    return firstKeys;
  }

  LogWork logWork() {
    return logWork;
  }

  /// Ends answers that would go on for hours, so that a stop need not wait for them.
  void endSessions() {
    logWork.endSessions();
  }

  Recording recording() {
    return recording;
  }

  StateStore store() {
    return store;
  }

  AuditTrail trail() {
    return trail;
  }

  /// Why it cannot go on; empty while it can.
  Optional<String> failure() {
    return recording.failure().map(why -> "recording has ended: " + why.getMessage());
  }

  /// Delivers what is recorded; then the last part that was joined goes first.
  @Override
  public void close() {
    if (!recording.finish(FLUSH_PATIENCE)) {
      log.leftInSpool();
    }
    parts.close();
  }
}
