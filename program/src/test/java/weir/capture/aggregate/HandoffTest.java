package weir.capture.aggregate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import weir.model.flow.AggregationInterval;
import weir.model.flow.InterfaceWindow;
import weir.model.flow.RecordBatch;

class HandoffTest {
  private static final RecordBatch BATCH = RecordBatch.of(3, Map.of());

  private static InterfaceWindow window(int minute) {
    return new InterfaceWindow("-", AggregationInterval.ONE_MINUTE, minute * 60L);
  }

  @Test
  void passesEverythingOnInOrderBeforeItEnds() {
    List<Long> passed = new ArrayList<>();
    Handoff handoff = new Handoff((window, batch) -> passed.add(window.startSeconds()), 100);
    for (int minute = 0; minute < 50; minute++) {
      assertTrue(handoff.accept(window(minute), BATCH));
    }
    handoff.drain();
    assertEquals(50, passed.size());
    assertEquals(49 * 60L, passed.getLast());
    assertEquals(0, handoff.refusedRecords());
  }

  @Test
  void refusesAndCountsWhatFindsNoRoom() throws InterruptedException {
    CountDownLatch taken = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Handoff handoff =
        new Handoff(
            (window, batch) -> {
              taken.countDown();
              awaitQuietly(go);
              return true;
            },
            1);
    assertTrue(handoff.accept(window(0), BATCH));
    taken.await();
    assertTrue(handoff.accept(window(1), BATCH));
    assertEquals(false, handoff.accept(window(2), BATCH));
    assertEquals(3, handoff.refusedRecords());
    go.countDown();
    handoff.drain();
    assertEquals(3, handoff.refusedRecords());
  }

  @Test
  void goesOnCountingWhenTheSinkFailsAndTellsTheFailure() {
    IllegalStateException broken = new IllegalStateException("the disk is gone");
    Handoff handoff =
        new Handoff(
            (window, batch) -> {
              throw broken;
            },
            10);
    handoff.accept(window(0), BATCH);
    handoff.accept(window(1), BATCH);
    handoff.drain();
    assertEquals(6, handoff.refusedRecords());
    assertSame(broken, handoff.failure().orElseThrow());
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
