package weir.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;

/// `weir serve` killed at random moments while log events arrive: what it acknowledged is there
/// afterwards, in order; from a producer that names its batches, once, although it sends again what
/// was cut off.
class ServeLogsKillTest {
  private static final String GROUP = "/kept";
  private static final int EVENTS_EACH = 50;

  @TempDir private Path folder;

  @Test
  void everyAcknowledgedEventIsThereOnceAndInOrder() throws InterruptedException {
    int rounds = Integer.getInteger("weir.kill.rounds", Boolean.getBoolean("weir.long") ? 200 : 3);
    long seed = Long.getLong("weir.seed", System.nanoTime());
    System.out.println("seed " + seed + ", " + rounds + " rounds");
    Random random = new Random(seed);
    Path state = folder.resolve("state");
    List<Writer> writers =
        List.of(
            new Writer("plain-0", false),
            new Writer("plain-1", false),
            new Writer("named-0", true),
            new Writer("named-1", true));
    try (Served served = Served.in(state);
        CloudWatchLogsClient logs = served.logs()) {
      logs.createLogGroup(r -> r.logGroupName(GROUP));
      writers.forEach(
          writer -> logs.createLogStream(r -> r.logGroupName(GROUP).logStreamName(writer.stream)));
    }
    for (int round = 0; round < rounds; round++) {
      try (Served served = Served.in(state)) {
        writers.forEach(writer -> writer.check(served));
        ExecutorService all = Executors.newFixedThreadPool(writers.size());
        writers.forEach(writer -> all.execute(() -> writer.putUntilItEnds(served)));
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200 + random.nextInt(1000)));
        served.kill();
        all.shutdown();
        assertTrue(all.awaitTermination(60, TimeUnit.SECONDS));
      }
    }
    try (Served served = Served.in(state)) {
      writers.forEach(writer -> writer.check(served));
    }
    for (Writer writer : writers) {
      System.out.println(writer.acknowledged.cardinality() + " batches of " + writer.stream);
      assertTrue(writer.acknowledged.cardinality() > rounds, writer.stream + " was written to");
    }
  }

  /// One client with a stream of its own, and what it knows of it. Batch `n` holds the events from
  /// `n * EVENTS_EACH` on, which say so in their messages.
  private static final class Writer {
    private final String stream;
    private final boolean isNamed;
    private final BitSet acknowledged = new BitSet();
    private int next;

    /// @param isNamed whether its batches carry a name and are sent until they are acknowledged
    Writer(String stream, boolean isNamed) {
      this.stream = stream;
      this.isNamed = isNamed;
    }

    /// Sends batches until the server is gone. Of the one that was cut off it says nothing.
    void putUntilItEnds(Served served) {
      try (CloudWatchLogsClient logs = served.logs()) {
        while (true) {
          put(logs, next);
          next++;
        }
      } catch (SdkException killed) {
        if (!isNamed) {
          next++;
        }
      }
    }

    private void put(CloudWatchLogsClient logs, int batch) {
      List<InputLogEvent> events = new ArrayList<>();
      long second = System.currentTimeMillis() / 1000;
      for (int i = 0; i < EVENTS_EACH; i++) {
        String message = message(batch * EVENTS_EACH + i, second);
        events.add(InputLogEvent.builder().timestamp(1000 * second).message(message).build());
      }
      logs.putLogEvents(r -> {
        r.logGroupName(GROUP).logStreamName(stream).logEvents(events);
        if (isNamed) {
          r.sequenceToken("weir/" + stream + "/1/" + (batch + 1));
        }
      });
      acknowledged.set(batch);
    }

    /// A flow record whose number of bytes is the event's number.
    private static String message(int number, long second) {
      return "2 123456789012 eni-0123456789abcdef0 10.0.1.5 10.0.0.220 443 49152 6 10 "
          + number
          + ' '
          + second
          + ' '
          + (second + 10)
          + " ACCEPT OK";
    }

    /// Compares what is there with what was acknowledged. What was cut off may be there or not, but
    /// is there as a whole.
    void check(Served served) {
      Map<Integer, Integer> found = new TreeMap<>();
      int last = -1;
      try (CloudWatchLogsClient logs = served.logs()) {
        String token = null;
        while (true) {
          String from = token;
          GetLogEventsResponse page =
              logs.getLogEvents(r ->
                  r.logGroupName(GROUP).logStreamName(stream).startFromHead(true).nextToken(from));
          for (OutputLogEvent event : page.events()) {
            int number = Integer.parseInt(event.message().split(" ", -1)[9]);
            assertTrue(number > last, () -> stream + ": event " + number + " comes again or late");
            last = number;
            found.merge(number / EVENTS_EACH, 1, Integer::sum);
          }
          if (page.nextForwardToken().equals(token)) {
            break;
          }
          token = page.nextForwardToken();
        }
      }
      found.forEach(
          (batch, events) -> assertEquals(EVENTS_EACH, events, stream + ": batch " + batch));
      IntPredicate isMissing = batch -> !found.containsKey(batch);
      assertEquals(
          List.of(),
          acknowledged.stream().filter(isMissing).boxed().toList(),
          stream + ": acknowledged batches that are lost");
      if (isNamed) {
        int known = acknowledged.cardinality();
        int kept = found.size();
        assertTrue(
            kept == known || kept == known + 1,
            () -> stream + ": " + kept + " batches of " + known + " and the one cut off");
      }
    }
  }
}
