package weir.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weir.app.DoctorRoom.assertEffect;
import static weir.app.DoctorRoom.commands;
import static weir.app.DoctorRoom.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import weir.capture.VethPair;

/// Flow logs to a bucket that show nothing, or less than expected, each for a reason of its own.
class DoctorTest {
  /// Time passes sixty times as fast, and no longer than the SDK's signatures hold.
  private static final Duration STEP = Duration.ofSeconds(3);

  private final DoctorRoom room = new DoctorRoom();

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void aFlowLogThatDeliversIsWellAndSaysWhenItDidLast() {
    String eni = room.networkInterface();
    room.machine(eni);
    String flowLog = room.flowLog("ALL");
    room.ping();
    JsonNode well = room.awaitWell(flowLog, STEP);
    assertTrue(
        well.path("Summary").asText().matches("delivering, last file at [0-9TZ:-]+"),
        well::toString);
  }

  @Test
  void anEmptyVpcHasNothingToRecord() {
    String flowLog = room.flowLog("ALL");
    JsonNode finding = room.finding(flowLog, "no-interfaces");
    assertEffect("NOTHING_ARRIVES", finding);
    assertTrue(evidence(finding).contains(room.vpc + " covers 0 network interfaces"));
    assertTrue(commands(finding).startsWith("aws ec2 create-network-interface"));
  }

  @Test
  void whatItRecordsMayBeGone() {
    String eni = room.networkInterface();
    String flowLog =
        room.ec2(
                "CreateFlowLogs",
                "ResourceType=NetworkInterface&ResourceId.1="
                    + eni
                    + "&TrafficType=ALL&LogDestinationType=s3&LogDestination=arn:aws:s3:::"
                    + DoctorRoom.BUCKET)
            .element("item");
    room.ec2("DeleteNetworkInterface", "NetworkInterfaceId=" + eni);
    JsonNode finding = room.finding(flowLog, "resource-gone");
    assertEquals("aws ec2 delete-flow-logs --flow-log-ids " + flowLog, commands(finding));
    assertEquals(List.of("resource-gone"), room.symptoms(flowLog));
  }

  @Test
  void anInterfaceThatIsAttachedNowhereIsNotCaptured() {
    String eni = room.networkInterface();
    String flowLog = room.flowLog("ALL");
    JsonNode finding = room.finding(flowLog, "not-attached");
    assertEffect("NOTHING_ARRIVES", finding);
    assertEquals(eni + " has no tag weir:attachment", evidence(finding));
    assertEquals(
        "aws ec2 create-tags --resources " + eni + " --tags Key=weir:attachment,Value=eth0",
        commands(finding));
  }

  @Test
  void aDeviceThatIsNotThereIsNamed() {
    String eni = room.networkInterface();
    room.attach(eni, "netns/weir-nowhere:eth0");
    String flowLog = room.flowLog("ALL");
    JsonNode finding = room.finding(flowLog, "device-missing");
    assertTrue(
        evidence(finding).contains("there is no network namespace /run/netns/weir-nowhere"),
        finding::toString);
  }

  /// As `ip netns add` leaves it when its mount does not survive.
  @Test
  void theFileOfANamespaceThatIsNoneAnyMoreIsNamedWithTheCommandThatRemovesIt() throws Exception {
    String name = "weir-stale-" + ProcessHandle.current().pid();
    Path file = Path.of("/run/netns", name);
    VethPair.run("mkdir", "-p", "/run/netns");
    VethPair.run("touch", file.toString());
    try {
      String eni = room.networkInterface();
      room.attach(eni, "netns/" + name + ":eth0");
      String flowLog = room.flowLog("ALL");
      JsonNode finding = room.finding(flowLog, "namespace-stale");
      assertTrue(evidence(finding).contains(file + " is no network namespace"), finding::toString);
      assertEquals("ip netns delete " + name + "\nip netns add " + name, commands(finding));
      VethPair.run("ip", "netns", "delete", name);
      VethPair.run("ip", "netns", "add", name);
      room.awaitGone(flowLog, "namespace-stale", STEP);
      VethPair.run("ip", "-n", name, "link", "add", "eth0", "up", "type", "veth", "peer", "eth1");
      VethPair.run("ip", "-n", name, "link", "set", "eth1", "up");
      room.awaitGone(flowLog, "device-missing", STEP);
    } finally {
      VethPair.run("ip", "netns", "delete", name);
    }
  }

  @Test
  void anInterfaceThatGoesWhileItIsCapturedIsNamedUntilItIsBack() {
    VethPair machine = room.machine(room.networkInterface());
    String flowLog = room.flowLog("ALL");
    room.ping();
    room.awaitWell(flowLog, STEP);
    machine.onLeft("ip", "link", "delete", "left0");
    JsonNode finding = room.finding(flowLog, "device-missing", STEP);
    assertEffect("NOTHING_ARRIVES", finding);
    machine.onLeft("ip", "link", "add", "left0", "up", "type", "veth", "peer", "left1");
    machine.onLeft("ip", "link", "set", "left1", "up");
    room.awaitGone(flowLog, "device-missing", STEP);
  }

