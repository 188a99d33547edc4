package weir.api.logs;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import weir.store.logs.LogGroupEvents;
import weir.store.logs.StreamTimes;
import weir.store.state.StateView;

/// The streams of a group.
final class LogStreams {
  private LogStreams() {}

  /// By ascending name.
  static List<LogStream> of(StateView view, GroupAddress group) {
    return startingWith(view, group, "");
  }

  /// By ascending name.
  static List<LogStream> startingWith(StateView view, GroupAddress group, String prefix) {
    return view.all(
        LogsDocuments.STREAM, group.scope(), LogsDocuments.streamId(group.name(), prefix));
  }

  static boolean exists(StateView view, GroupAddress group, String stream) {
    return find(view, group, stream).isPresent();
  }

  static Optional<LogStream> find(StateView view, GroupAddress group, String stream) {
    return view.find(
        LogsDocuments.STREAM, group.scope(), LogsDocuments.streamId(group.name(), stream));
  }

  static void require(StateView view, GroupAddress group, String stream) {
    if (!exists(view, group, stream)) {
      throw LogsErrors.noStream();
    }
  }

  /// As DescribeLogStreams shows it.
  @SuppressWarnings("deprecation") // AWS still answers storedBytes, always 0
  static LogStream shown(LogStream stream, GroupAddress group, LogGroupEvents events) {
    LogStream.Builder shown =
        stream.toBuilder()
            .arn(group.resource(stream.logStreamName()))
            .storedBytes(0L)
            .uploadSequenceToken(SequenceTokens.of(stream));
    Optional<StreamTimes> times = events.times(stream.logStreamName());
    if (times.isPresent()) {
      shown
          .firstEventTimestamp(times.get().firstEventMillis())
          .lastEventTimestamp(times.get().lastEventMillis())
          .lastIngestionTime(times.get().lastIngestionMillis());
    }
    return shown.build();
  }
}
