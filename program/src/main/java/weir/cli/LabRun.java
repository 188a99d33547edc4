package weir.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import weir.capture.aggregate.LaneOptions;
import weir.dataplane.host.HostTools;
import weir.dataplane.lab.Lab;
import weir.dataplane.lab.LabNetwork;
import weir.model.aws.Fault;
import weir.model.network.Network;
import weir.recording.Recorder;

/// One run of the lab on this machine: built, filled with traffic, recorded, and removed, also when
/// it is told to stop.
final class LabRun {
  private final Path folder;
  private final LabScreen screen;
  private final StopSignal stop;
  private final InstantSource clock = InstantSource.system();

  LabRun(Path folder, LabScreen screen, StopSignal stop) {
    this.folder = folder;
    this.screen = screen;
    this.stop = stop;
  }

  /// Runs it, or replays the bundled capture where this machine does not allow a lab.
  ///
  /// @param duration how long to record; empty until told to stop
  LabRecord run(Optional<Duration> duration) {
    Instant begun = clock.instant();
    Lab built;
    try {
      HostTools.require(screen::say);
      built = Lab.build(LabNetwork.read(), machine -> screen.step("builds " + machine));
    } catch (Fault.Denied | Fault.Unavailable | Fault.NotFound refused) {
      return insteadOf(refused);
    }
    try (Lab lab = built) {
      screen.say(
          String.format(
              Locale.ROOT,
              "A VPC of %d machines stands in network namespaces %s* (%.1f s); its rules are in the"
                  + " kernel.",
              lab.network().interfaces().size(),
              lab.namespacePrefix(),
              Duration.between(begun, clock.instant()).toMillis() / 1000.0));
      return record(lab, duration);
    }
  }

  private LabRecord insteadOf(Fault refused) {
    screen.say("No lab on this machine: " + refused.sentence());
    screen.say(
        "A recorded one is replayed instead."
            + (refused instanceof Fault.Denied ? " To build one here: sudo weir lab" : ""));
    return new LabReplay(folder, screen).run();
  }

  private LabRecord record(Lab lab, Optional<Duration> duration) {
    Network network = LabDelivery.directed(lab.network(), folder);
    try (LabDelivery delivery = LabDelivery.into(folder, network, lab.scratch().resolve("spool"));
        Recorder recording =
            Recorder.start(
                network,
                LabCapture::open,
                delivery,
                LaneOptions.defaults(ThreadLocalRandom.current().nextLong()),
                clock)) {
      lab.startTraffic(ThreadLocalRandom.current().nextLong());
      Instant begun = clock.instant();
      stop.await(
          duration.orElse(null),
          () -> {
            Duration passed = Duration.between(begun, clock.instant());
            screen.recording(passed, duration, recording.counters().recorded());
          },
          () -> false);
      lab.stopTraffic();
      recording.stop();
      delivery.flush();
      screen.clear();
      return new LabRecord(
          folder, network, recording.counters().recorded(), delivery.records(), true, List.of());
    }
  }
}
