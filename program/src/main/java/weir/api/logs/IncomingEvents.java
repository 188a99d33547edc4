package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.RejectedLogEventsInfo;
import weir.store.logs.LogBatch;

/// The events of one PutLogEvents: what AWS refuses as a whole, what it leaves out, what is kept.
///
/// @param batch what is kept; null when nothing is
/// @param rejected null when nothing is
record IncomingEvents(@Nullable LogBatch batch, @Nullable RejectedLogEventsInfo rejected) {
  private static final int MOST_EVENTS = 10_000;
  private static final long MOST_BYTES = 1_048_576;
  private static final int BYTES_PER_EVENT = 26;
  private static final Duration NEWEST = Duration.ofHours(2);
  private static final Duration OLDEST = Duration.ofDays(14);
  private static final long LONGEST_SPAN_MILLIS = Duration.ofHours(24).toMillis();

  /// @param retention of the group; null when it keeps events for ever
  /// @throws weir.api.protocol.ApiException when AWS takes none of them
  static IncomingEvents of(List<InputLogEvent> events, Instant now, @Nullable Duration retention) {
    RULES.size("logEvents", events, 1, MOST_EVENTS);
    LogBatch all = read(events);
    long[] times = all.timestamps();
    int count = events.size();
    int tooOld = before(times, count, now.minus(OLDEST));
    int expired = retention == null ? 0 : before(times, count, now.minus(retention));
    int tooNew = before(times, count, now.plus(NEWEST).plusMillis(1));
    int from = Math.max(tooOld, expired);
    if (from < tooNew && times[tooNew - 1] - times[from] > LONGEST_SPAN_MILLIS) {
      throw LogsErrors.invalid(
          "The batch of log events in a single PutLogEvents request cannot span more than 24"
              + " hours.");
    }
    if (from == 0 && tooNew == count) {
      return new IncomingEvents(all, null);
    }
    RejectedLogEventsInfo.Builder rejected = RejectedLogEventsInfo.builder();
    if (tooOld > 0) {
      rejected.tooOldLogEventEndIndex(tooOld);
    }
    if (expired > tooOld) {
      rejected.expiredLogEventEndIndex(expired);
    }
    if (tooNew < count) {
      rejected.tooNewLogEventStartIndex(tooNew);
    }
    return new IncomingEvents(from < tooNew ? part(all, from, tooNew) : null, rejected.build());
  }

  private static LogBatch read(List<InputLogEvent> events) {
    int characters = 0;
    for (int i = 0; i < events.size(); i++) {
      InputLogEvent event = events.get(i);
      String member = "logEvents." + (i + 1) + ".member.";
      RULES.notNegative(
          member + "timestamp", RULES.present(member + "timestamp", event.timestamp()), 0);
      characters =
          Math.addExact(
              characters,
              RULES.text(member + "message", event.message(), 1, Integer.MAX_VALUE).length());
    }
    LogBatch.Builder batch = new LogBatch.Builder(events.size(), characters);
    long bytes = 0;
    long last = 0;
    for (InputLogEvent event : events) {
      long time = event.timestamp();
      if (time < last) {
        throw LogsErrors.invalid(
            "Log events in a single PutLogEvents request must be in chronological order.");
      }
      last = time;
      long length = batch.textBytes();
      batch.add(time, event.message());
      long size = batch.textBytes() - length + BYTES_PER_EVENT;
      if (size > MOST_BYTES) {
        throw LogsErrors.invalid(
            "Log event too large: " + size + " bytes exceeds limit of " + MOST_BYTES);
      }
      bytes += size;
    }
    if (bytes > MOST_BYTES) {
      throw LogsErrors.invalid(
          "Upload too large: " + bytes + " bytes exceeds limit of " + MOST_BYTES);
    }
    return batch.build();
  }

  /// How many events are from before a time.
  private static int before(long[] times, int count, Instant time) {
    long millis = time.toEpochMilli();
    int at = 0;
    while (at < count && times[at] < millis) {
      at++;
    }
    return at;
  }

  private static LogBatch part(LogBatch all, int from, int to) {
    LogBatch.Builder part = new LogBatch.Builder(to - from, 1 << 10);
    for (int i = from; i < to; i++) {
      part.add(
          all.timestamps()[i],
          all.messages().bytes(),
          all.messages().start(i),
          all.messages().length(i));
    }
    return part.build();
  }
}
