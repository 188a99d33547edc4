package weir.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// `weir serve` as those see it who run it: its pages, its state, backups, databases, TLS and its
/// configuration.
class ServeOperationsTest {
  @TempDir private Path folder;

  private static String described(Served served) {
    return served.value("ec2", "describe-vpcs", "--query", "Vpcs[].[VpcId,CidrBlock]")
        + served.value("ec2", "describe-security-groups")
        + served.value("ec2", "describe-flow-logs")
        + served.value("iam", "list-roles")
        + served.value("s3api", "list-buckets", "--query", "Buckets")
        + served.value("s3api", "get-bucket-policy", "--bucket", "kept");
  }

  /// A network, a flow log and its bucket, a role, a sealed object.
  private static void fill(Served served) {
    served.boto3(
        """
        ec2, s3, iam = client("ec2"), client("s3"), client("iam")
        s3.create_bucket(Bucket="kept")
        s3.put_object(Bucket="kept", Key="a", Body=b"content", ServerSideEncryption="AES256")
        vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        made = ec2.create_flow_logs(
            ResourceType="VPC", ResourceIds=[vpc], TrafficType="ALL", LogDestinationType="s3",
            LogDestination="arn:aws:s3:::kept", TagSpecifications=[
                {"ResourceType": "vpc-flow-log", "Tags": [{"Key": "a", "Value": "b"}]}])
        assert not made["Unsuccessful"], made
        iam.create_role(RoleName="kept", AssumeRolePolicyDocument=json.dumps(
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
             "Principal": {"Service": "vpc-flow-logs.amazonaws.com"}}]}))
        """);
  }

  @Test
  void itsPagesSayHowItIs() {
    try (Served served = Served.ephemeral()) {
      assertEquals(200, served.page("health").statusCode());
      assertEquals("ok\n", served.page("ready").body());
      served.aws("ec2", "describe-vpcs").orFail();
      String metrics = served.page("metrics").body();
      assertTrue(
          metrics
              .lines()
              .anyMatch(
                  line -> line.contains("operation=\"DescribeVpcs\"") && line.endsWith(" 1.0")),
          metrics);
      assertEquals(404, served.page("elsewhere").statusCode());
      Outcome ended = served.stop();
      assertEquals(0, ended.exitCode());
      assertTrue(
          ended.err().lines().allMatch(line -> line.startsWith("{") && line.endsWith("}")),
          "a log of JSON lines: " + ended.err());
    }
  }

  @Test
  void aSecondOneOnTheSameStateRefuses() {
    String state = folder.resolve("state").toString();
    try (Served served = Served.start("--state", state)) {
      Outcome second = Served.refused("--state", state).expecting(1);
      assertTrue(second.err().contains("is used by another Weir"), second::err);
      assertTrue(second.err().contains(state), second::err);
      served.aws("ec2", "describe-vpcs").orFail();
    }
  }

