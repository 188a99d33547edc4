package weir.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import weir.diagnosis.CaptureFacts.Obstacle;
import weir.diagnosis.CaptureFacts.Waiting;
import weir.diagnosis.FlowLogFacts.Captured;

/// What the symptoms have in common that are about one obstacle to captures on this host.
abstract sealed class CaptureObstructed implements Symptom
    permits DeviceMissing, NamespaceStale, LinkDown, CaptureDenied, CaptureFailing {
  private final Obstacle obstacle;

  CaptureObstructed(Obstacle obstacle) {
    this.obstacle = obstacle;
  }

  @Override
  public final Optional<Finding> find(FlowLogFacts facts) {
    List<Captured<Waiting>> waiting =
        facts.captured(Waiting.class).stream()
            .filter(each -> each.capture().obstacle() == obstacle)
            .toList();
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    List<String> evidence = new ArrayList<>();
    List<Finding.Remedy> remedies = new ArrayList<>();
    for (Captured<Waiting> each : waiting) {
      Waiting capture = each.capture();
      evidence.add(
          each.eni().label()
              + " at "
              + capture.device()
              + ": "
              + capture.sentence()
              + "; since "
              + Phrase.ago(capture.since(), facts.now())
              + ", tried "
              + Phrase.count(capture.attempts(), "time"));
      remedies.addAll(remedies(each.eni().id(), Device.of(capture.device())));
    }
    return Optional.of(
        new Finding(
            name(),
            InterfaceFacts.effect(waiting, facts),
            sentence(InterfaceFacts.share(waiting, facts)),
            evidence,
            remedies.stream().distinct().toList()));
  }

  /// @param share `2 of its 5 interfaces`
  abstract String sentence(String share);

  abstract List<Finding.Remedy> remedies(String interfaceId, Device device);

  /// A Linux interface as the tag `weir:attachment` names it.
  ///
  /// @param namespace empty for the host's own
  record Device(String namespace, String name) {
    static Device of(String text) {
      String place = text.split(";", 2)[0];
      int colon = place.indexOf(':');
      return place.startsWith("netns/") && colon > 0
          ? new Device(place.substring("netns/".length(), colon), place.substring(colon + 1))
          : new Device("", place);
    }

    /// `ip` with these words, in the namespace.
    String ip(String words) {
      return namespace.isEmpty() ? "ip " + words : "ip -netns " + namespace + " " + words;
    }
  }
}