  @Test
  void aLinkThatIsDownIsNamedWithTheCommandThatBringsItUp() {
    String eni = room.networkInterface();
    VethPair machine = room.machine(eni);
    String flowLog = room.flowLog("ALL");
    machine.onLeft("ip", "link", "set", "left0", "down");
    JsonNode finding = room.finding(flowLog, "link-down");
    assertEquals("ip -netns " + machine.left() + " link set left0 up", commands(finding));
  }

  @Test
  void anAgentThatIsNotHeardOfIsNamed() {
    String eni = room.networkInterface();
    room.attach(eni, "eth0;host=node7");
    String flowLog = room.flowLog("ALL");
    JsonNode never = room.finding(flowLog, "agent-away");
    assertTrue(evidence(never).contains("the agent has not reported"), never::toString);
    room.json(
        "weir",
        "Weir_20261121.ReportDelivery",
        "{\"Host\":\"node7\",\"FlowLogs\":[{\"FlowLogId\":\""
            + flowLog
            + "\",\"Status\":\"SUCCESS\"}]}");
    assertEquals(List.of(), room.symptoms(flowLog));
    room.pass(Duration.ofMinutes(30));
    JsonNode silent = room.finding(flowLog, "agent-away");
    assertTrue(evidence(silent).contains("(30 minutes ago)"), silent::toString);
  }

  @Test
  void whatAnAgentReportsIsEvidence() {
    String eni = room.networkInterface();
    room.attach(eni, "eth0;host=node7");
    String flowLog = room.flowLog("ALL");
    room.json(
        "weir",
        "Weir_20261121.ReportDelivery",
        "{\"Host\":\"node7\",\"FlowLogs\":[{\"FlowLogId\":\""
            + flowLog
            + "\",\"Status\":\"FAILED\",\"ErrorMessage\":\"Rate limited\"}]}");
    JsonNode finding = room.finding(flowLog, "rate-limited");
    assertTrue(
        evidence(finding).startsWith("the agent node7 reported Rate limited at "),
        finding::toString);
  }

  @Test
  void aQuietInterfaceIsToldFromOneThatIsNotCaptured() {
    String eni = room.networkInterface();
    VethPair machine = room.machine(eni);
    String flowLog = room.flowLog("ALL");
    room.pass(Duration.ofMinutes(9));
    assertEquals(List.of(), room.symptoms(flowLog));
    // What the kernel itself sends over a new link counts as traffic, for a while.
    JsonNode finding = room.finding(flowLog, "no-traffic", Duration.ofMinutes(1));
    assertEffect("LESS_ARRIVES", finding);
    assertTrue(
        evidence(finding).contains(eni + " is captured at netns/" + machine.left() + ":left0"),
        finding::toString);
    assertEquals("ip netns exec " + machine.left() + " tcpdump -ni left0 -c 5", commands(finding));
  }

  @Test
  void trafficThatEndedIsToldWithItsTime() {
    room.machine(room.networkInterface());
    String flowLog = room.flowLog("ALL");
    room.ping();
    room.awaitWell(flowLog, STEP);
    room.pass(Duration.ofMinutes(20));
    JsonNode finding = room.finding(flowLog, "no-traffic");
    assertTrue(
        finding.path("Sentence").asText().contains("the last traffic ended at"), finding::toString);
  }

  @Test
  void rejectsThatTheFilterHidesAreCountedAndTheAllFlowLogIsSpelledOut() {
    String eni = room.networkInterface();
    room.machine(eni);
    String flowLog = room.flowLog("ACCEPT");
    room.ping();
    JsonNode finding = room.finding(flowLog, "filter-hides", STEP);
    assertTrue(
        evidence(finding).matches("\\d+ records? with REJECT of \\d+ .* were left out .*"),
        finding::toString);
    assertEquals(
        "aws ec2 create-flow-logs --resource-type VPC --resource-ids "
            + room.vpc
            + " --traffic-type ALL --log-destination-type s3 --log-destination arn:aws:s3:::"
            + DoctorRoom.BUCKET
            + " --max-aggregation-interval 60\naws ec2 delete-flow-logs --flow-log-ids "
            + flowLog,
        commands(finding));
  }

  @Test
  void aBucketThatIsGoneIsNamedBeforeAndAfterADeliveryFailed() {
    room.machine(room.networkInterface());
    String flowLog = room.flowLog("ALL");
    room.s3("DELETE", "/" + DoctorRoom.BUCKET, "");
    JsonNode before = room.finding(flowLog, "bucket-missing");
    assertEquals("LogDestination: some-logs does not exist", evidence(before));
    room.ping();
    JsonNode after = failing(flowLog, "bucket-missing");
    assertTrue(evidence(after).contains("Access error: s3://some-logs/"), after::toString);
    assertTrue(evidence(after).contains("wait in the spool"), after::toString);
    assertEquals("aws s3 mb s3://some-logs", commands(after));
    assertEquals(List.of("bucket-missing"), room.symptoms(flowLog));
  }

