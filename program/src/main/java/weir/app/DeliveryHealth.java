package weir.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import weir.api.ec2.FlowLogHealth;
import weir.api.weir.DeliveryReports;
import weir.delivery.DeliveryStatus;
import weir.recording.Recording;
import weir.store.state.Scope;

/// How deliveries fare, from the recording on this host and from what agents report. An agent that
/// is silent for long is not counted any more. Safe for any number of threads.
final class DeliveryHealth implements FlowLogHealth, DeliveryReports {
  private static final Duration REPORT_LASTS = Duration.ofMinutes(15);

  private final InstantSource clock;
  private final Map<Agent, Report> reports = new ConcurrentHashMap<>();
  private volatile @Nullable Recording recording;

  private record Agent(Scope scope, String host) {}

  private record Report(Map<String, String> problems, Instant at) {}

  DeliveryHealth(InstantSource clock) {
    this.clock = clock;
  }

  /// Called once, when this host's recording has begun.
  void watch(Recording begun) {
    recording = begun;
  }

  @Override
  public void take(Scope scope, String host, Map<String, String> problems, Instant now) {
    reports.values().removeIf(report -> isOld(report, now));
    reports.put(new Agent(scope, host), new Report(Map.copyOf(problems), now));
  }

  @Override
  public Optional<String> of(String flowLogId) {
    return ofThisHost(flowLogId).or(() -> ofAgents(flowLogId));
  }

  private Optional<String> ofThisHost(String flowLogId) {
    Recording begun = recording;
    return begun == null
        ? Optional.empty()
        : begun.deliveries().stream()
            .filter(status -> status.flowLogId().equals(flowLogId))
            .findFirst()
            .flatMap(DeliveryStatus::deliverLogsErrorMessage);
  }

  private Optional<String> ofAgents(String flowLogId) {
    Instant now = clock.instant();
    return reports.values().stream()
        .filter(report -> !isOld(report, now))
        .flatMap(report -> Optional.ofNullable(report.problems().get(flowLogId)).stream())
        .sorted()
        .findFirst();
  }

  private static boolean isOld(Report report, Instant now) {
    return report.at().plus(REPORT_LASTS).isBefore(now);
  }
}
