package weir.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.delivery.DeliveryCounters;
import weir.delivery.DeliveryProgress;
import weir.delivery.DeliveryStatus;
import weir.model.flow.AggregationInterval;
import weir.model.flow.RecordFormat;
import weir.model.flow.TrafficType;
import weir.model.network.FlowLog;
import weir.model.network.FlowLog.FileOptions;
import weir.model.network.FlowLog.LogDestination;
import weir.model.network.FlowLog.TagFields;

/// Facts of a flow log that delivers to a bucket, to be changed by tests.
final class SampleFacts {
  static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  static final String ID = "fl-00000000000000001";

  String target = "arn:aws:s3:::logs/x/";
  RecordFormat format = RecordFormat.DEFAULT;
  FileOptions files = FileOptions.DEFAULT;
  Map<String, String> tags = Map.of();
  DeliveryStatus.@Nullable Failure failure;
  DeliveryCounters counters = new DeliveryCounters(10, 10, 0, 0, 1, 100, 0, 0);
  DeliveryProgress progress =
      new DeliveryProgress(
          ago(Duration.ofMinutes(1)), ago(Duration.ofMinutes(2)), null, 0, 10, 0, 0);
  DeliveryStatus.Losses losses = DeliveryStatus.Losses.NONE;
  List<DeliveryFacts.AgentReport> agents = List.of();
  CaptureFacts capture = new CaptureFacts.Capturing("eth0", ago(Duration.ofHours(1)), 100, 100, 0);
  DestinationFacts destination = new DestinationFacts.Opaque(target);

  static Instant ago(Duration time) {
    return NOW.minus(time);
  }

  FlowLogFacts facts() {
    FlowLog log =
        new FlowLog(
            ID,
            "123456789012",
            "vpc-00000000000000001",
            TrafficType.ACCEPT,
            format,
            AggregationInterval.ONE_MINUTE,
            new LogDestination(target, files),
            TagFields.NONE);
    return new FlowLogFacts(
        NOW,
        new FlowLogFacts.Subject(log, "eu-central-1", ago(Duration.ofDays(1)), tags, true),
        List.of(new InterfaceFacts("eni-00000000000000001", "web", capture)),
        new DeliveryFacts(
            new DeliveryStatus(ID, target, failure, counters, progress, losses), agents),
        List.of(),
        destination);
  }

  /// The only finding.
  Finding finding() {
    List<Finding> findings = new Doctor().examine(facts()).findings();
    if (findings.size() != 1) {
      throw new AssertionError("one finding is expected: " + findings);
    }
    return findings.getFirst();
  }
}
