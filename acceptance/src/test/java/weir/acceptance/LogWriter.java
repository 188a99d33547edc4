package weir.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;

/// One client that puts events into a stream of its own until the server is gone, and what it knows
/// of them. Batch `n` holds the events from `n * EVENTS_EACH` on, which say so in their messages.
final class LogWriter {
  private static final int EVENTS_EACH = 50;

  private final String group;
  private final String stream;
  private final boolean isNamed;
  private final AtomicInteger puts = new AtomicInteger();
  private final BitSet acknowledged = new BitSet();
  private final BitSet found = new BitSet();
  private int next;
  private int firstOfRound;
  private long roundBegan;

  /// @param isNamed whether its batches carry a name and are sent until they are acknowledged
  LogWriter(String group, String stream, boolean isNamed) {
    this.group = group;
    this.stream = stream;
    this.isNamed = isNamed;
  }

  String stream() {
    return stream;
  }

  /// Batches that were acknowledged so far; also while it puts.
  int acknowledged() {
    return puts.get();
  }

  /// Sends batches until the server is gone. Of the one that was cut off it says nothing.
  void putUntilItEnds(Served served) {
    firstOfRound = next;
    roundBegan = System.currentTimeMillis() / 1000 * 1000;
    // The SDK's own attempts would say no more than that the server is gone.
    try (CloudWatchLogsClient logs =
        served.client(
            CloudWatchLogsClient.builder()
                .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry())))) {
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
      r.logGroupName(group).logStreamName(stream).logEvents(events);
      if (isNamed) {
        r.sequenceToken("weir/" + stream + "/1/" + (batch + 1));
      }
    });
    acknowledged.set(batch);
    puts.incrementAndGet();
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

  /// Compares what the last round left with what was acknowledged in it.
  void checkRound(Served served) {
    check(served, roundBegan, firstOfRound);
  }

  /// Compares all that is there with all that was acknowledged.
  void checkAll(Served served) {
    BitSet before = (BitSet) found.clone();
    check(served, 0, 0);
    before.andNot(found);
    assertTrue(before.isEmpty(), () -> stream + ": batches that were there once: " + before);
    if (isNamed) {
      int known = acknowledged.cardinality();
      int kept = found.cardinality();
      assertTrue(
          kept == known || kept == known + 1,
          () -> stream + ": " + kept + " batches of " + known + " and the one cut off");
    }
  }

  /// What was cut off may be there or not, but is there as a whole.
  private void check(Served served, long fromMillis, int firstBatch) {
    Map<Integer, Integer> batches = read(served, fromMillis, firstBatch);
    batches.forEach(
        (batch, events) -> assertEquals(EVENTS_EACH, events, stream + ": batch " + batch));
    if (firstBatch == 0) {
      found.clear();
    }
    batches.keySet().forEach(found::set);
    BitSet lost = (BitSet) acknowledged.clone();
    lost.andNot(found);
    assertTrue(lost.isEmpty(), () -> stream + ": acknowledged batches that are lost: " + lost);
  }

  /// How many events of each batch there are, once each and in order.
  private Map<Integer, Integer> read(Served served, long fromMillis, int firstBatch) {
    Map<Integer, Integer> batches = new TreeMap<>();
    int last = -1;
    try (CloudWatchLogsClient logs = served.logs()) {
      String token = null;
      while (true) {
        String from = token;
        GetLogEventsResponse page =
            logs.getLogEvents(r ->
                r.logGroupName(group)
                    .logStreamName(stream)
                    .startTime(fromMillis)
                    .startFromHead(true)
                    .nextToken(from));
        for (OutputLogEvent event : page.events()) {
          int number = Integer.parseInt(event.message().split(" ", -1)[9]);
          assertTrue(number > last, () -> stream + ": event " + number + " comes again or late");
          last = number;
          if (number / EVENTS_EACH >= firstBatch) {
            batches.merge(number / EVENTS_EACH, 1, Integer::sum);
          }
        }
        if (page.nextForwardToken().equals(token)) {
          return batches;
        }
        token = page.nextForwardToken();
      }
    }
  }
}
