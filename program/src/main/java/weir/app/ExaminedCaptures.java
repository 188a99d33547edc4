package weir.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import weir.api.ec2.NetworkView;
import weir.capture.aggregate.LaneCounters;
import weir.diagnosis.CaptureFacts;
import weir.diagnosis.InterfaceFacts;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;
import weir.recording.CaptureStatus;
import weir.store.state.Scope;

/// What the doctor needs to know of the interfaces that a flow log covers.
final class ExaminedCaptures {
  private final NetworkView view;
  private final DeliveryHealth health;

  ExaminedCaptures(NetworkView view, DeliveryHealth health) {
    this.view = view;
    this.health = health;
  }

  /// @param scope of the flow log
  List<InterfaceFacts> coveredBy(String flowLogId, Scope scope, Network network) {
    Map<String, CaptureStatus> captures =
        health.captures().stream()
            .collect(
                Collectors.toMap(
                    CaptureStatus::interfaceId, Function.identity(), (first, _) -> first));
    return network.interfaces().stream()
        .filter(eni -> network.flowLogsOf(eni).stream().anyMatch(log -> log.id().equals(flowLogId)))
        .map(eni ->
            new InterfaceFacts(
                eni.id(),
                eni.tags().getOrDefault("Name", ""),
                capture(eni, scope, Optional.ofNullable(captures.get(eni.id())))))
        .toList();
  }

  private CaptureFacts capture(
      NetworkInterface eni, Scope scope, Optional<CaptureStatus> captured) {
    Optional<NetworkView.Place> place = view.placeOf(eni.id());
    if (place.isEmpty()) {
      return new CaptureFacts.NotAttached();
    }
    String device = place.get().device();
    String host = place.get().host();
    if (!host.isEmpty()) {
      return new CaptureFacts.AtAgent(device, host, health.heardOf(scope, host).orElse(null));
    }
    // A change of the network is followed a moment later.
    return captured
        .map(status -> captured(device, status))
        .orElseGet(() -> new CaptureFacts.Beginning(device));
  }

  private static CaptureFacts captured(String device, CaptureStatus status) {
    CaptureStatus.Setback setback = status.setback();
    if (setback != null) {
      return new CaptureFacts.Waiting(
          device,
          obstacle(setback.obstacle()),
          setback.sentence(),
          status.since(),
          status.attempts());
    }
    LaneCounters counters = status.counters();
    return new CaptureFacts.Capturing(
        device,
        status.since(),
        counters.source().packets(),
        counters.recorded(),
        counters.source().dropped());
  }

  private static CaptureFacts.Obstacle obstacle(CaptureStatus.Obstacle obstacle) {
    return switch (obstacle) {
      case MISSING -> CaptureFacts.Obstacle.MISSING;
      case STALE -> CaptureFacts.Obstacle.STALE;
      case DOWN -> CaptureFacts.Obstacle.DOWN;
      case DENIED -> CaptureFacts.Obstacle.DENIED;
      case OTHER -> CaptureFacts.Obstacle.OTHER;
    };
  }
}
