package weir.api.ec2;

import java.util.Optional;

/// Says how the delivery of flow logs fares. Implemented by whoever records.
@FunctionalInterface
public interface FlowLogHealth {
  /// Everything is delivered.
  FlowLogHealth FINE = flowLogId -> Optional.empty();

  /// `DeliverLogsErrorMessage`: `Access error`, `Rate limited` or `Unknown error`; empty while
  /// deliveries succeed, and before there was one.
  Optional<String> of(String flowLogId);
}
