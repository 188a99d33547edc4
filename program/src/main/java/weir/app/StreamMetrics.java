package weir.app;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import weir.delivery.streams.StreamCounters;
import weir.delivery.streams.StreamState;

/// What Prometheus reads of delivery streams: the figures that CloudWatch has of them at AWS.
final class StreamMetrics {
  private final PrometheusRegistry registry;
  private final Supplier<Map<String, StreamState>> streams;

  /// @param streams how each fares, by its ARN
  StreamMetrics(PrometheusRegistry registry, Supplier<Map<String, StreamState>> streams) {
    this.registry = registry;
    this.streams = streams;
    counter("incoming_records", "Records taken.", StreamCounters::incomingRecords);
    counter("incoming_bytes", "Bytes of the records taken.", StreamCounters::incomingBytes);
    counter("delivered_records", "Records delivered.", StreamCounters::deliveredRecords);
    counter("delivered_bytes", "Bytes of records delivered.", StreamCounters::deliveredBytes);
    counter("failed_attempts", "Attempts that failed.", StreamCounters::failedAttempts);
    gauge("waiting_records", "Records that wait.", StreamState::waitingRecords);
    gauge("waiting_bytes", "Bytes of records that wait.", StreamState::waitingBytes);
    gauge(
        "data_freshness_seconds",
        "How long the oldest record has waited.",
        state -> state.freshness().toMillis() / 1e3);
    gauge(
        "delivers",
        "Whether the last attempt succeeded.",
        state -> state.failure() == null ? 1 : 0);
  }

  private void counter(String name, String help, ToDoubleFunction<StreamCounters> value) {
    CounterWithCallback.builder()
        .name("weir_delivery_stream_" + name)
        .help(help)
        .labelNames("stream")
        .callback(counter ->
            streams
                .get()
                .forEach((arn, state) -> counter.call(value.applyAsDouble(state.counters()), arn)))
        .register(registry);
  }

  private void gauge(String name, String help, ToDoubleFunction<StreamState> value) {
    GaugeWithCallback.builder()
        .name("weir_delivery_stream_" + name)
        .help(help)
        .labelNames("stream")
        .callback(gauge ->
            streams.get().forEach((arn, state) -> gauge.call(value.applyAsDouble(state), arn)))
        .register(registry);
  }
}
