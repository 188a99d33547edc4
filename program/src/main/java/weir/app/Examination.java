package weir.app;

import java.time.InstantSource;
import java.util.List;
import weir.api.ec2.KeptFlowLogs;
import weir.api.ec2.NetworkView;
import weir.api.weir.FlowLogDiagnoses;
import weir.delivery.DeliveryStatus;
import weir.diagnosis.DeliveryFacts;
import weir.diagnosis.Diagnosis;
import weir.diagnosis.Doctor;
import weir.diagnosis.FlowLogFacts;
import weir.diagnosis.RoleFacts;
import weir.model.network.FlowLog;
import weir.model.network.Network;
import weir.store.state.Scope;

/// Brings the doctor everything that is known of flow logs, from all over the service.
final class Examination implements FlowLogDiagnoses {
  private final KeptFlowLogs flowLogs;
  private final NetworkView view;
  private final DeliveryHealth health;
  private final ExaminedRoles roles;
  private final ExaminedDestinations destinations;
  private final InstantSource clock;
  private final ExaminedCaptures captures;
  private final Doctor doctor = new Doctor();

  Examination(
      KeptFlowLogs flowLogs,
      NetworkView view,
      DeliveryHealth health,
      ExaminedRoles roles,
      ExaminedDestinations destinations,
      InstantSource clock) {
    this.flowLogs = flowLogs;
    this.view = view;
    this.health = health;
    this.roles = roles;
    this.destinations = destinations;
    this.clock = clock;
    this.captures = new ExaminedCaptures(view, health);
  }

  @Override
  public List<Diagnosis> of(Scope scope) {
    Network network = view.network();
    return flowLogs.of(scope).stream()
        .map(kept -> doctor.examine(facts(kept, scope, network)))
        .toList();
  }

  private FlowLogFacts facts(KeptFlowLogs.Kept kept, Scope scope, Network network) {
    FlowLog log = kept.log();
    boolean there = network.flowLogs().stream().anyMatch(known -> known.id().equals(log.id()));
    boolean elsewhere = log.destination().access().endpoint() != null;
    List<RoleFacts> assumed = elsewhere ? List.of() : roles.of(log, scope.region());
    DeliveryStatus here = health.statusOf(log.id()).orElse(null);
    return new FlowLogFacts(
        clock.instant(),
        new FlowLogFacts.Subject(log, scope.region(), kept.createdAt(), kept.tags(), there),
        captures.coveredBy(log.id(), scope, network),
        new DeliveryFacts(
            here,
            health.agentProblems(log.id()).entrySet().stream()
                .map(each ->
                    new DeliveryFacts.AgentReport(
                        each.getKey(), each.getValue().problem(), each.getValue().at()))
                .toList()),
        assumed,
        destinations.of(kept, scope.region()));
  }
}
