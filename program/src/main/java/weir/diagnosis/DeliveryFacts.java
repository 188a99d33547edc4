package weir.diagnosis;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weir.delivery.DeliveryStatus;

/// How the delivery of a flow log fares, here and at agents.
///
/// @param here null when nothing is delivered from this host
/// @param agents what agents reported that fail
public record DeliveryFacts(@Nullable DeliveryStatus here, List<AgentReport> agents) {
  public DeliveryFacts {
    agents = List.copyOf(agents);
  }

  /// @param problem AWS's word: `Access error`
  public record AgentReport(String host, String problem, Instant at) {}

  Optional<DeliveryStatus.Failure> failure() {
    return here == null ? Optional.empty() : Optional.ofNullable(here.failure());
  }
}
