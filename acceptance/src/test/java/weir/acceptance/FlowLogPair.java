package weir.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Two flow logs of one network interface on a [Cable]: one into a log group, one into a bucket.
/// Every port sends one datagram, so it has one record or, cut off by a kill, none.
final class FlowLogPair {
  private static final String BUCKET = "flow-records";
  private static final int FIRST_PORT = 10_000;
  private static final int PORTS = 100;
  private static final long LATELY_MILLIS = 300_000;

  private final Cable cable;
  private final String group;
  private final Set<String> seen = new HashSet<>();

  private FlowLogPair(Cable cable, String group) {
    this.cable = cable;
    this.group = group;
  }

  /// Makes them, with all that they need, and attaches the machine.
  static FlowLogPair make(Served served, Cable cable, String group) {
    served.boto3(
        """
        group, machine, bucket = sys.argv[1:4]
        ec2, iam = client("ec2"), client("iam")
        vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        subnet = ec2.create_subnet(VpcId=vpc, CidrBlock="10.0.1.0/24")["Subnet"]["SubnetId"]
        allowed = ec2.create_security_group(
            GroupName="web", Description="datagrams", VpcId=vpc)["GroupId"]
        ec2.authorize_security_group_ingress(GroupId=allowed, IpPermissions=[
            {"IpProtocol": "udp", "FromPort": 9, "ToPort": 9,
             "IpRanges": [{"CidrIp": "203.0.113.0/24"}]}])
        interface = ec2.create_network_interface(
            SubnetId=subnet, Groups=[allowed],
            PrivateIpAddress="10.0.1.50")["NetworkInterface"]["NetworkInterfaceId"]
        role = iam.create_role(RoleName="flow-logs", AssumeRolePolicyDocument=json.dumps(
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
             "Principal": {"Service": "vpc-flow-logs.amazonaws.com"},
             "Action": "sts:AssumeRole"}]}))["Role"]["Arn"]
        iam.put_role_policy(
            RoleName="flow-logs", PolicyName="deliver", PolicyDocument=json.dumps(
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Resource": "*",
                 "Action": ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents",
                            "logs:DescribeLogGroups", "logs:DescribeLogStreams"]}]}))
        client("s3").create_bucket(Bucket=bucket)
        common = dict(ResourceType="VPC", ResourceIds=[vpc], TrafficType="ALL",
                      MaxAggregationInterval=60)
        for answer in [
                ec2.create_flow_logs(
                    LogGroupName=group, DeliverLogsPermissionArn=role, **common),
                ec2.create_flow_logs(
                    LogDestinationType="s3", LogDestination="arn:aws:s3:::" + bucket, **common)]:
            assert not answer["Unsuccessful"], answer
        ec2.create_tags(Resources=[interface], Tags=[
            {"Key": "weir:attachment", "Value": "netns/" + machine + ":eth0"}])
        """,
        group,
        cable.machine(),
        BUCKET);
    return new FlowLogPair(cable, group);
  }

  /// Waits until the machine is captured.
  static void awaitCapture(Served served) {
    Eventually.holds(
        "the machine is captured",
        Duration.ofSeconds(30),
        () ->
            served
                .page("metrics")
                .body()
                .lines()
                .anyMatch(
                    line -> line.startsWith("weir_interface_captured{") && line.endsWith(" 1.0")));
  }

  /// Makes traffic: a datagram from each of the round's ports.
  void send(int round) {
    cable.sendFromEach("203.0.113.9", FIRST_PORT + PORTS * round, PORTS);
  }

  /// What the group has of the last minutes: no record twice, and none gone that was there before.
  void checkLately(Served served) {
    check(served, System.currentTimeMillis() - LATELY_MILLIS);
  }

  private List<String> check(Served served, long fromMillis) {
    List<String> now = groupRecords(served, fromMillis);
    windows(now);
    Set<String> lost = new TreeSet<>(seen);
    lost.removeIf(record -> 1000 * Long.parseLong(record.split(" ", -1)[10]) < fromMillis);
    now.forEach(lost::remove);
    assertEquals(Set.of(), lost, "records that were there once");
    seen.addAll(now);
    return now;
  }

  /// Both destinations have the same records, once each, and in any case those of the last round,
  /// which was not killed.
  ///
  /// Each flow log has a spool of its own: a kill after a window has come into the one and before
  /// it has come into the other leaves it in one place only, but there as a whole.
  ///
  /// @return how many windows are in one place only
  int checkBoth(Served served, int lastRound) {
    Map<String, Set<String>> inGroup = windows(check(served, 0));
    Map<String, Set<String>> inBucket = windows(bucketRecords(served));
    int both = 0;
    int last = 0;
    for (Map.Entry<String, Set<String>> window : inGroup.entrySet()) {
      Set<String> other = inBucket.get(window.getKey());
      if (other != null) {
        assertEquals(other, window.getValue(), window.getKey());
        both++;
        last += window.getKey().startsWith("round " + lastRound + ",") ? other.size() : 0;
      }
    }
    assertEquals(PORTS, last, "records of the last round");
    return inGroup.size() + inBucket.size() - 2 * both;
  }

  /// Records of traffic by the round and the minute, which is the window, that they are of.
  private static Map<String, Set<String>> windows(List<String> records) {
    Map<String, Set<String>> windows = new TreeMap<>();
    Set<String> ports = new HashSet<>();
    for (String record : records) {
      String[] fields = record.split(" ", -1);
      if (fields[13].equals("OK")) {
        assertEquals("1", fields[8], record);
        assertTrue(ports.add(fields[5]), () -> "a second record: " + record);
        int round = (Integer.parseInt(fields[5]) - FIRST_PORT) / PORTS;
        String window = "round " + round + ", minute " + Long.parseLong(fields[10]) / 60;
        windows.computeIfAbsent(window, _ -> new TreeSet<>()).add(record);
      }
    }
    return windows;
  }

  int records() {
    return seen.size();
  }

  private List<String> groupRecords(Served served, long fromMillis) {
    try (CloudWatchLogsClient logs = served.logs()) {
      return logs
          .filterLogEventsPaginator(
              r -> r.logGroupName(group).logStreamNamePrefix("eni-").startTime(fromMillis))
          .events()
          .stream()
          .map(FilteredLogEvent::message)
          .toList();
    }
  }

  private static List<String> bucketRecords(Served served) {
    List<String> records = new ArrayList<>();
    try (S3Client s3 = served.s3()) {
      for (S3Object file : s3.listObjectsV2Paginator(r -> r.bucket(BUCKET)).contents()) {
        byte[] packed = s3.getObjectAsBytes(r -> r.bucket(BUCKET).key(file.key())).asByteArray();
        try (InputStream text = new GZIPInputStream(new ByteArrayInputStream(packed))) {
          new String(text.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .skip(1)
              .forEach(records::add);
        } catch (IOException half) {
          throw new UncheckedIOException(file.key(), half);
        }
      }
    }
    return records;
  }
}
