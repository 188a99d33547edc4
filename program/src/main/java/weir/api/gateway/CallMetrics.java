package weir.api.gateway;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;

/// Counts calls and measures how long they take.
public final class CallMetrics implements CallListener {
  private final Counter calls;
  private final Counter defects;
  private final Histogram seconds;

  public CallMetrics(PrometheusRegistry registry) {
    calls =
        Counter.builder()
            .name("weir_api_calls_total")
            .help("Calls that were answered.")
            .labelNames("service", "operation", "outcome")
            .register(registry);
    defects =
        Counter.builder()
            .name("weir_api_defects_total")
            .help("Calls that ended in a fault of Weir's own.")
            .register(registry);
    seconds =
        Histogram.builder()
            .name("weir_api_call_seconds")
            .help("Time from a call's arrival to its answer.")
            .unit(Unit.SECONDS)
            .labelNames("service")
            .classicOnly()
            .register(registry);
  }

  @Override
  public void ended(Ended call) {
    String service = call.service().signingName();
    // The operation only when one was found: names that clients make up would be series without
    // end.
    calls.labelValues(service, call.operation(), outcome(call)).inc();
    seconds.labelValues(service).observe(call.nanos() / 1e9);
  }

  private static String outcome(Ended call) {
    if (call.error() == null) {
      return "ok";
    }
    return call.error().senderAtFault() ? "refused" : "failed";
  }

  @Override
  public void defect(String requestId, RuntimeException defect) {
    defects.inc();
  }
}
