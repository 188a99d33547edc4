package weir.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import weir.api.ec2.FlowLogHealth;
import weir.api.weir.DeliveryReports;
import weir.delivery.DeliveryStatus;
import weir.recording.CaptureStatus;
import weir.recording.Recording;
import weir.store.state.Scope;

/// How deliveries fare, from the recording on this host and from what agents report. An agent that
/// is silent for long is not counted any more. Safe for any number of threads.
final class DeliveryHealth implements FlowLogHealth, DeliveryReports {
  private static final Duration REPORT_LASTS = Duration.ofMinutes(15);

  /// How long it is known of a silent agent when it was last heard.
  private static final Duration REMEMBERED = Duration.ofDays(7);

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
    reports.values().removeIf(report -> report.at().plus(REMEMBERED).isBefore(now));
    reports.put(new Agent(scope, host), new Report(Map.copyOf(problems), now));
  }

  @Override
  public Optional<String> of(String flowLogId) {
    return ofThisHost(flowLogId).or(() -> ofAgents(flowLogId));
  }

  /// When the agent of a host was last heard; empty when it was not, or long ago.
  Optional<Instant> heardOf(Scope scope, String host) {
    return Optional.ofNullable(reports.get(new Agent(scope, host))).map(Report::at);
  }

  /// What agents report that fails in a flow log, by host.
  Map<String, AgentProblem> agentProblems(String flowLogId) {
    Instant now = clock.instant();
    Map<String, AgentProblem> problems = new TreeMap<>();
    reports.forEach((agent, report) -> {
      String problem = report.problems().get(flowLogId);
      if (problem != null && !isOld(report, now)) {
        problems.put(agent.host(), new AgentProblem(problem, report.at()));
      }
    });
    return problems;
  }

  /// @param problem AWS's word
  record AgentProblem(String problem, Instant at) {}

  private Optional<String> ofThisHost(String flowLogId) {
    return statusOf(flowLogId).flatMap(DeliveryStatus::deliverLogsErrorMessage);
  }

  /// How a flow log's delivery from this host fares; empty before there is one. Of a flow log that
  /// changed, what is delivered the new way.
  Optional<DeliveryStatus> statusOf(String flowLogId) {
    Recording begun = recording;
    return begun == null
        ? Optional.empty()
        : begun.deliveries().stream()
            .filter(status -> status.flowLogId().equals(flowLogId))
            .reduce((_, later) -> later);
  }

  /// How the captures on this host fare.
  List<CaptureStatus> captures() {
    Recording begun = recording;
    return begun == null ? List.of() : begun.captures();
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
