package weir.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import weir.model.aws.Fault;
import weir.model.network.Network;
import weir.recording.Recording;

/// The agent's link to the service: asks for its network, follows what changed, and reports how
/// deliveries fare. While the service is away it asks less and less often, and recording goes on.
final class AgentLink implements AutoCloseable {
  private static final int MOST_DOUBLINGS = 4;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final NetworkCalls calls;
  private final String host;
  private final Duration poll;
  private final AgentNetwork kept;
  private final Recording recording;
  private final Consumer<String> says;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread =
      Thread.ofPlatform().daemon().name("weir-agent").unstarted(this::run);
  private int failures;

  /// @param says tells a person a sentence
  AgentLink(
      NetworkCalls calls,
      String host,
      Duration poll,
      AgentNetwork kept,
      Recording recording,
      Consumer<String> says) {
    this.calls = calls;
    this.host = host;
    this.poll = poll;
    this.kept = kept;
    this.recording = recording;
    this.says = says;
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      do {
        step();
      } while (!closed.await(wait(failures).toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private void step() {
    String missed = "gives no network";
    try {
      NetworkCalls.Exported exported = calls.export(host, kept.digest());
      if (exported.network().isPresent()) {
        take(exported.network().get());
        exported.omissions().forEach(says);
      }
      missed = "takes no report of the deliveries";
      calls.report(host, recording.deliveries());
      if (failures > 0) {
        says.accept("the control plane is back");
      }
      failures = 0;
    } catch (RuntimeException | IOException away) {
      // The edge of the thread: whatever a service answers, the agent asks again.
      if (failures == 0 && closed.getCount() > 0) {
        says.accept(
            "the control plane "
                + missed
                + ", which is tried again; recording goes on as it is: "
                + sentence(away));
      }
      failures++;
    }
  }

  private void take(String text) throws IOException {
    Network network = AgentNetwork.read(text);
    recording.follow(network);
    // Only what can be followed is kept, so that a restart begins with it.
    kept.keep(text);
    says.accept("follows the network of the control plane: " + captured());
  }

  private String captured() {
    int interfaces = recording.captures().size();
    return interfaces + (interfaces == 1 ? " interface" : " interfaces") + " of " + host;
  }

  private static String sentence(Exception away) {
    return away instanceof Fault fault
        ? fault.sentence()
        : away.getClass().getSimpleName()
            + (away.getMessage() == null ? "" : ": " + away.getMessage());
  }

  /// Agents that lost the same service do not come back all at once.
  private Duration wait(int failed) {
    if (failed == 0) {
      return poll;
    }
    Duration longest = LONGEST_WAIT.compareTo(poll) > 0 ? LONGEST_WAIT : poll;
    Duration doubled = poll.multipliedBy(1L << Math.min(failed - 1, MOST_DOUBLINGS));
    Duration bounded = doubled.compareTo(longest) < 0 ? doubled : longest;
    return bounded.multipliedBy(ThreadLocalRandom.current().nextInt(75, 126)).dividedBy(100);
  }

  /// Returns when nothing is asked or followed any more.
  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
