package weir.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import weir.delivery.DeliveryStatus;
import weir.diagnosis.CaptureFacts.Capturing;
import weir.diagnosis.FlowLogFacts.Captured;

/// Packets are captured, and none come.
final class NoTraffic implements Symptom {
  private static final Duration QUIET = Duration.ofMinutes(10);

  @Override
  public String name() {
    return "no-traffic";
  }

  @Override
  public String meaning() {
    return "The interfaces are captured and none of them had a recordable packet for ten minutes,"
        + " or two aggregation intervals.";
  }

  @Override
  public Optional<Finding> find(FlowLogFacts facts) {
    List<Captured<Capturing>> captured = facts.captured(Capturing.class);
    DeliveryStatus here = facts.delivery().here();
    if (captured.isEmpty() || captured.size() < facts.interfaces().size() || here == null) {
      return Optional.empty();
    }
    Instant last = here.progress().lastTrafficAt();
    Instant since = last == null ? begun(captured, facts) : last;
    Duration intervals = facts.log().interval().duration().multipliedBy(2).plusMinutes(1);
    Duration longest = intervals.compareTo(QUIET) > 0 ? intervals : QUIET;
    if (Duration.between(since, facts.now()).compareTo(longest) <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            name(),
            Effect.LESS_ARRIVES,
            last == null
                ? "Only NODATA records arrive: there was no traffic to record since "
                    + Phrase.ago(since, facts.now())
                    + "."
                : "Only NODATA records arrive: the last traffic ended at "
                    + Phrase.ago(since, facts.now())
                    + ".",
            captured.stream().map(NoTraffic::evidence).toList(),
            List.of(remedy(captured.getFirst()))));
  }

  /// When somebody could first have seen a packet.
  private static Instant begun(List<Captured<Capturing>> captured, FlowLogFacts facts) {
    Instant first = Collections.min(captured.stream().map(each -> each.capture().since()).toList());
    return Collections.max(Stream.of(first, facts.subject().createdAt()).toList());
  }

  private static String evidence(Captured<Capturing> each) {
    Capturing capture = each.capture();
    return each.eni().label()
        + " is captured at "
        + capture.device()
        + " since "
        + Phrase.at(capture.since())
        + ": "
        + Phrase.count(capture.packets(), "packet")
        + " seen, "
        + capture.recorded()
        + " recorded";
  }

  private static Finding.Remedy remedy(Captured<Capturing> first) {
    CaptureObstructed.Device device = CaptureObstructed.Device.of(first.capture().device());
    String dump = "tcpdump -ni " + device.name() + " -c 5";
    return Finding.Remedy.of(
        "send some traffic, and see whether packets pass the Linux interface",
        device.namespace().isEmpty() ? dump : "ip netns exec " + device.namespace() + " " + dump);
  }
}
