package weir.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ExportTask;
import software.amazon.awssdk.services.cloudwatchlogs.model.ExportTaskStatusCode;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Exports of log groups as a client sees them, and what they leave in a bucket.
@Timeout(60)
class LogExportsTest {
  private static final String ACL =
      """
      {"Effect": "Allow", "Principal": {"Service": "logs.us-east-1.amazonaws.com"},
       "Action": "s3:GetBucketAcl", "Resource": "arn:aws:s3:::exports",
       "Condition": {"StringEquals": {"aws:SourceAccount": "123456789012"}}}\
      """;
  private static final String PUT =
      """
      {"Effect": "Allow", "Principal": {"Service": "logs.us-east-1.amazonaws.com"},
       "Action": "s3:PutObject", "Resource": "arn:aws:s3:::exports/*",
       "Condition": {"StringEquals": {"s3:x-amz-acl": "bucket-owner-full-control"},
         "ArnLike": {"aws:SourceArn": "arn:aws:logs:us-east-1:123456789012:log-group:*"}}}\
      """;

  private final Fitting fitting = new Fitting(null);
  private final LogClients clients = new LogClients(fitting);
  private long now;

  @BeforeEach
  void group() {
    clients.group("/g", "a/b", "c");
    now = fitting.now.get().toEpochMilli();
    put("a/b", now - 2000, "too old");
    put("a/b", now - 1000, "first", "second");
    put("c", now, "of c");
    put("c", now + 1, "too new");
    clients.s3.createBucket(request -> request.bucket("exports"));
  }

  @AfterEach
  void end() {
    clients.close();
    fitting.close();
  }

  private void put(String stream, long time, String... messages) {
    clients.logs.putLogEvents(request ->
        request
            .logGroupName("/g")
            .logStreamName(stream)
            .logEvents(
                List.of(messages).stream()
                    .map(
                        message -> InputLogEvent.builder().timestamp(time).message(message).build())
                    .toList()));
  }

  private void policy(String... statements) {
    clients.s3.putBucketPolicy(request ->
        request
            .bucket("exports")
            .policy(
                "{\"Version\": \"2012-10-17\", \"Statement\": ["
                    + String.join(", ", statements)
                    + "]}"));
  }

  private String export(String bucket) {
    return clients
        .logs
        .createExportTask(request ->
            request
                .taskName("t")
                .logGroupName("/g")
                .from(now - 1000)
                .to(now)
                .destination(bucket)
                .destinationPrefix("p/q"))
        .taskId();
  }

  /// Waits for the task's end.
  private ExportTask ended(String id) {
    while (true) {
      ExportTask task =
          clients.logs.describeExportTasks(request -> request.taskId(id)).exportTasks().getFirst();
      if (task.executionInfo().completionTime() != null) {
        return task;
      }
    }
  }

  private static void refused(String sentence, Executable deed) {
    CloudWatchLogsException refused = assertThrows(CloudWatchLogsException.class, deed);
    assertEquals("InvalidParameterException", refused.awsErrorDetails().errorCode());
    assertEquals(sentence, refused.awsErrorDetails().errorMessage());
  }

  @Test
  void writesAFileOfLinesPerStream() {
    policy(ACL, PUT);
    String id = export("exports");
    ExportTask task = ended(id);
    assertEquals(ExportTaskStatusCode.COMPLETED, task.status().code());
    assertEquals("Completed successfully", task.status().message());
    assertEquals("/g", task.logGroupName());
    assertEquals(
        Set.of(
            "p/q/" + id + "/a-b/000000.gz",
            "p/q/" + id + "/c/000000.gz",
            "p/q/aws-logs-write-test"),
        clients.s3.listObjectsV2(request -> request.bucket("exports")).contents().stream()
            .map(S3Object::key)
            .collect(Collectors.toSet()));
    String time = Instant.ofEpochMilli(now - 1000).toString();
    String[] lines = text("p/q/" + id + "/a-b/000000.gz").split("\n");
    assertEquals(2, lines.length);
    assertTrue(lines[0].matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z first"));
    assertEquals(time.substring(0, 19), lines[1].substring(0, 19));
    assertTrue(text("p/q/" + id + "/c/000000.gz").endsWith("Z of c\n"));
    assertFalse(text("p/q/" + id + "/c/000000.gz").contains("too new"));
  }

  private String text(String key) {
    byte[] object =
        clients.s3.getObjectAsBytes(request -> request.bucket("exports").key(key)).asByteArray();
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(object))) {
      return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void asksTheBucketsPolicyBeforeItBegins() {
    refused(
        "The given bucket does not exist. Please make sure the bucket is valid.",
        () -> export("nowhere"));
    refused(
        "GetBucketAcl call on the given bucket failed. Please check if CloudWatch Logs has been"
            + " granted permission to perform this operation.",
        () -> export("exports"));
    policy(ACL);
    refused(
        "PutObject call on the given bucket failed. Please check if CloudWatch Logs has been"
            + " granted permission to perform this operation.",
        () -> export("exports"));
    assertEquals(List.of(), clients.logs.describeExportTasks().exportTasks());
  }

  @Test
  void refusesToCancelWhatHasEnded() {
    policy(ACL, PUT);
    String id = export("exports");
    ended(id);
    CloudWatchLogsException refused =
        assertThrows(
            CloudWatchLogsException.class,
            () -> clients.logs.cancelExportTask(request -> request.taskId(id)));
    assertEquals("InvalidOperationException", refused.awsErrorDetails().errorCode());
  }
}
