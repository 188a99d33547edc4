package weir.diagnosis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import weir.delivery.DeliveryCounters;
import weir.delivery.DeliveryProgress;
import weir.delivery.DeliveryStatus;
import weir.diagnosis.CaptureFacts.Capturing;
import weir.diagnosis.FlowLogFacts.Captured;

/// Records were lost, which SKIPDATA records say.
final class SkippedRecords implements Symptom {
  @Override
  public String name() {
    return "skipdata";
  }

  @Override
  public String meaning() {
    return "Within the last hour records were lost for want of room, in the kernel's ring or in the"
        + " spool of a destination that was away, and SKIPDATA records say so.";
  }

  @Override
  public Optional<Finding> find(FlowLogFacts facts) {
    DeliveryStatus here = facts.delivery().here();
    Instant skipped = here == null ? null : here.losses().skippedAt();
    if (here == null || skipped == null || !facts.isRecent(skipped)) {
      return Optional.empty();
    }
    DeliveryProgress progress = here.progress();
    DeliveryCounters counters = here.counters();
    long all = progress.recordsOfTraffic() + progress.recordsOfSkips();
    List<String> evidence = new ArrayList<>();
    evidence.add(
        Phrase.count(progress.recordsOfSkips(), "SKIPDATA record")
            + " of "
            + all
            + " ("
            + Phrase.percent(progress.recordsOfSkips(), all)
            + ") since the service started, the last one at "
            + Phrase.ago(skipped, facts.now()));
    List<Finding.Remedy> remedies = new ArrayList<>();
    if (counters.recordsSkipped() > 0) {
      evidence.add(
          Phrase.count(counters.recordsSkipped(), "record")
              + " found no room in the spool, which holds "
              + Phrase.count(counters.spoolBytes(), "byte"));
      remedies.add(
          Finding.Remedy.of(
              "mend the destination, so that the spool empties; see what it says",
              "aws ec2 describe-flow-logs --flow-log-ids "
                  + facts.log().id()
                  + " --query 'FlowLogs[].[DeliverLogsStatus,DeliverLogsErrorMessage]'"));
    }
    for (Captured<Capturing> each : facts.captured(Capturing.class)) {
      if (each.capture().dropped() > 0) {
        evidence.add(
            each.eni().label()
                + " at "
                + each.capture().device()
                + ": the kernel dropped "
                + Phrase.count(each.capture().dropped(), "packet")
                + " of "
                + (each.capture().packets() + each.capture().dropped()));
      }
    }
    if (counters.recordsSkipped() == 0) {
      remedies.add(
          Finding.Remedy.of(
              "give the capture more processor time; capture on another host with weir agent"));
    }
    return Optional.of(
        new Finding(
            name(),
            Effect.LESS_ARRIVES,
            "Records are missing, and SKIPDATA records stand where they would be.",
            evidence,
            remedies));
  }
}
