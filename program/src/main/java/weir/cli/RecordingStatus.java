package weir.cli;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import weir.capture.aggregate.LaneCounters;
import weir.delivery.DeliveryCounters;
import weir.delivery.DeliveryStatus;
import weir.model.network.FlowLog;
import weir.recording.Recording;

/// What a person sees of a running recording: a line that changes on a terminal, and one line at
/// the start and the end elsewhere.
final class RecordingStatus {
  private static final String ERASE = "\r\033[K";

  private final PrintWriter err;
  private final Recording recording;
  private final boolean terminal;
  private LaneCounters before = LaneCounters.NONE;
  private long recordsBefore;
  private long nanosBefore = System.nanoTime();

  RecordingStatus(PrintWriter err, Recording recording) {
    this.err = err;
    this.recording = recording;
    this.terminal = Terminal.isInteractive();
  }

  /// @param flowLogs of this recording; earlier ones may still have something in the spool
  void begin(Collection<FlowLog> flowLogs) {
    Set<String> ids = flowLogs.stream().map(FlowLog::id).collect(Collectors.toSet());
    say(
        "recording "
            + DeliverySentence.counted(recording.captures().size(), "interface")
            + " to "
            + recording.deliveries().stream()
                .filter(status -> ids.contains(status.flowLogId()))
                .map(DeliveryStatus::target)
                .distinct()
                .collect(Collectors.joining(", ")));
  }

  /// Renews the line on a terminal: packets, records and drops per second, and what waits.
  void step() {
    if (!terminal) {
      return;
    }
    LaneCounters now = recording.counters();
    long records = sum(DeliveryCounters::recordsAccepted);
    long nanos = System.nanoTime();
    double seconds = (nanos - nanosBefore) / 1e9;
    err.print(
        String.format(
            Locale.ROOT,
            "%s%,.0f packets/s  %,.0f flows/s  %,.0f drops/s   %,d packets  %,d" + " records%s%s",
            ERASE,
            (now.source().packets() - before.source().packets()) / seconds,
            (records - recordsBefore) / seconds,
            (now.source().dropped() - before.source().dropped()) / seconds,
            now.source().packets(),
            records,
            files(),
            trouble()));
    err.flush();
    before = now;
    recordsBefore = records;
    nanosBefore = nanos;
  }

  void end() {
    if (terminal) {
      err.print(ERASE);
    }
    Tally tally = new Tally();
    tally.add(recording.counters());
    tally.tell(err);
    say(DeliverySentence.of(recording.deliveries(), recording.refusedRecords()));
  }

  /// Empty when no destination holds files.
  private String files() {
    return recording.deliveries().stream().anyMatch(DeliveryStatus::inFiles)
        ? String.format(Locale.ROOT, "  %,d files", sum(DeliveryCounters::filesDelivered))
        : "";
  }

  private String trouble() {
    long waiting = recording.captures().stream().filter(capture -> !capture.capturing()).count();
    return (waiting == 0 ? "" : "   waits for " + DeliverySentence.counted(waiting, "interface"))
        + undelivered();
  }

  private String undelivered() {
    return recording.deliveries().stream()
        .filter(status -> status.failure() != null)
        .findFirst()
        .map(status -> "   " + status.deliverLogsErrorMessage().orElse("") + ": " + status.target())
        .orElse("");
  }

  private interface Count {
    long of(DeliveryCounters counters);
  }

  private long sum(Count count) {
    return recording.deliveries().stream().mapToLong(status -> count.of(status.counters())).sum();
  }

  private void say(String sentence) {
    err.println("weir: " + sentence);
    err.flush();
  }
}
