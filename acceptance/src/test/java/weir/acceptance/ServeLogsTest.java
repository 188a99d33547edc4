package weir.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;

/// The hands-on lab of a flow-logs course with CloudWatch Logs as the destination: a role, a flow
/// log, traffic, and its records as log events.
class ServeLogsTest {
  private static final String GROUP = "/lab/flow-logs";
  private static final long START_MILLIS = System.currentTimeMillis() - 3_600_000;

  private static final String TRUST =
      """
      {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
        "Principal": {"Service": "vpc-flow-logs.amazonaws.com"}, "Action": "sts:AssumeRole",
        "Condition": {"StringEquals": {"aws:SourceAccount": "123456789012"}}}]}
      """;

  private static final String MAY_DELIVER =
      """
      {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Resource": "*",
        "Action": ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents",
                   "logs:DescribeLogGroups", "logs:DescribeLogStreams"]}]}
      """;

  @TempDir private Path folder;
  private Cable cable;
  private Served served;
  private String vpc;
  private String networkInterface;
  private String role;

  @BeforeEach
  void begin() {
    cable = new Cable();
    served = Served.in(folder.resolve("state"));
    vpc = served.value("ec2", "create-vpc", "--cidr-block", "10.0.0.0/16", "--query", "Vpc.VpcId");
    networkInterface =
        served.boto3(
            """
            ec2 = client("ec2")
            subnet = ec2.create_subnet(VpcId=sys.argv[1], CidrBlock="10.0.1.0/24")["Subnet"]
            group = ec2.create_security_group(
                GroupName="web", Description="datagrams", VpcId=sys.argv[1])["GroupId"]
            ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[
                {"IpProtocol": "udp", "FromPort": 9, "ToPort": 9,
                 "IpRanges": [{"CidrIp": "203.0.113.0/24"}]}])
            print(ec2.create_network_interface(
                SubnetId=subnet["SubnetId"], Groups=[group],
                PrivateIpAddress="10.0.1.50")["NetworkInterface"]["NetworkInterfaceId"])
            """,
            vpc);
    role =
        served.value(
            "iam",
            "create-role",
            "--role-name",
            "flow-logs",
            "--assume-role-policy-document",
            TRUST,
            "--query",
            "Role.Arn");
  }

  @AfterEach
  void end() {
    served.close();
    cable.close();
  }

  private void allow(String policy) {
    served
        .aws(
            "iam",
            "put-role-policy",
            "--role-name",
            "flow-logs",
            "--policy-name",
            "deliver",
            "--policy-document",
            policy)
        .orFail();
  }

  private String flowLog() {
    return served.value(
        "ec2",
        "create-flow-logs",
        "--resource-type",
        "VPC",
        "--resource-ids",
        vpc,
        "--traffic-type",
        "ALL",
        "--log-group-name",
        GROUP,
        "--deliver-logs-permission-arn",
        role,
        "--max-aggregation-interval",
        "60",
        "--query",
        "FlowLogIds[0]");
  }

  private void record(String flowLog) {
    served
        .aws(
            "ec2",
            "create-tags",
            "--resources",
            networkInterface,
            "--tags",
            "Key=weir:attachment,Value=netns/" + cable.machine() + ":eth0")
        .orFail();
    awaitRecording(flowLog);
  }

  private void awaitRecording(String flowLog) {
    served.awaitMetric("weir_flow_log_delivers{flow_log=\"" + flowLog + "\"} 1.0");
  }

  /// Ends the windows that are open: what a service records it delivers before it stops.
  private void restart() {
    assertEquals(0, served.stop().exitCode());
    served = Served.in(folder.resolve("state"));
  }

  private void awaitStatus(String flowLog, String expected) {
    Eventually.holds(
        flowLog + " is " + expected,
        Duration.ofSeconds(60),
        () ->
            served
                .value(
                    "ec2",
                    "describe-flow-logs",
                    "--flow-log-ids",
                    flowLog,
                    "--query",
                    "FlowLogs[].[DeliverLogsStatus,DeliverLogsErrorMessage]")
                .equals(expected));
  }

  private List<String> filtered(String pattern) {
    return served
        .aws(
            "logs",
            "filter-log-events",
            "--log-group-name",
            GROUP,
            "--filter-pattern",
            pattern,
            "--query",
            "events[].[message]",
            "--output",
            "text")
        .orFail()
        .lines();
  }

