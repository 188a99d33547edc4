package weir.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.s3.S3Client;

/// Sealed log events in a bucket of another service.
class ServeLogStorageTest {
  private static final int BATCHES = 10;
  private static final int EVENTS = 900;

  @TempDir private Path folder;

  @Test
  void eventsAreReadFromTheBucketAlsoAfterARestart() throws IOException {
    Map<String, String> credentials =
        Map.of("AWS_ACCESS_KEY_ID", Served.ACCESS_KEY_ID, "AWS_SECRET_ACCESS_KEY", Served.SECRET);
    try (Served bucket = Served.ephemeral();
        S3Client s3 = bucket.s3()) {
      s3.createBucket(request -> request.bucket("weir-logs"));
      Path config =
          Files.writeString(
              folder.resolve("serve.yaml"),
              """
              listen: 127.0.0.1:0
              state: {folder: state}
              endpoints:
                - {name: other, url: "%s"}
              log-storage: {bucket: weir-logs, prefix: events, endpoint: other}
              log-sealing: {journal-bytes: 4000000}
              """
                  .formatted(bucket.endpoint()));
      try (Served served = Served.start(credentials, "--config", config.toString());
          CloudWatchLogsClient logs = served.logs()) {
        logs.createLogGroup(request -> request.logGroupName("g"));
        logs.createLogStream(request -> request.logGroupName("g").logStreamName("s"));
        put(logs);
        Eventually.holds(
            "a segment is in the bucket", Duration.ofSeconds(60), () -> !segments(s3).isEmpty());
        assertEquals(1, found(logs, "first of batch 7 "));
      }
      assertTrue(segments(s3).getFirst().startsWith("events/"), segments(s3)::toString);
      try (Served again = Served.start(credentials, "--config", config.toString());
          CloudWatchLogsClient logs = again.logs()) {
        assertEquals(1, found(logs, "first of batch 7 "));
        assertEquals(1, found(logs, "first of batch " + (BATCHES - 1) + " "));
      }
    }
  }

  /// More than a journal holds before it is sealed.
  private static void put(CloudWatchLogsClient logs) {
    long now = System.currentTimeMillis();
    String padding = "x".repeat(1000);
    for (int batch = 0; batch < BATCHES; batch++) {
      String which = " of batch " + batch + " ";
      List<InputLogEvent> events =
          IntStream.range(0, EVENTS)
              .mapToObj(event ->
                  InputLogEvent.builder()
                      .timestamp(now)
                      .message((event == 0 ? "first" : "another") + which + padding)
                      .build())
              .toList();
      logs.putLogEvents(request -> request.logGroupName("g").logStreamName("s").logEvents(events));
    }
  }

  private static List<String> segments(S3Client s3) {
    return s3.listObjectsV2(request -> request.bucket("weir-logs")).contents().stream()
        .map(object -> object.key())
        .toList();
  }

  private static int found(CloudWatchLogsClient logs, String phrase) {
    return logs.filterLogEvents(
            request -> request.logGroupName("g").filterPattern("\"" + phrase + "\""))
        .events()
        .size();
  }
}
