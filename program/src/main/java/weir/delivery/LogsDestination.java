package weir.delivery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.RejectedLogEventsInfo;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import weir.delivery.DeliveryStatus.Problem;
import weir.delivery.EventInput.Event;

/// A log group of CloudWatch Logs: an event per record, a stream per interface.
///
/// The group and its streams are made when their first records come, with the role's permissions.
/// Every batch bears a sequence token that names it. AWS ignores tokens, and would keep a batch
/// twice that a killed run repeats; Weir's own CloudWatch Logs keeps it once.
final class LogsDestination implements Destination {
  private final LogGroupTarget target;
  private final AwsCredentialsProvider credentials;
  private final CloudWatchLogsClient client;
  private final TakenParts taken = new TakenParts();

  private LogsDestination(
      LogGroupTarget target, AwsCredentialsProvider credentials, CloudWatchLogsClient client) {
    this.target = target;
    this.credentials = credentials;
    this.client = client;
  }

  static LogsDestination open(
      LogGroupTarget target,
      AwsEndpoint endpoint,
      AwsCredentialsProvider credentials,
      InstantSource clock) {
    return new LogsDestination(
        target,
        credentials,
        AwsClients.configure(
                CloudWatchLogsClient.builder(),
                endpoint,
                credentials,
                Region.of(target.region()),
                clock)
            .build());
  }

  @Override
  public long put(String key, Path file) throws Undeliverable {
    AwsClients.requireCredentials(credentials, target.arn());
    Map<String, List<Event>> streams = new TreeMap<>();
    try {
      for (Event event : EventInput.read(file)) {
        streams.computeIfAbsent(event.stream(), _ -> new ArrayList<>()).add(event);
      }
    } catch (IOException e) {
      throw new Undeliverable(
          Problem.UNKNOWN_ERROR, target.arn() + " was not reached: " + e.getMessage(), e);
    }
    taken.begin(key);
    int part = 0;
    for (Map.Entry<String, List<Event>> stream : streams.entrySet()) {
      List<List<Event>> batches = LogEventBatches.of(stream.getValue());
      for (int i = 0; i < batches.size(); i++) {
        if (!taken.has(part)) {
          taken.add(part, put(stream.getKey(), batches.get(i), "weir/" + key + "/" + i));
        }
        part++;
      }
    }
    return taken.refused();
  }

  /// @return how many events the group will never take
  private long put(String stream, List<Event> events, String token) throws Undeliverable {
    PutLogEventsRequest request =
        PutLogEventsRequest.builder()
            .logGroupName(target.group())
            .logStreamName(stream)
            .sequenceToken(token)
            .logEvents(events.stream().map(LogsDestination::input).toList())
            .build();
    try {
      return refused(events.size(), attempt(request));
    } catch (SdkException e) {
      throw AwsClients.undeliverable(target.arn() + " stream " + stream, e);
    }
  }

  private PutLogEventsResponse attempt(PutLogEventsRequest request) {
    try {
      return client.putLogEvents(request);
    } catch (ResourceNotFoundException missing) {
      create(request.logStreamName());
      return client.putLogEvents(request);
    }
  }

  private void create(String stream) {
    try {
      client.createLogGroup(group -> group.logGroupName(target.group()));
    } catch (ResourceAlreadyExistsException there) {
      // Another flow log made it.
    }
    try {
      client.createLogStream(made -> made.logGroupName(target.group()).logStreamName(stream));
    } catch (ResourceAlreadyExistsException there) {
      // Another flow log made it.
    }
  }

  private static InputLogEvent input(Event event) {
    return InputLogEvent.builder()
        .timestamp(event.timestampMillis())
        .message(new String(event.message(), StandardCharsets.UTF_8))
        .build();
  }

  private static long refused(int events, PutLogEventsResponse response) {
    RejectedLogEventsInfo info = response.rejectedLogEventsInfo();
    if (info == null) {
      return 0;
    }
    int from = Math.max(end(info.tooOldLogEventEndIndex()), end(info.expiredLogEventEndIndex()));
    Integer tooNew = info.tooNewLogEventStartIndex();
    int to = tooNew == null ? events : tooNew;
    return (long) events - Math.max(0, to - from);
  }

  private static int end(@Nullable Integer index) {
    return index == null ? 0 : index;
  }

  @Override
  public void close() {
    client.close();
  }
}