  @Test
  void aBackupOfARunningServiceBecomesTheSameServiceElsewhere() throws IOException {
    Path state = folder.resolve("state");
    Path copy = folder.resolve("copy");
    Path backup = folder.resolve("weir.tar.gz");
    String before;
    try (Served served = Served.in(state)) {
      fill(served);
      before = described(served);
      Weir.run("backup", backup.toString(), "--state", state.toString()).orFail();
      served.aws("ec2", "create-vpc", "--cidr-block", "10.9.0.0/16").orFail();
    }
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)));
    Weir.run("restore", backup.toString(), "--state", copy.toString()).orFail();
    Outcome again = Weir.run("restore", backup.toString(), "--state", copy.toString());
    assertTrue(again.exitCode() != 0, "a restore overwrites nothing");
    try (Served served = Served.in(copy);
        S3Client s3 = served.s3()) {
      assertEquals(before, described(served));
      assertEquals("content", s3.getObjectAsBytes(r -> r.bucket("kept").key("a")).asUtf8String());
    }
  }

  @Test
  void anEphemeralOneIsWipedAndKeepsItsKey() throws IOException, InterruptedException {
    try (Served served = Served.ephemeral();
        HttpClient http = HttpClient.newHttpClient()) {
      fill(served);
      HttpRequest wipe =
          HttpRequest.newBuilder(served.endpoint().resolve("/_weir/wipe"))
              .POST(HttpRequest.BodyPublishers.noBody())
              .build();
      assertEquals(200, http.send(wipe, HttpResponse.BodyHandlers.ofString()).statusCode());
      assertEquals("", served.value("s3api", "list-buckets", "--query", "Buckets[].Name"));
      assertEquals(
          "",
          served.value(
              "ec2",
              "describe-vpcs",
              "--filters",
              "Name=is-default,Values=false",
              "--query",
              "Vpcs[].VpcId"));
      fill(served);
    }
    try (Served kept = Served.in(folder.resolve("state"));
        HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest wipe =
          HttpRequest.newBuilder(kept.endpoint().resolve("/_weir/wipe"))
              .POST(HttpRequest.BodyPublishers.noBody())
              .build();
      assertEquals(404, http.send(wipe, HttpResponse.BodyHandlers.ofString()).statusCode());
    }
  }

  @Test
  void aPostgresKeepsTheStateOverAKill() {
    try (Postgres postgres = new Postgres()) {
      String[] options = {
        "--state", folder.resolve("state").toString(), "--state-database", postgres.jdbcUrl()
      };
      String before;
      try (Served served = Served.start(options)) {
        fill(served);
        before = described(served);
        Outcome second =
            Served.refused(
                    "--state",
                    folder.resolve("other").toString(),
                    "--state-database",
                    postgres.jdbcUrl())
                .expecting(1);
        assertTrue(second.err().contains("another Weir"), second::err);
        assertFalse(second.err().contains("user=weir"), "no user in what is said");
        served.kill();
      }
      try (Served served = Served.start(options);
          S3Client s3 = served.s3()) {
        assertEquals(before, described(served));
        assertEquals("content", s3.getObjectAsBytes(r -> r.bucket("kept").key("a")).asUtf8String());
        assertFalse(Files.exists(folder.resolve("state/state.db")), "no other database");
        assertEquals(0, served.stop().exitCode());
      }
    }
  }

  @Test
  void aLostConnectionToPostgresIsMadeAnew() {
    try (Postgres postgres = new Postgres();
        Served served =
            Served.start(
                "--state",
                folder.resolve("state").toString(),
                "--state-database",
                postgres.jdbcUrl());
        S3Client s3 = served.s3()) {
      for (int round = 0; round < 3; round++) {
        String bucket = "after-" + round;
        s3.createBucket(r -> r.bucket(bucket));
        assertEquals("t", postgres.query(END_OF_WEIR));
      }
      s3.createBucket(r -> r.bucket("last"));
      assertEquals(4, s3.listBuckets().buckets().size());
      assertEquals(
          "1", postgres.query("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"));
      assertEquals("t", postgres.query(END_OF_WEIR));
      // As another Weir would that was there meanwhile.
      postgres.query("UPDATE owner SET token = 'another'");
      S3Exception refused =
          assertThrows(S3Exception.class, () -> s3.createBucket(r -> r.bucket("never")));
      assertEquals(503, refused.statusCode());
      assertEquals(4, s3.listBuckets().buckets().size());
      served.kill();
    }
  }

  /// Ends the connection that holds the lock.
  private static final String END_OF_WEIR =
      "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'";

  @Test
  void aConfigurationFileSetsAddressTlsStateAndAccounts() throws IOException {
    Running.tool(
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-keyout",
        folder.resolve("server.key").toString(),
        "-out",
        folder.resolve("server.pem").toString(),
        "-days",
        "2",
        "-subj",
        "/CN=weir",
        "-addext",
        "subjectAltName=IP:127.0.0.1");
    Path config =
        Files.writeString(
            folder.resolve("serve.yaml"),
            """
            listen: 127.0.0.1:0
            tls: {certificate: server.pem, key: server.key}
            state: {folder: kept}
            accounts: ["111122223333"]
            region: eu-west-1
            limits: {requests-per-second: 1000, connections: 50, body-bytes: 1000000}
            audit: {days: 7}
            """);
    try (Served served = Served.start("--config", config.toString())) {
      assertEquals("https", served.endpoint().getScheme());
      Map<String, String> trusting = new HashMap<>(served.environment());
      trusting.put("AWS_CA_BUNDLE", folder.resolve("server.pem").toString());
      assertEquals(
          "111122223333",
          served
              .awsAs(
                  trusting, "sts", "get-caller-identity", "--query", "Account", "--output", "text")
              .orFail()
              .out()
              .strip());
      Outcome distrustful = served.aws("sts", "get-caller-identity");
      assertTrue(distrustful.err().contains("SSL validation failed"), distrustful::err);
      assertTrue(Files.exists(folder.resolve("kept/state.db")));
      assertEquals(0, served.stop().exitCode());
    }
  }

  @Test
  void aMisspeltSettingStopsTheStartWithTheNearestName() throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("serve.yaml"), "listen: 127.0.0.1:0\nlimits: {conections: 5}\n");
    Outcome refused = Served.refused("--config", config.toString()).expecting(2);
    assertTrue(refused.err().contains("conections"), refused::err);
    assertTrue(refused.err().contains("did you mean \"connections\"?"), refused::err);
  }

  /// `--s3-endpoint`: the flow logs of the service go into a bucket of another S3.
  @Test
  void flowLogsAreDeliveredToAnotherS3() throws IOException {
    try (RadosGateway other = new RadosGateway(Files.createDirectory(folder.resolve("ceph")));
        Cable cable = new Cable()) {
      other.aws("s3", "mb", "s3://elsewhere");
      try (Served served =
              Served.start(
                  other.client(),
                  "--state",
                  folder.resolve("state").toString(),
                  "--s3-endpoint",
                  other.endpoint());
          Ec2Client ec2 = served.ec2()) {
        String[] made =
            served
                .boto3(
                    """
                    ec2 = client("ec2")
                    vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
                    subnet = ec2.create_subnet(
                        VpcId=vpc, CidrBlock="10.0.1.0/24")["Subnet"]["SubnetId"]
                    eni = ec2.create_network_interface(
                        SubnetId=subnet, PrivateIpAddress="10.0.1.50", TagSpecifications=[
                            {"ResourceType": "network-interface", "Tags": [
                                {"Key": "weir:attachment", "Value": sys.argv[1]}]}])
                    missing = ec2.create_flow_logs(
                        ResourceType="VPC", ResourceIds=[vpc], TrafficType="ALL",
                        LogDestinationType="s3", LogDestination="arn:aws:s3:::missing")
                    print(missing["Unsuccessful"][0]["Error"]["Message"], file=sys.stderr)
                    assert missing["FlowLogIds"] == [], missing
                    made = ec2.create_flow_logs(
                        ResourceType="VPC", ResourceIds=[vpc], TrafficType="ALL",
                        LogDestinationType="s3", LogDestination="arn:aws:s3:::elsewhere/some",
                        MaxAggregationInterval=60)
                    assert not made["Unsuccessful"], made
                    print(made["FlowLogIds"][0], eni["NetworkInterface"]["NetworkInterfaceId"])
                    """,
                    "netns/" + cable.machine() + ":eth0")
                .split(" ");
        served.awaitMetric("weir_interface_captured{interface=\"" + made[1] + "\"} 1.0");
        served.awaitMetric("weir_flow_log_delivers{flow_log=\"" + made[0] + "\"} 1.0");
        cable.send("203.0.113.9", 41_001, 10);
        cable.send("203.0.113.9", 41_001, 10);
        assertEquals(
            "SUCCESS",
            ec2.describeFlowLogs(r -> r.flowLogIds(made[0]))
                .flowLogs()
                .getFirst()
                .deliverLogsStatus());
        assertEquals(0, served.stop().exitCode());
      }
      FlowLogFiles files = new FlowLogFiles(folder.resolve("fetched"));
      other.aws("s3", "sync", "--quiet", "s3://elsewhere/some", files.folder().toString());
      List<FlowRecord> records = files.records();
      assertEquals(
          2,
          records.stream()
              .filter(record -> record.field("srcport").equals("41001"))
              .filter(record -> record.field("action").equals("REJECT"))
              .mapToLong(record -> record.number("packets"))
              .sum(),
          records::toString);
    }
  }
}
