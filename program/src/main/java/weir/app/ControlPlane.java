package weir.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import weir.api.cloudtrail.AuditTrail;
import weir.api.cloudtrail.CloudTrailApi;
import weir.api.ec2.BucketAccess;
import weir.api.ec2.Ec2Api;
import weir.api.ec2.FlowLogParts;
import weir.api.ec2.KeptFlowLogs;
import weir.api.ec2.NetworkImport;
import weir.api.ec2.NetworkView;
import weir.api.ec2.ResourceIds;
import weir.api.firehose.FirehoseApi;
import weir.api.gateway.CallListener;
import weir.api.gateway.Gateway;
import weir.api.gateway.GatewayLimits;
import weir.api.gateway.ServiceApi;
import weir.api.iam.AccessKeyUses;
import weir.api.iam.AccountSettings;
import weir.api.iam.Accounts;
import weir.api.iam.IamApi;
import weir.api.kms.KmsApi;
import weir.api.logs.LogsApi;
import weir.api.s3.BucketLifecycles;
import weir.api.s3.S3Api;
import weir.api.sts.StsApi;
import weir.api.weir.WeirApi;
import weir.capture.aggregate.LaneOptions;
import weir.cli.ServeSettings;
import weir.delivery.DeliveryOptions;
import weir.delivery.streams.StreamState;
import weir.model.network.Network;
import weir.model.network.ServiceRanges;
import weir.model.network.Vpc;
import weir.recording.Follower;
import weir.recording.Recording;
import weir.recording.RecordingOptions;
import weir.recording.SourceOpener;
import weir.store.state.NetworkFile;
import weir.store.state.StateStore;

/// Everything behind the HTTP server: the state, the identities, the services, and the recording of
/// the interfaces that are attached to this host.
final class ControlPlane implements AutoCloseable {
  private static final Duration FLUSH_PATIENCE = Duration.ofSeconds(10);

  private final Ground ground;
  private final Identity identity;
  private final Storage storage;
  private final NetworkView network;
  private final EventServices events;
  private final QueryServices queries;
  private final List<ServiceApi> services;
  private final Gateway gateway;
  private final Recording recording;

  private ControlPlane(
      Ground ground, AccountSettings accounts, SourceOpener sources, List<CallListener> listeners) {
    this.ground = ground;
    identity = Identity.on(ground, accounts);
    storage = Storage.on(ground, identity);
    network = new NetworkView(ground.store(), ServiceRanges.NONE);
    events = EventServices.on(ground, identity, storage, network);
    queries = QueryServices.on(ground, identity, storage);
    ResourceIds ids = new ResourceIds(ground.random());
    NetworkImport imports = new NetworkImport(ids);
    begin(imports);
    DeliveryHealth health = new DeliveryHealth(ground.clock());
    services = services(ids, imports, health);
    gateway = gateway(listeners);
    ground.own().join(gateway);
    events.begin(ground);
    recording = record(sources);
    health.watch(recording);
    ground
        .parts()
        .keep(
            new Housekeeping(
                ground.store(),
                new BucketLifecycles(storage.objects()),
                storage.kms(),
                events.logWork(),
                ground.clock(),
                ground.log()));
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
      return new ControlPlane(
          Ground.lay(settings, parts, log, clock), accounts, sources, listeners);
    } catch (RuntimeException failure) {
      parts.close();
      throw failure;
    }
  }

  /// Imports the description that the service begins with, unless it did so before.
  private void begin(NetworkImport imports) {
    Path file = ground.settings().home().network();
    if (file == null) {
      return;
    }
    Network described = NetworkFile.read(file);
    Set<String> present =
        network.network().vpcs().stream().map(Vpc::id).collect(Collectors.toSet());
    if (described.vpcs().stream().anyMatch(vpc -> present.contains(vpc.id()))) {
      ground.log().notImported(file);
      return;
    }
    NetworkImport.Imported imported = imports.into(ground.store(), described);
    ground.log().imported(file, imported.resources(), imported.omissions());
  }

  private List<ServiceApi> services(ResourceIds ids, NetworkImport imports, DeliveryHealth health) {
    BucketAccess buckets = storage.buckets(ground, identity);
    FlowLogParts flowLogs =
        new FlowLogParts(
            health, buckets, events.firehose()::enableLogDelivery, identity.deliveryRoles());
    List<ServiceApi> all = new ArrayList<>(queries.services());
    Collections.addAll(
        all,
        StsApi.of(identity.sessions()),
        IamApi.of(identity.iam()),
        CloudTrailApi.of(storage.trail()),
        KmsApi.of(storage.kms()),
        WeirApi.of(ground.store(), network, imports, health, examination(buckets, health)),
        S3Api.of(storage.s3(ground)),
        LogsApi.of(events.logs(), events.logWork().watchers()),
        FirehoseApi.of(events.firehose()),
        Ec2Api.of(ground.store(), ids, true, flowLogs, identity.instanceProfiles()));
    return List.copyOf(all);
  }

  private Examination examination(BucketAccess buckets, DeliveryHealth health) {
    return new Examination(
        new KeptFlowLogs(ground.store()),
        network,
        health,
        new ExaminedRoles(
            identity.sessions(), identity.roles(), identity.policies(), ground.clock()),
        new ExaminedDestinations(
            buckets instanceof EmbeddedBuckets own ? own : null,
            events,
            new ExaminedKeys(storage.kms().dataKeys(), ground.clock())),
        ground.clock());
  }

  private Gateway gateway(List<CallListener> listeners) {
    List<CallListener> all = new ArrayList<>(listeners);
    all.add(new AccessKeyUses(identity.iam()));
    all.add(storage.trail());
    ServeSettings.Limits limits = ground.settings().limits();
    return new Gateway(
        services,
        identity.signatures(ground),
        identity.policies(),
        all,
        new GatewayLimits(limits.bodyBytes(), limits.requestsPerSecond()),
        ground.clock());
  }

  private Recording record(SourceOpener sources) {
    RecordingOptions options =
        new RecordingOptions(
            ground.file("spool"),
            DeliveryOptions.DEFAULT
                .withSpoolBytes(ground.settings().limits().spoolBytes())
                .withEndpoints(ground.own().endpoints(ground.settings(), identity.deliveryKeys())),
            LaneOptions.defaults(ThreadLocalRandom.current().nextLong()));
    Recording started =
        ground.parts().keep(Recording.start(network.network(), sources, options, ground.clock()));
    Follower follower = ground.parts().keep(Follower.start(network::network, started::follow));
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
    return identity.firstKeys();
  }

  LogWork logWork() {
    return events.logWork();
  }

  LogStoreCounters logStore() {
    return events.logStore();
  }

  /// How each delivery stream fares, by its ARN.
  Map<String, StreamState> deliveryStreams() {
    return events.firehose().states();
  }

  /// Ends answers that would go on for hours, so that a stop need not wait for them.
  void endSessions() {
    events.logWork().endSessions();
  }

  Recording recording() {
    return recording;
  }

  QueryServices queries() {
    return queries;
  }

  StateStore store() {
    return ground.store();
  }

  AuditTrail trail() {
    return storage.trail();
  }

  /// Why it cannot go on; empty while it can.
  Optional<String> failure() {
    return recording.failure().map(why -> "recording has ended: " + why.getMessage());
  }

  /// Delivers what is recorded; then the last part that was joined goes first.
  @Override
  public void close() {
    if (!recording.finish(FLUSH_PATIENCE)) {
      ground.log().leftInSpool();
    }
    ground.parts().close();
  }
}