  @Test
  void recordsOfAnAttachedInterfaceBecomeEventsOfItsStream() {
    allow(MAY_DELIVER);
    String flowLog = flowLog();
    record(flowLog);
    cable.send("203.0.113.9", 41_001, 10);
    cable.send("192.0.2.7", 41_002, 10);
    restart();

    List<String> rejected =
        filtered(
            "[version, account, eni, source, destination, srcport, destport=\"9\", protocol=\"17\","
                + " packets, bytes, start, end, action=\"REJECT\", status]");
    assertEquals(1, rejected.size(), rejected::toString);
    assertTrue(rejected.getFirst().contains(" 192.0.2.7 10.0.1.50 41002 9 17 1 "));
    assertEquals(1, filtered("ACCEPT").size());
    String tail = served.aws("logs", "tail", GROUP, "--since", "1h").orFail().out();
    assertTrue(tail.contains(networkInterface + "-all 2 "), tail);
    assertTrue(tail.contains("203.0.113.9 10.0.1.50 41001 9 17 1 "), tail);
    assertEquals(
        "True",
        served.boto3(
            """
            events = client("logs").get_log_events(
                logGroupName=sys.argv[1], logStreamName=sys.argv[2], startFromHead=True)["events"]
            print(len(events) >= 2 and all(
                int(e["message"].split()[10]) * 1000 == e["timestamp"] < e["ingestionTime"]
                for e in events))
            """,
            GROUP,
            networkInterface + "-all"));
    awaitStatus(flowLog, "SUCCESS\tNone");

    served
        .aws("logs", "put-retention-policy", "--log-group-name", GROUP, "--retention-in-days", "7")
        .orFail();
    try (CloudWatchLogsClient logs = served.logs()) {
      LogGroup group =
          logs.describeLogGroups(r -> r.logGroupNamePrefix("/lab/")).logGroups().getFirst();
      assertEquals(7, group.retentionInDays());
      assertTrue(group.storedBytes() > 0);
      logs.deleteLogGroup(r -> r.logGroupName(GROUP));
      awaitRecording(flowLog);
      cable.send("203.0.113.9", 41_003, 10);
    }
    restart();
    try (CloudWatchLogsClient logs = served.logs()) {
      List<FilteredLogEvent> again = logs.filterLogEvents(r -> r.logGroupName(GROUP)).events();
      assertTrue(again.stream().anyMatch(event -> event.message().contains(" 41003 9 17 ")));
      assertTrue(again.stream().noneMatch(event -> event.message().contains(" 41001 ")));
      assertEquals(null, logs.describeLogGroups().logGroups().getFirst().retentionInDays());
    }
  }

  /// A policy on the bare ARN of the group does not reach its streams: AWS says `Access error`.
  @Test
  void aRoleThatMayNotDeliverFailsTheFlowLogUntilItMay() {
    allow(
        """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "logs:*",
          "Resource": "arn:aws:logs:us-east-1:123456789012:log-group:/lab/flow-logs"}]}
        """);
    String flowLog = flowLog();
    record(flowLog);
    cable.send("203.0.113.9", 41_001, 10);
    restart();
    awaitStatus(flowLog, "FAILED\tAccess error");
    assertEquals("0", served.value("logs", "describe-log-groups", "--query", "length(logGroups)"));

    allow(
        """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "logs:*",
          "Resource": "arn:aws:logs:us-east-1:123456789012:log-group:/lab/flow-logs:*"}]}
        """);
    awaitStatus(flowLog, "SUCCESS\tNone");
    assertEquals(1, filtered("41001").size());
  }

  /// Batches are sent by several threads while the service is killed; one that was not acknowledged
  /// is sent again with its token, as Weir's own delivery does.
  @Test
  void acknowledgedEventsSurviveKillsOnceEach() throws Exception {
    served.aws("logs", "create-log-group", "--log-group-name", "kills").orFail();
    for (int producer = 0; producer < 3; producer++) {
      served
          .aws(
              "logs",
              "create-log-stream",
              "--log-group-name",
              "kills",
              "--log-stream-name",
              "s" + producer)
          .orFail();
    }
    AtomicIntegerArray next = new AtomicIntegerArray(3);
    for (int round = 0; round < 6; round++) {
      try (CloudWatchLogsClient logs = served.logs()) {
        List<Thread> threads = new ArrayList<>();
        for (int producer = 0; producer < 3; producer++) {
          int number = producer;
          threads.add(Thread.ofVirtual().start(() -> send(logs, number, next)));
        }
        int enough = sent(next) + 40;
        Eventually.holds("40 batches more", Duration.ofSeconds(30), () -> sent(next) >= enough);
        served.kill();
        for (Thread thread : threads) {
          thread.join();
        }
      }
      served = Served.in(folder.resolve("state"));
    }
    try (CloudWatchLogsClient logs = served.logs()) {
      for (int producer = 0; producer < 3; producer++) {
        String stream = "s" + producer;
        int last = next.get(producer);
        put(logs, producer, last);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i <= last; i++) {
          expected.add("event " + i);
        }
        List<String> messages =
            logs
                .filterLogEventsPaginator(r -> r.logGroupName("kills").logStreamNames(stream))
                .events()
                .stream()
                .map(FilteredLogEvent::message)
                .toList();
        assertEquals(expected, messages);
      }
    }
  }

  private static int sent(AtomicIntegerArray next) {
    return next.get(0) + next.get(1) + next.get(2);
  }

  private static void send(CloudWatchLogsClient logs, int producer, AtomicIntegerArray next) {
    while (true) {
      try {
        put(logs, producer, next.get(producer));
      } catch (SdkException gone) {
        return;
      }
      next.incrementAndGet(producer);
    }
  }

  private static void put(CloudWatchLogsClient logs, int producer, int number) {
    InputLogEvent event =
        InputLogEvent.builder().timestamp(START_MILLIS + number).message("event " + number).build();
    logs.putLogEvents(r ->
        r.logGroupName("kills")
            .logStreamName("s" + producer)
            .sequenceToken("weir/producer-" + producer + "/" + number + "/0")
            .logEvents(event));
  }
}
