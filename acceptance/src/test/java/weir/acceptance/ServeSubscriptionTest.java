package weir.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A log group's subscription to a delivery stream, whose endpoint is a real one.
class ServeSubscriptionTest {
  private static final Pattern NUMBER = Pattern.compile("\"message\":\"event (\\d+) REJECT\"");

  /// A group, and a stream that its subscription may write to.
  private static final String SET_UP =
      """
      logs, iam, s3 = client("logs"), client("iam"), client("s3")
      # Debian's botocore is older than intervals below a minute.
      firehose = boto3.client("firehose", endpoint_url=os.environ["AWS_ENDPOINT_URL"],
          config=Config(parameter_validation=False))
      def role(name, service, action):
          trust = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
              "Principal": {"Service": service}, "Action": "sts:AssumeRole"}]}
          may = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
              "Action": action, "Resource": "*"}]}
          arn = iam.create_role(RoleName=name,
              AssumeRolePolicyDocument=json.dumps(trust))["Role"]["Arn"]
          iam.put_role_policy(RoleName=name, PolicyName="may", PolicyDocument=json.dumps(may))
          return arn
      s3.create_bucket(Bucket="backup")
      delivers = role("delivers", "firehose.amazonaws.com", "s3:*")
      arn = firehose.create_delivery_stream(DeliveryStreamName="events",
          HttpEndpointDestinationConfiguration={
              "EndpointConfiguration": {"Url": sys.argv[1], "Name": "sink"},
              "BufferingHints": {"SizeInMBs": 1, "IntervalInSeconds": 0},
              "RoleARN": delivers, "S3BackupMode": "FailedDataOnly",
              "S3Configuration": {"RoleARN": delivers, "BucketARN": "arn:aws:s3:::backup"},
          })["DeliveryStreamARN"]
      logs.create_log_group(logGroupName="/vpc/flow")
      logs.create_log_stream(logGroupName="/vpc/flow", logStreamName="eni-1-all")
      writes = role("writes", "logs.us-east-1.amazonaws.com", "firehose:PutRecordBatch")
      logs.put_subscription_filter(logGroupName="/vpc/flow", filterName="rejects",
          filterPattern="REJECT", destinationArn=arn, roleArn=writes)
      """;

  /// Puts numbered events until the service is gone; prints the last number that was acknowledged.
  private static final String WRITE =
      """
      import time
      from botocore.exceptions import BotoCoreError
      logs = client("logs")
      acknowledged = int(sys.argv[1])
      try:
          while True:
              first = acknowledged + 1
              now = int(time.time() * 1000)
              logs.put_log_events(logGroupName="/vpc/flow", logStreamName="eni-1-all", logEvents=[
                  {"timestamp": now, "message": f"event {number} REJECT"}
                  for number in range(first, first + 50)])
              acknowledged += 50
      except BotoCoreError:
          print(acknowledged)
      """;

  @TempDir private Path folder;

  @Test
  void bringsWhatMatchesToAnEndpoint() throws Exception {
    try (EventSink sink = new EventSink();
        Served served = Served.ephemeral()) {
      String ids =
          served.boto3(
              SET_UP
                  + """
                  import time
                  now = int(time.time() * 1000)
                  logs.put_log_events(logGroupName="/vpc/flow", logStreamName="eni-1-all", logEvents=[
                      {"timestamp": now, "message": "event 1 REJECT"},
                      {"timestamp": now, "message": "event 2 ACCEPT"},
                      {"timestamp": now + 1, "message": "event 3 REJECT"}])
                  print(*[event["eventId"] for event in logs.filter_log_events(
                      logGroupName="/vpc/flow", filterPattern="REJECT")["events"]])
                  """,
              sink.url());
      Eventually.holds(
          "both events are delivered",
          Duration.ofSeconds(30),
          () -> numbers(sink).equals(Set.of(1, 3)));
      assertTrue(sink.envelopes().getFirst().contains("\"CONTROL_MESSAGE\""));
      String data = sink.envelopes().get(1);
      assertTrue(
          data.startsWith(
              "{\"messageType\":\"DATA_MESSAGE\",\"owner\":\"123456789012\",\"logGroup\":\"/vpc/flow\","
                  + "\"logStream\":\"eni-1-all\",\"subscriptionFilters\":[\"rejects\"],\"logEvents\":["),
          data);
      for (String id : ids.split(" ")) {
        assertTrue(data.contains("\"id\":\"" + id + "\""), data);
      }
    }
  }

  @Test
  void nothingThatWasTakenIsLeftOutWhenTheServiceIsKilled() throws Exception {
    int rounds = Integer.getInteger("weir.kill.rounds", Boolean.getBoolean("weir.long") ? 200 : 3);
    long seed = new Random().nextLong();
    System.out.println("seed " + seed + ", " + rounds + " rounds");
    Random random = new Random(seed);
    Path state = folder.resolve("state");
    try (EventSink sink = new EventSink()) {
      try (Served served = Served.in(state)) {
        served.boto3(SET_UP, sink.url());
      }
      int acknowledged = 0;
      Set<Integer> due = new TreeSet<>();
      for (int round = 0; round < rounds; round++) {
        try (Served served = Served.in(state)) {
          int from = acknowledged;
          CompletableFuture<String> writer =
              CompletableFuture.supplyAsync(() -> served.boto3(WRITE, Integer.toString(from)));
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1200 + random.nextInt(1000)));
          served.kill();
          int last = Integer.parseInt(writer.get(60, TimeUnit.SECONDS));
          for (int number = from + 1; number <= last; number++) {
            due.add(number);
          }
          // What was under way may be there or not.
          acknowledged = last + 50;
        }
      }
      assertTrue(due.size() > rounds, "events were acknowledged");
      try (Served served = Served.in(state)) {
        Eventually.holds(
            "all of " + due.size() + " events are delivered",
            Duration.ofSeconds(60),
            () -> numbers(sink).containsAll(due));
        assertEquals(200, served.page("health").statusCode());
      }
      System.out.println(due.size() + " events were acknowledged and delivered");
    }
  }

  private static Set<Integer> numbers(EventSink sink) {
    return sink.envelopes().stream()
        .flatMap(envelope -> NUMBER.matcher(envelope).results())
        .map((MatchResult found) -> Integer.parseInt(found.group(1)))
        .collect(Collectors.toSet());
  }
}
