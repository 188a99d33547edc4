package weir.api.logs;

import java.io.IOException;
import java.time.Duration;
import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionMetadata;
import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionStart;
import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionUpdate;
import weir.api.protocol.EventStream;
import weir.api.protocol.EventStreamOutput;
import weir.watch.tail.LiveTail;
import weir.watch.tail.TailUpdate;
import weir.watch.tail.TailedEvent;

/// What a Live Tail session tells its client: that it has begun, an update a second, and why it
/// ends.
record LiveTailStream(LiveTail tail, LiveTailSessionStart start) implements EventStream {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  @Override
  public void tell(EventStreamOutput out) throws IOException {
    out.event("sessionStart", start);
    while (tail.pause(PAUSE)) {
      out.event("sessionUpdate", shown(tail.update()));
      if (tail.isOver()) {
        out.exception(
            "SessionTimeoutException", "The session has gone on for three hours, the longest.");
        return;
      }
    }
    out.exception("SessionStreamingException", "The service stops; begin another session.");
  }

  @Override
  public void close() {
    tail.close();
  }

  private static LiveTailSessionUpdate shown(TailUpdate update) {
    return LiveTailSessionUpdate.builder()
        .sessionMetadata(LiveTailSessionMetadata.builder().sampled(update.sampled()).build())
        .sessionResults(update.events().stream().map(LiveTailStream::shown).toList())
        .build();
  }

  private static LiveTailSessionLogEvent shown(TailedEvent event) {
    return LiveTailSessionLogEvent.builder()
        .logGroupIdentifier(event.group())
        .logStreamName(event.stream())
        .message(event.message())
        .timestamp(event.timestampMillis())
        .ingestionTime(event.ingestedMillis())
        .build();
  }
}
