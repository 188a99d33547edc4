package weir.app;

import java.net.URI;
import weir.api.ec2.NetworkView;
import weir.api.firehose.Firehose;
import weir.api.gateway.RateQuota;
import weir.api.logs.Logs;
import weir.cli.ServeSettings;
import weir.delivery.AwsEndpoint;
import weir.delivery.DeliveryCredentials;
import weir.delivery.streams.DeliveryStreams;
import weir.delivery.streams.StreamRoutes;
import weir.model.network.FlowLog;
import weir.store.logs.LogStore;
import weir.store.streams.BufferLimits;

/// The services that take events: CloudWatch Logs and Firehose.
record EventServices(
    Logs logs,
    LogStoreCounters logStore,
    LogWork logWork,
    Firehose firehose,
    DeliveryStreams streams) {
  static EventServices on(Ground ground, Identity identity, Storage storage, NetworkView network) {
    ServeSettings.Limits limits = ground.settings().limits();
    DeliveryStreams streams =
        new DeliveryStreams(
            ground.file("streams"),
            BufferLimits.DEFAULT,
            routes(ground, identity.streamKeys()),
            ground.clock());
    Firehose firehose =
        EmbeddedFirehose.of(
            ground.store(),
            streams,
            identity.roles(),
            identity.seal(),
            new RateQuota(limits.firehoseRecordsPerSecond()));
    LogStoreCounters counters = new LogStoreCounters(ground.log());
    LogStore events =
        ground
            .parts()
            .keep(
                LogStore.open(
                    LogSegments.of(ground),
                    ground.settings().logs().sealing(),
                    ground.clock(),
                    counters));
    Logs logs =
        new Logs(
            ground.store(),
            events,
            new LogGroupKeys(storage.kms(), ground.clock()),
            arn ->
                network.network().flowLogs().stream()
                    .filter(flowLog -> flowLog.destination().target().equals(arn))
                    .map(FlowLog::format)
                    .toList(),
            new RateQuota(limits.putLogEventsPerSecond()));
    LogWork.Joined joined =
        new LogWork.Joined(
            ground.store(),
            logs,
            ground.own(),
            identity.deliveryKeys(),
            identity.roles(),
            ground.file("exports"),
            ground.settings().destinations().s3());
    LogWork logWork = ground.parts().keep(new LogWork(joined, ground.clock(), ground.log()));
    return new EventServices(logs, counters, logWork, firehose, streams);
  }

  /// To the embedded S3 in the name of each stream's role; to another S3 with the credentials of
  /// the environment.
  private static StreamRoutes routes(Ground ground, StreamKeys keys) {
    URI other = ground.settings().destinations().s3();
    return other == null
        ? new StreamRoutes(ground.own().as(DeliveryCredentials.OF_THE_ENVIRONMENT), keys)
        : new StreamRoutes(AwsEndpoint.at(other), keys.forOtherS3());
  }

  /// Goes on with what the last stop interrupted, now that the services answer.
  void begin(Ground ground) {
    firehose.open();
    ground.parts().keep(streams).start();
    logWork.begin();
  }
}
