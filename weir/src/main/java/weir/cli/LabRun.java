package weir.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import weir.capture.aggregate.LaneOptions;
import weir.dataplane.host.HostTools;
import weir.dataplane.lab.Lab;
import weir.dataplane.lab.LabNetwork;
import weir.model.aws.Fault;
import weir.model.network.Network;

/// One run of the lab on this machine: built, filled with traffic, recorded, and removed, also when
/// it is interrupted.
final class LabRun {
  private static final Duration TICK = Duration.ofMillis(250);
  private static final Duration CLEANING = Duration.ofSeconds(20);

  private final Path folder;
  private final LabScreen screen;
  private final InstantSource clock = InstantSource.system();
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private final CountDownLatch removed = new CountDownLatch(1);

  LabRun(Path folder, LabScreen screen) {
    this.folder = folder;
    this.screen = screen;
  }

  /// Runs it, or replays the bundled capture where this machine does not allow a lab.
  LabRecord run(Duration duration, boolean untilInterrupted) {
    Thread hook = new Thread(this::interrupt, "lab clean-up");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      HostTools.require(screen::say);
      Lab lab;
      Instant begun = clock.instant();
      try {
        lab = Lab.build(LabNetwork.read(), machine -> screen.step("builds " + machine));
      } catch (Fault.Denied | Fault.Unavailable refused) {
        screen.say(refused.sentence());
        return instead();
      }
      try (lab) {
        screen.say(built(lab, Duration.between(begun, clock.instant())));
        return record(lab, duration, untilInterrupted);
      }
    } catch (Fault.NotFound missing) {
      screen.say(missing.sentence());
      return instead();
    } finally {
      removed.countDown();
      forget(hook);
    }
  }

  private LabRecord instead() {
    screen.say("This machine does not allow a lab of its own here, so a recorded one is replayed.");
    return new LabReplay(folder, screen).run();
  }

  private static String built(Lab lab, Duration took) {
    return String.format(
        Locale.ROOT,
        "A VPC of %d machines in network namespaces %s*, built in %.1f s; its rules are in the kernel.",
        lab.network().interfaces().size(),
        lab.namespacePrefix(),
        took.toMillis() / 1000.0);
  }

  private LabRecord record(Lab lab, Duration duration, boolean untilInterrupted) {
    Network network = LabDelivery.directed(lab.network(), folder);
    try (LabDelivery delivery = LabDelivery.into(folder, network);
        LiveRecording recording =
            LiveRecording.start(
                network,
                LabCapture::open,
                delivery,
                LaneOptions.defaults(ThreadLocalRandom.current().nextLong()),
                clock)) {
      lab.startTraffic(ThreadLocalRandom.current().nextLong());
      watch(recording, duration, untilInterrupted);
      lab.stopTraffic();
      recording.stop();
      delivery.flush();
      screen.clear();
      return new LabRecord(folder, network, recording.counters(), delivery.records(), true);
    }
  }

  private void watch(LiveRecording recording, Duration duration, boolean untilInterrupted) {
    Instant begun = clock.instant();
    Instant end = begun.plus(duration);
    if (untilInterrupted) {
      screen.say("Records until Ctrl-C.");
    }
    try {
      while ((untilInterrupted || clock.instant().isBefore(end))
          && !interrupted.await(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
        Duration passed = Duration.between(begun, clock.instant());
        screen.recording(
            passed, untilInterrupted ? passed : duration, recording.counters().source().packets());
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /// Runs when the process is told to end: the recording stops, and what was built is removed before
  /// the process is gone.
  private void interrupt() {
    interrupted.countDown();
    try {
      if (!removed.await(CLEANING.toMillis(), TimeUnit.MILLISECONDS)) {
        screen.say("The lab is not removed yet; the next weir lab does it.");
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // The process ends, and the hook was its way to say so.
    }
  }
}
