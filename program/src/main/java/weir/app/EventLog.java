package weir.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.api.gateway.CallListener;
import weir.model.aws.Fault;
import weir.store.logs.LogGroupId;
import weir.store.logs.LogStoreWatch;
import weir.watch.subscription.Subscription;
import weir.watch.subscription.SubscriptionWatch;

/// The service's log: one JSON object per line on standard error. Safe for any number of threads.
final class EventLog implements CallListener, LogStoreWatch, SubscriptionWatch {
  private static final JsonFactory JSON = new JsonFactory();

  private final PrintStream out;
  private final InstantSource clock;

  EventLog(PrintStream out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  /// What is worth a line: ERROR something is lost or broken, WARN it mended itself or will, INFO a
  /// state has changed.
  private enum Level {
    INFO,
    WARN,
    ERROR
  }

  void serving(String endpoint) {
    say(Level.INFO, "serving", Map.of("endpoint", endpoint));
  }

  void stopped() {
    say(Level.INFO, "stopped", Map.of());
  }

  void wiped() {
    say(Level.INFO, "wiped", Map.of());
  }

  /// What some part says through Java's logging.
  ///
  /// @param trace of the exception that came with it, or empty
  void said(java.util.logging.Level level, String part, String sentence, String trace) {
    Level mapped =
        level.intValue() >= java.util.logging.Level.SEVERE.intValue()
            ? Level.ERROR
            : level.intValue() >= java.util.logging.Level.WARNING.intValue()
                ? Level.WARN
                : Level.INFO;
    Map<String, String> details = new LinkedHashMap<>();
    details.put("message", sentence);
    if (!trace.isEmpty()) {
      details.put("trace", trace);
    }
    say(mapped, part, details);
  }

  /// A description that this start imported.
  void imported(Path file, int resources, List<String> omissions) {
    say(
        Level.INFO,
        "network imported",
        Map.of("file", file, "resources", resources, "omissions", String.join("; ", omissions)));
  }

  /// A description whose VPCs are there already.
  void notImported(Path file) {
    say(
        Level.INFO,
        "network not imported",
        Map.of("file", file, "reason", "the state has VPCs of it already"));
  }

  /// A notification of S3 that its target did not take.
  void undelivered(String target, Fault reason) {
    say(
        Level.WARN,
        "notification not delivered",
        Map.of("target", target, "reason", reason.sentence()));
  }

  void leftInSpool() {
    say(
        Level.WARN,
        "not everything delivered",
        Map.of("next", "what is left waits in the spool for the next start"));
  }

  void housekeepingFailed(String what, RuntimeException failure) {
    say(Level.WARN, "housekeeping failed", Map.of("of", what, "reason", failure));
  }

  void notClosed(AutoCloseable part, Exception reason) {
    say(
        Level.ERROR,
        "not closed cleanly",
        Map.of("part", part.getClass().getSimpleName(), "reason", reason));
  }

  @Override
  public void sealed(LogGroupId group, long events, long records, long bytes) {
    say(
        Level.INFO,
        "log events sealed",
        Map.of("group", group, "events", events, "records", records, "bytes", bytes));
  }

  @Override
  public void expired(LogGroupId group, int segments) {
    say(Level.INFO, "log events expired", Map.of("group", group, "segments", segments));
  }

  @Override
  public void tornTail(LogGroupId group, String file, long bytes) {
    say(Level.WARN, "log journal cut", Map.of("group", group, "file", file, "bytes", bytes));
  }

  @Override
  public void damaged(LogGroupId group, String file, String reason) {
    say(Level.ERROR, "log events lost", Map.of("group", group, "file", file, "reason", reason));
  }

  @Override
  public void mended(LogGroupId group, String file, String reason) {
    say(Level.WARN, "log file mended", Map.of("group", group, "file", file, "reason", reason));
  }

  @Override
  public void sealingFailed(LogGroupId group, String reason) {
    say(Level.WARN, "log events not sealed", Map.of("group", group, "reason", reason));
  }

  @Override
  public void slowDisk(LogGroupId group, Duration took) {
    say(Level.WARN, "slow disk", Map.of("group", group, "took", took));
  }

  @Override
  public void failing(Subscription subscription, String reason) {
    say(Level.WARN, "subscription fails", named(subscription, "reason", reason));
  }

  @Override
  public void recovered(Subscription subscription) {
    say(
        Level.INFO,
        "subscription recovered",
        Map.of("group", subscription.group(), "filter", subscription.filter()));
  }

  @Override
  public void lost(Subscription subscription, int events, String reason) {
    say(
        Level.ERROR,
        "subscription lost events",
        named(subscription, "reason", events + " events: " + reason));
  }

  private static Map<String, String> named(
      Subscription subscription, String detail, String sentence) {
    return Map.of("group", subscription.group(), "filter", subscription.filter(), detail, sentence);
  }

  private void say(Level level, String event, Map<String, ?> details) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("time", clock.instant().toString());
      json.writeStringField("level", level.name());
      json.writeStringField("event", event);
      for (Map.Entry<String, ?> detail : details.entrySet()) {
        json.writeStringField(detail.getKey(), String.valueOf(detail.getValue()));
      }
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    synchronized (this) {
      out.println(line);
    }
  }

  /// A call is in the audit trail; here only those that failed by our fault.
  @Override
  public void ended(Ended call) {
    if (call.error() != null && !call.error().senderAtFault()) {
      say(
          Level.WARN,
          "call failed",
          Map.of(
              "request", call.requestId(),
              "service", call.service().signingName(),
              "operation", call.operation(),
              "code", call.error().code(),
              "reason", call.error().sentence()));
    }
  }

  @Override
  public void defect(String requestId, RuntimeException defect) {
    StringWriter trace = new StringWriter();
    defect.printStackTrace(new PrintWriter(trace));
    say(Level.ERROR, "defect", Map.of("request", requestId, "trace", trace));
  }
}
