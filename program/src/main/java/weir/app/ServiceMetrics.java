package weir.app;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import weir.api.server.HttpServer;
import weir.delivery.DeliveryStatus;
import weir.recording.CaptureStatus;

/// What Prometheus reads of the service: calls (counted by who answers them), captures, deliveries,
/// the state and the audit trail.
final class ServiceMetrics {
  private final PrometheusRegistry registry;
  private final Supplier<ControlPlane> controlPlane;

  ServiceMetrics(PrometheusRegistry registry, Supplier<ControlPlane> controlPlane) {
    this.registry = registry;
    this.controlPlane = controlPlane;
    gauge("weir_state_documents", "Documents that are kept.", plane -> plane.store().size());
    counter("weir_audit_lost", "Calls without an audit record.", plane -> plane.trail().lost());
    counter(
        "weir_recorded_packets",
        "Packets that were counted in a record.",
        plane -> plane.recording().counters().recorded());
    counter(
        "weir_dropped_packets",
        "Packets that the kernel dropped before they were read.",
        plane -> plane.recording().counters().source().dropped());
    counter(
        "weir_refused_records",
        "Records that found no room on the way to the disk.",
        plane -> plane.recording().refusedRecords());
    captures();
    deliveries();
    logEvents();
    logStore();
    new StreamMetrics(registry, () -> controlPlane.get().deliveryStreams());
  }

  /// Counts the connections of the server too.
  void watch(HttpServer server) {
    gauge("weir_http_connections", "Connections that are open.", plane -> server.connections());
  }

  private void gauge(String name, String help, ToDoubleFunction<ControlPlane> value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(gauge -> gauge.call(value.applyAsDouble(controlPlane.get())))
        .register(registry);
  }

  private void counter(String name, String help, ToDoubleFunction<ControlPlane> value) {
    CounterWithCallback.builder()
        .name(name)
        .help(help)
        .callback(counter -> counter.call(value.applyAsDouble(controlPlane.get())))
        .register(registry);
  }

  private void logEvents() {
    gauge("weir_live_tails", "Live Tail sessions.", plane -> plane.logWork().tails());
    counter(
        "weir_subscription_delivered_envelopes",
        "Envelopes of subscription filters that their streams took.",
        plane -> plane.logWork().subscriptions().envelopes());
    counter(
        "weir_subscription_lost_events",
        "Events that subscription filters gave up after a day.",
        plane -> plane.logWork().subscriptions().lostEvents());
    gauge(
        "weir_subscriptions_failing",
        "Subscription filters whose stream refuses or is away.",
        plane -> plane.logWork().subscriptions().failing());
  }

  private void logStore() {
    counter(
        "weir_log_damage",
        "Parts of journals and segments of log events that cannot be read.",
        plane -> plane.logStore().damage());
    counter(
        "weir_log_journals_cut",
        "Journals of log events whose end a crash had torn.",
        plane -> plane.logStore().cutJournals());
    counter(
        "weir_log_files_mended",
        "Files of the log store that were damaged and made again.",
        plane -> plane.logStore().mendedFiles());
    counter(
        "weir_log_seals_failed",
        "Times that a journal of log events could not be sealed.",
        plane -> plane.logStore().failedSeals());
  }

  private void captures() {
    GaugeWithCallback.builder()
        .name("weir_interface_captured")
        .help("Whether an attached interface is captured now.")
        .labelNames("interface")
        .callback(gauge -> {
          for (CaptureStatus status : controlPlane.get().recording().captures()) {
            gauge.call(status.capturing() ? 1 : 0, status.interfaceId());
          }
        })
        .register(registry);
  }

  private void deliveries() {
    GaugeWithCallback.builder()
        .name("weir_flow_log_delivers")
        .help("Whether the last delivery of a flow log succeeded.")
        .labelNames("flow_log")
        .callback(gauge -> {
          for (DeliveryStatus status : controlPlane.get().recording().deliveries()) {
            gauge.call(status.failure() == null ? 1 : 0, status.flowLogId());
          }
        })
        .register(registry);
    CounterWithCallback.builder()
        .name("weir_flow_log_delivered_records")
        .help("Records that reached their destination.")
        .labelNames("flow_log")
        .callback(counter -> {
          for (DeliveryStatus status : controlPlane.get().recording().deliveries()) {
            counter.call((double) status.counters().recordsDelivered(), status.flowLogId());
          }
        })
        .register(registry);
  }

  /// In Prometheus's text form.
  String text() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      PrometheusTextFormatWriter.create().write(text, registry.scrape());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString(StandardCharsets.UTF_8);
  }
}
