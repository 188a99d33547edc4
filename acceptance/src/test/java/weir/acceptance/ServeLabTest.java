package weir.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.FlowLogsResourceType;
import software.amazon.awssdk.services.ec2.model.LogDestinationType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TrafficType;

/// The hands-on lab of a flow-logs course against `weir serve`: a network made through the APIs, a
/// Linux interface attached to it, flow logs, and their records in S3.
///
/// What is made with which client changes from step to step, so that each client reads what the
/// others wrote.
class ServeLabTest {
  @TempDir private Path folder;
  private Cable cable;
  private Served served;

  private String vpc;
  private String subnet;
  private String group;
  private String networkInterface;

  @BeforeEach
  void begin() {
    cable = new Cable();
    served = Served.in(folder.resolve("state"));
    vpc = served.value("ec2", "create-vpc", "--cidr-block", "10.0.0.0/16", "--query", "Vpc.VpcId");
    String[] made =
        served
            .boto3(
                """
                ec2 = client("ec2")
                vpc = sys.argv[1]
                subnet = ec2.create_subnet(VpcId=vpc, CidrBlock="10.0.1.0/24")["Subnet"]["SubnetId"]
                group = ec2.create_security_group(
                    GroupName="web", Description="datagrams and the web", VpcId=vpc)["GroupId"]
                ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[
                    {"IpProtocol": "udp", "FromPort": 9, "ToPort": 9,
                     "IpRanges": [{"CidrIp": "0.0.0.0/0"}]},
                    {"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80,
                     "IpRanges": [{"CidrIp": "203.0.113.0/24"}]}])
                acl = ec2.describe_network_acls(
                    Filters=[{"Name": "vpc-id", "Values": [vpc]}])["NetworkAcls"][0]
                ec2.create_network_acl_entry(
                    NetworkAclId=acl["NetworkAclId"], RuleNumber=50, Protocol="-1",
                    RuleAction="deny", Egress=False, CidrBlock="192.0.2.0/24")
                print(subnet, group)
                """,
                vpc)
            .split(" ");
    subnet = made[0];
    group = made[1];
    try (Ec2Client ec2 = served.ec2()) {
      networkInterface =
          ec2.createNetworkInterface(
                  r -> r.subnetId(subnet).groups(group).privateIpAddress("10.0.1.50"))
              .networkInterface()
              .networkInterfaceId();
    }
  }

  @AfterEach
  void end() {
    served.close();
    cable.close();
  }

  private void attach(Ec2Client ec2) {
    ec2.createTags(r ->
        r.resources(networkInterface)
            .tags(
                Tag.builder()
                    .key("weir:attachment")
                    .value("netns/" + cable.machine() + ":eth0")
                    .build()));
    served.awaitMetric("weir_interface_captured{interface=\"" + networkInterface + "\"} 1.0");
  }

  private void awaitRecording(String flowLog) {
    served.awaitMetric("weir_flow_log_delivers{flow_log=\"" + flowLog + "\"} 1.0");
  }

  /// Everything under a prefix, fetched without Weir.
  private List<FlowRecord> fetched(String bucket, String prefix) {
    FlowLogFiles files = new FlowLogFiles(folder.resolve("fetched-" + bucket + "-" + prefix));
    served
        .aws("s3", "sync", "--quiet", "s3://" + bucket + "/" + prefix, files.folder().toString())
        .orFail();
    assertFalse(files.keys().isEmpty(), () -> "files below " + bucket + "/" + prefix);
    return files.records();
  }

  private static long packets(List<FlowRecord> records, int fromPort, String action) {
    return records.stream()
        .filter(record -> record.field("srcport").equals(Integer.toString(fromPort)))
        .filter(record -> record.field("action").equals(action))
        .mapToLong(record -> record.number("packets"))
        .sum();
  }