  @Test
  void aBucketPolicyThatDoesNotLetDeliveriesInIsQuotedWithTheOneThatDoes() {
    room.machine(room.networkInterface());
    String flowLog = room.flowLog("ALL");
    room.s3("DELETE", "/" + DoctorRoom.BUCKET + "?policy=", "");
    room.ping();
    JsonNode finding = failing(flowLog, "bucket-policy");
    assertTrue(evidence(finding).startsWith("s3:PutObject on arn:aws:s3:::some-logs/AWSLogs/"));
    String command = commands(finding);
    assertTrue(command.startsWith("aws s3api put-bucket-policy --bucket some-logs --policy '{"));
    String policy = command.substring(command.indexOf('{'), command.length() - 1);
    room.s3("PUT", "/" + DoctorRoom.BUCKET + "?policy=", policy);
    room.awaitWell(flowLog, STEP);
  }

  @Test
  void aBucketPolicyThatDeniesIsNotMendedByAnAllow() {
    room.machine(room.networkInterface());
    String flowLog = room.flowLog("ALL");
    room.s3(
        "PUT",
        "/" + DoctorRoom.BUCKET + "?policy=",
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*",
        "Action":"s3:PutObject","Resource":"arn:aws:s3:::some-logs/*"}]}\
        """);
    JsonNode finding = room.finding(flowLog, "bucket-policy");
    assertTrue(evidence(finding).contains("explicit deny"), finding::toString);
    assertTrue(commands(finding).startsWith("aws s3api get-bucket-policy"));
  }

  @Test
  void aBucketPolicyWithHardlyAnyRoomIsAWarning() {
    room.machine(room.networkInterface());
    String flowLog = room.flowLog("ALL");
    String filling = "arn:aws:s3:::some-logs/" + "x".repeat(19_400);
    room.s3(
        "PUT",
        "/" + DoctorRoom.BUCKET + "?policy=",
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":"
            + "\"delivery.logs.amazonaws.com\"},\"Action\":[\"s3:PutObject\",\"s3:GetBucketAcl\"],"
            + "\"Resource\":[\"arn:aws:s3:::some-logs\",\"arn:aws:s3:::some-logs/*\",\""
            + filling
            + "\"]}]}");
    assertEffect("WARNING", room.finding(flowLog, "bucket-policy-full"));
    assertEquals(List.of("bucket-policy-full"), room.symptoms(flowLog));
  }

  @Test
  void aKeyThatIsDisabledDeletedOrForbiddenIsTold() {
    room.machine(room.networkInterface());
    String key = room.kms("CreateKey", "{}").path("KeyMetadata").path("Arn").asText();
    room.s3("PUT", "/" + DoctorRoom.BUCKET + "?encryption=", encryption(key));
    String flowLog = room.flowLog("ALL");
    JsonNode denied = room.finding(flowLog, "encryption-key");
    assertTrue(evidence(denied).contains("kms:GenerateDataKey"), denied::toString);
    String command = commands(denied);
    String policy = command.substring(command.indexOf('{'), command.length() - 1);
    room.kms(
        "PutKeyPolicy", DoctorRoom.object("KeyId", key, "PolicyName", "default", "Policy", policy));
    assertEquals(List.of(), room.symptoms(flowLog));

    room.kms("DisableKey", DoctorRoom.object("KeyId", key));
    room.ping();
    JsonNode disabled = failing(flowLog, "encryption-key");
    assertTrue(evidence(disabled).contains(key + " is disabled."), disabled::toString);
    assertEquals("aws kms enable-key --key-id " + key, commands(disabled));
    room.kms("EnableKey", DoctorRoom.object("KeyId", key));
    room.awaitWell(flowLog, STEP);

    room.kms("ScheduleKeyDeletion", DoctorRoom.object("KeyId", key));
    JsonNode pending = room.finding(flowLog, "encryption-key");
    assertTrue(commands(pending).startsWith("aws kms cancel-key-deletion --key-id " + key));
  }

  @Test
  void aKeyThatIsNamedByItsIdIsUndeliverable() {
    room.machine(room.networkInterface());
    String flowLog = room.flowLog("ALL");
    String key = room.kms("CreateKey", "{}").path("KeyMetadata").path("KeyId").asText();
    room.s3("PUT", "/" + DoctorRoom.BUCKET + "?encryption=", encryption(key));
    JsonNode finding = room.finding(flowLog, "bucket-key-id");
    assertTrue(
        evidence(finding).contains("LogDestination: some-logs is undeliverable"),
        finding::toString);
    assertTrue(commands(finding).contains("arn:aws:kms:us-east-1:123456789012:key/" + key));
  }

  private static String encryption(String key) {
    return "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault>"
        + "<SSEAlgorithm>aws:kms</SSEAlgorithm><KMSMasterKeyID>"
        + key
        + "</KMSMasterKeyID></ApplyServerSideEncryptionByDefault></Rule>"
        + "</ServerSideEncryptionConfiguration>";
  }

  private JsonNode failing(String flowLog, String symptom) {
    return room.finding(flowLog, symptom, "deliveries fail since", STEP);
  }
}
