package weir.recording;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import weir.model.network.Network;
import weir.model.network.ServiceRanges;

class FollowerTest {
  private final AtomicReference<Network> now = new AtomicReference<>(network());
  private final BlockingQueue<Network> followed = new LinkedBlockingQueue<>();

  private static Network network() {
    return new Network(
        new Network.Parts(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            ServiceRanges.NONE));
  }

  @Test
  void aBurstOfChangesIsFollowedAFewTimes() throws InterruptedException {
    try (Follower follower = Follower.start(now::get, followed::add)) {
      long begin = System.nanoTime();
      while (followed.size() < 4) {
        follower.changed();
        Thread.onSpinWait();
      }
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      assertTrue(took.toMillis() >= 140, took::toString);
    }
  }

  @Test
  void theLastChangeOfABurstIsFollowedToo() throws InterruptedException {
    try (Follower follower = Follower.start(now::get, followed::add)) {
      for (int i = 0; i < 100; i++) {
        now.set(network());
        follower.changed();
      }
      Network seen = network();
      while (seen != now.get()) {
        seen = followed.poll(20, TimeUnit.SECONDS);
      }
      assertSame(now.get(), seen);
    }
  }
}