  private String vpcFlowLog(String bucket) {
    return served.value(
        "ec2",
        "create-flow-logs",
        "--resource-type",
        "VPC",
        "--resource-ids",
        vpc,
        "--traffic-type",
        "ALL",
        "--log-destination-type",
        "s3",
        "--log-destination",
        "arn:aws:s3:::" + bucket + "/vpc/",
        "--max-aggregation-interval",
        "60",
        "--query",
        "FlowLogIds[0]");
  }

  private String subnetFlowLog(String bucket) {
    return served.boto3(
        """
        print(client("ec2").create_flow_logs(
            ResourceType="Subnet", ResourceIds=[sys.argv[1]], TrafficType="REJECT",
            LogDestinationType="s3", LogDestination=f"arn:aws:s3:::{sys.argv[2]}/subnet",
            MaxAggregationInterval=60,
            LogFormat="${vpc-id} ${subnet-id} ${interface-id} ${srcaddr} ${srcport} ${dstport} "
                      "${action} ${flow-direction} ${packets} ${bytes} ${log-status}",
            TagSpecifications=[{"ResourceType": "vpc-flow-log",
                                "Tags": [{"Key": "kind", "Value": "rejects"}]}])["FlowLogIds"][0])
        """,
        subnet,
        bucket);
  }

  private String interfaceFlowLog(Ec2Client ec2, String bucket) {
    CreateFlowLogsResponse made =
        ec2.createFlowLogs(r ->
            r.resourceType(FlowLogsResourceType.NETWORK_INTERFACE)
                .resourceIds(networkInterface)
                .trafficType(TrafficType.ACCEPT)
                .logDestinationType(LogDestinationType.S3)
                .logDestination("arn:aws:s3:::" + bucket + "/eni")
                .maxAggregationInterval(60)
                .destinationOptions(o ->
                    o.fileFormat("parquet").hiveCompatiblePartitions(true).perHourPartition(true)));
    assertTrue(made.unsuccessful().isEmpty(), made::toString);
    return made.flowLogIds().getFirst();
  }

  @Test
  void recordsOfAnAttachedInterfaceArriveInTheBucketsOfItsFlowLogs() {
    served.aws("s3", "mb", "s3://lab-bucket").orFail();
    String ofVpc = vpcFlowLog("lab-bucket");
    String ofSubnet = subnetFlowLog("lab-bucket");
    String ofInterface;
    try (Ec2Client ec2 = served.ec2()) {
      ofInterface = interfaceFlowLog(ec2, "lab-bucket");
      attach(ec2);
      List.of(ofVpc, ofSubnet, ofInterface).forEach(this::awaitRecording);

      cable.listen(80);
      cable.send("203.0.113.9", 41_001, 10);
      cable.send("192.0.2.7", 41_002, 10);
      cable.send("192.0.2.7", 41_002, 10);
      cable.connect("203.0.113.9", 41_003, 80);
      ec2.revokeSecurityGroupIngress(r ->
          r.groupId(group)
              .ipPermissions(p ->
                  p.ipProtocol("udp")
                      .fromPort(9)
                      .toPort(9)
                      .ipRanges(range -> range.cidrIp("0.0.0.0/0"))));
      cable.send("203.0.113.9", 41_004, 10);
      cable.send("203.0.113.9", 41_004, 10);
      cable.send("203.0.113.9", 41_004, 10);
    }
    assertEquals(0, served.stop().exitCode());
    served = Served.in(folder.resolve("state"));

    List<FlowRecord> everything = fetched("lab-bucket", "vpc");
    assertEquals(1, packets(everything, 41_001, "ACCEPT"));
    assertEquals(2, packets(everything, 41_002, "REJECT"));
    assertTrue(packets(everything, 41_003, "ACCEPT") >= 4, "a connection and its end");
    assertTrue(packets(everything, 80, "ACCEPT") >= 3, "what was answered");
    assertEquals(3, packets(everything, 41_004, "REJECT"), "by the rules that were left");
    assertEquals(0, packets(everything, 41_004, "ACCEPT"));
    assertTrue(
        everything.stream()
            .allMatch(record -> record.field("interface-id").equals(networkInterface)));

    List<FlowRecord> rejects = fetched("lab-bucket", "subnet");
    assertEquals(2, packets(rejects, 41_002, "REJECT"));
    assertEquals(3, packets(rejects, 41_004, "REJECT"));
    List<FlowRecord> ok = rejects.stream().filter(FlowRecord::isOk).toList();
    assertTrue(ok.stream().allMatch(record -> record.field("action").equals("REJECT")));
    assertTrue(ok.stream().allMatch(record -> record.field("subnet-id").equals(subnet)));
    assertTrue(ok.stream().allMatch(record -> record.field("flow-direction").equals("ingress")));

    Outcome answer =
        Running.start(
                served.environment(),
                Weir.command(
                    "query",
                    "SELECT srcport, action, sum(packets) AS packets FROM flow_logs"
                        + " WHERE srcport BETWEEN 41001 AND 41004 AND srcport <> 41003"
                        + " GROUP BY 1, 2 ORDER BY 1",
                    "--from",
                    "s3://lab-bucket/eni",
                    "--endpoint-url",
                    served.endpoint().toString(),
                    "-o",
                    "csv"))
            .finish()
            .orFail();
    assertEquals(List.of("srcport,action,packets", "41001,ACCEPT,1"), answer.lines());

    try (Ec2Client ec2 = served.ec2()) {
      List<FlowLog> kept = ec2.describeFlowLogs().flowLogs();
      assertEquals(3, kept.size());
      assertTrue(kept.stream().allMatch(log -> log.deliverLogsStatus().equals("SUCCESS")));
      assertTrue(
          ec2.deleteFlowLogs(r -> r.flowLogIds(ofVpc, ofSubnet, ofInterface))
              .unsuccessful()
              .isEmpty());
    }
    assertEquals("[]", served.boto3("print(client('ec2').describe_flow_logs()['FlowLogs'])"));
  }

