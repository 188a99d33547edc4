package weir.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import weir.delivery.EventInput.Event;

class LogEventBatchesTest {
  private static Event event(long timestampMillis, int bytes) {
    return new Event("s", timestampMillis, new byte[bytes]);
  }

  private static List<Integer> sizes(List<Event> events) {
    return LogEventBatches.of(events).stream().map(List::size).toList();
  }

  @Test
  void ordersByTimeAndKeepsTheOrderOfTies() {
    Event late = event(2, 1);
    Event first = event(1, 2);
    Event second = event(1, 3);
    assertEquals(
        List.of(List.of(first, second, late)), LogEventBatches.of(List.of(late, first, second)));
  }

  @Test
  void putsAtMostTenThousandEventsIntoABatch() {
    List<Event> many = new ArrayList<>();
    for (int i = 0; i < 20_001; i++) {
      many.add(event(i, 1));
    }
    assertEquals(List.of(10_000, 10_000, 1), sizes(many));
  }

  @Test
  void countsTwentySixBytesForEachEvent() {
    int half = 1_048_576 / 2 - 26;
    assertEquals(List.of(2), sizes(List.of(event(1, half), event(1, half))));
    assertEquals(List.of(1, 1), sizes(List.of(event(1, half), event(1, half + 1))));
  }

  @Test
  void keepsABatchWithinADay() {
    long day = 86_400_000;
    assertEquals(List.of(2), sizes(List.of(event(0, 1), event(day - 1, 1))));
    assertEquals(List.of(1, 1), sizes(List.of(event(0, 1), event(day, 1))));
  }

  @Test
  void makesNoBatchOfNothing() {
    assertEquals(List.of(), sizes(List.of()));
  }
}
