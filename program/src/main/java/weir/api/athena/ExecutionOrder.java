package weir.api.athena;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import weir.query.athena.ResultTarget;
import weir.query.athena.StatementKind;
import weir.query.athena.StatementOrder;

/// What an execution needs to know beside what it shows.
///
/// @param reuse how old an earlier result may be that stands for this one's; empty for none
record ExecutionOrder(
    StatementKind kind,
    List<String> parameters,
    StatementOrder.CatalogContext context,
    ResultTarget target,
    OptionalLong scanLimitBytes,
    Optional<Duration> reuse) {
  ExecutionOrder {
    parameters = List.copyOf(parameters);
  }
}