  /// AWS says `Access error` for a bucket that refuses and for one that is gone, and `SUCCESS`
  /// again after it is mended; what was recorded in the meantime arrives.
  @Test
  void aFlowLogWhoseBucketRefusesFailsAndRecovers() throws IOException {
    served.aws("s3", "mb", "s3://refuses").orFail();
    served.aws("s3", "mb", "s3://vanishes").orFail();
    String refused = vpcFlowLog("refuses");
    String gone = subnetFlowLog("vanishes");
    try (Ec2Client ec2 = served.ec2()) {
      attach(ec2);
    }
    awaitRecording(refused);
    awaitRecording(gone);
    cable.send("192.0.2.7", 41_001, 10);
    String allowing =
        served.value("s3api", "get-bucket-policy", "--bucket", "refuses", "--query", "Policy");
    served
        .aws(
            "s3api",
            "put-bucket-policy",
            "--bucket",
            "refuses",
            "--policy",
            """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Deny",
              "Principal": {"Service": "delivery.logs.amazonaws.com"},
              "Action": "s3:PutObject", "Resource": "arn:aws:s3:::refuses/*"}]}
            """)
        .orFail();
    served.aws("s3", "rb", "--force", "s3://vanishes").orFail();
    assertEquals(0, served.stop().exitCode());

    served = Served.in(folder.resolve("state"));
    awaitStatus(refused, "FAILED\tAccess error");
    awaitStatus(gone, "FAILED\tAccess error");

    served.aws("s3api", "put-bucket-policy", "--bucket", "refuses", "--policy", allowing).orFail();
    served.aws("s3", "mb", "s3://vanishes").orFail();
    served
        .aws(
            "s3api",
            "put-bucket-policy",
            "--bucket",
            "vanishes",
            "--policy",
            allowing.replace("refuses/vpc/", "vanishes/subnet/").replace("refuses", "vanishes"))
        .orFail();
    awaitStatus(refused, "SUCCESS\tNone");
    awaitStatus(gone, "SUCCESS\tNone");
    assertEquals(1, packets(fetched("refuses", "vpc"), 41_001, "REJECT"));
    assertEquals(1, packets(fetched("vanishes", "subnet"), 41_001, "REJECT"));
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
}
