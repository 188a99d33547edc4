package weir.watch.tail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import weir.query.pattern.FilterPattern;
import weir.store.logs.LogAppend;
import weir.store.logs.LogBatch;
import weir.store.logs.LogGroupId;

class LiveTailsTest {
  private static final LogGroupId GROUP = new LogGroupId("g1");
  private static final String ACCOUNT = "123456789012";

  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private final LiveTails tails = new LiveTails(() -> now);

  private LiveTail tail(String pattern, Set<String> streams, List<String> prefixes) {
    return tails
        .begin(
            ACCOUNT,
            new TailedEvents(
                Map.of(GROUP, "arn:g"), streams, prefixes, FilterPattern.parse(pattern)))
        .orElseThrow();
  }

  private void append(LogGroupId group, String stream, String... messages) {
    LogBatch.Builder batch = new LogBatch.Builder(messages.length, 0);
    for (String message : messages) {
      batch.add(1000, message);
    }
    tails.appended(group, stream, batch.build(), new LogAppend(0, messages.length), 2000);
  }

  private static List<String> messages(TailUpdate update) {
    return update.events().stream().map(TailedEvent::message).toList();
  }

  @Test
  void tellsWhatMatchesOnce() {
    LiveTail tail = tail("REJECT", Set.of(), List.of());
    append(GROUP, "a", "one ACCEPT", "two REJECT");
    append(new LogGroupId("g2"), "a", "of another group REJECT");
    TailUpdate update = tail.update();
    assertEquals(List.of(new TailedEvent("arn:g", "a", "two REJECT", 1000, 2000)), update.events());
    assertFalse(update.sampled());
    assertEquals(List.of(), tail.update().events());
  }

  @Test
  void tellsOfStreamsByNameAndByWhatNamesBeginWith() {
    LiveTail named = tail("", Set.of("a"), List.of());
    LiveTail prefixed = tail("", Set.of(), List.of("b", "c"));
    append(GROUP, "a", "of a");
    append(GROUP, "ab", "of ab");
    append(GROUP, "ba", "of ba");
    assertEquals(List.of("of a"), messages(named.update()));
    assertEquals(List.of("of ba"), messages(prefixed.update()));
  }

  @Test
  void saysWhenMoreMatchedThanAnUpdateMayHave() {
    LiveTail tail = tail("", Set.of(), List.of());
    String[] messages = new String[LiveTail.MOST_EVENTS];
    java.util.Arrays.setAll(messages, i -> "m" + i);
    append(GROUP, "a", messages);
    TailUpdate whole = tail.update();
    assertEquals(500, whole.events().size());
    assertFalse(whole.sampled());
    append(GROUP, "a", messages);
    append(GROUP, "a", "one more");
    TailUpdate sampled = tail.update();
    assertEquals(500, sampled.events().size());
    assertTrue(sampled.sampled());
    assertFalse(tail.update().sampled());
  }

  @Test
  void leavesOutWhatFindsNoRoomAndSaysSo() {
    LiveTail tail = tail("", Set.of(), List.of());
    String large = "x".repeat(6 << 20);
    append(GROUP, "a", large);
    append(GROUP, "a", large);
    TailUpdate update = tail.update();
    assertEquals(1, update.events().size());
    assertTrue(update.sampled());
    append(GROUP, "a", "small");
    assertEquals(List.of("small"), messages(tail.update()));
  }

  @Test
  void refusesTheSixteenthSessionOfAnAccountUntilOneEnds() {
    List<LiveTail> sessions = new ArrayList<>();
    for (int i = 0; i < LiveTails.MOST_SESSIONS; i++) {
      sessions.add(tail("", Set.of(), List.of()));
    }
    TailedEvents wanted = new TailedEvents(Map.of(), Set.of(), List.of(), FilterPattern.parse(""));
    assertTrue(tails.begin(ACCOUNT, wanted).isEmpty());
    assertTrue(tails.begin("210987654321", wanted).isPresent());
    sessions.getFirst().close();
    assertTrue(tails.begin(ACCOUNT, wanted).isPresent());
    now = now.plus(LiveTails.LONGEST);
    assertTrue(sessions.getLast().isOver());
    assertTrue(tails.begin(ACCOUNT, wanted).isPresent());
  }

  @Test
  void aSessionEndsWhenTheServiceDoes() throws InterruptedException {
    LiveTail tail = tail("", Set.of(), List.of());
    List<Boolean> went = new ArrayList<>();
    Thread waiting = Thread.startVirtualThread(() -> went.add(tail.pause(Duration.ofHours(1))));
    tails.close();
    waiting.join();
    assertEquals(List.of(false), went);
  }
}
