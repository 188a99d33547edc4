package weir.query.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
  @Test
  void endsWhatGoesOnForTooLong() throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    try (Deadlines deadlines = new Deadlines("test-deadlines")) {
      deadlines.in(Duration.ofMillis(1), ended::countDown);
      assertTrue(ended.await(20, TimeUnit.SECONDS));
    }
  }

  @Test
  void holdsNothingThatEndedInTime() {
    try (Deadlines deadlines = new Deadlines("test-deadlines")) {
      Deadlines.Deadline hour = deadlines.in(Duration.ofHours(1), () -> {});
      assertEquals(1, deadlines.pending());
      hour.close();
      assertEquals(0, deadlines.pending());
    }
  }
}
