package weir.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.firehose.model.Record;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Delivery streams of `weir serve`, driven by Amazon's clients: into a bucket and an HTTP
/// endpoint, by hand and by flow logs, within an account and across two.
class ServeFirehoseTest {
  private static final String OTHER_ACCOUNT = "210987654321";

  /// A bucket, and the role that writes to it.
  private static final String BUCKET_AND_ROLE =
      """
      def bucket_and_role(session, bucket, account):
          session("s3").create_bucket(Bucket=bucket)
          trust = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
              "Principal": {"Service": "firehose.amazonaws.com"}, "Action": "sts:AssumeRole",
              "Condition": {"StringEquals": {"sts:ExternalId": account}}}]}
          iam = session("iam")
          role = iam.create_role(RoleName="firehose", AssumeRolePolicyDocument=json.dumps(trust))
          iam.put_role_policy(RoleName="firehose", PolicyName="write", PolicyDocument=json.dumps(
              {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
               "Action": "s3:PutObject", "Resource": f"arn:aws:s3:::{bucket}/*"}]}))
          return role["Role"]["Arn"]

      # Older models know of no interval below a minute.
      def streams(*keys):
          named = dict(zip(("aws_access_key_id", "aws_secret_access_key"), keys))
          return boto3.client("firehose", endpoint_url=os.environ["AWS_ENDPOINT_URL"],
              config=Config(parameter_validation=False, retries={"max_attempts": 0}), **named)

      def active(firehose, name):
          import time
          while firehose.describe_delivery_stream(DeliveryStreamName=name)[
                  "DeliveryStreamDescription"]["DeliveryStreamStatus"] != "ACTIVE":
              time.sleep(0.02)

      def network(ec2):
          vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
          subnet = ec2.create_subnet(VpcId=vpc, CidrBlock="10.0.1.0/24")["Subnet"]["SubnetId"]
          eni = ec2.create_network_interface(SubnetId=subnet, PrivateIpAddress="10.0.1.50")[
              "NetworkInterface"]["NetworkInterfaceId"]
          return vpc, eni

      """;

  @TempDir private Path folder;

  private static String object(S3Client s3, String bucket, String prefix) {
    List<S3Object> found = s3.listObjectsV2(r -> r.bucket(bucket).prefix(prefix)).contents();
    return found.stream()
        .map(object -> s3.getObjectAsBytes(r -> r.bucket(bucket).key(object.key())).asUtf8String())
        .collect(Collectors.joining());
  }

  @Test
  void recordsOfEveryClientArriveInTheBucket() {
    try (Served served = Served.ephemeral();
        FirehoseClient firehose = served.firehose();
        S3Client s3 = served.s3()) {
      String role =
          served.boto3(
              BUCKET_AND_ROLE
                  + """
                  role = bucket_and_role(client, "records", "123456789012")
                  print(role)
                  """);
      served
          .aws(
              "firehose",
              "create-delivery-stream",
              "--delivery-stream-name",
              "flow",
              "--extended-s3-destination-configuration",
              "RoleARN="
                  + role
                  + ",BucketARN=arn:aws:s3:::records,Prefix=in/,"
                  + "BufferingHints={SizeInMBs=1,IntervalInSeconds=60}")
          .orFail();
      served.boto3(
          BUCKET_AND_ROLE
              + """
              firehose = client("firehose")
              active(firehose, "flow")
              firehose.put_record(DeliveryStreamName="flow", Record={"Data": b"boto3\\n"})
              """);
      PutRecordBatchResponse batch =
          firehose.putRecordBatch(r ->
              r.deliveryStreamName("flow")
                  .records(
                      Record.builder().data(SdkBytes.fromUtf8String("SDK one\n")).build(),
                      Record.builder().data(SdkBytes.fromUtf8String("SDK two\n")).build()));
      assertEquals(0, batch.failedPutCount());
      firehose.updateDestination(r ->
          r.deliveryStreamName("flow")
              .currentDeliveryStreamVersionId("1")
              .destinationId("destinationId-000000000001")
              .extendedS3DestinationUpdate(s3Update ->
                  s3Update.bufferingHints(hints -> hints.sizeInMBs(1).intervalInSeconds(1))));
      served
          .aws(
              "firehose",
              "put-record",
              "--delivery-stream-name",
              "flow",
              "--record",
              "{\"Data\":\"Q0xJCg==\"}")
          .orFail();
      Eventually.holds(
          "four records in the bucket",
          Duration.ofSeconds(30),
          () -> object(s3, "records", "in/").lines().count() == 4);
      assertEquals(
          Set.of("boto3", "SDK one", "SDK two", "CLI"),
          object(s3, "records", "in/").lines().collect(Collectors.toSet()));
      served.aws("firehose", "delete-delivery-stream", "--delivery-stream-name", "flow").orFail();
      Eventually.holds(
          "no streams",
          Duration.ofSeconds(10),
          () -> firehose.listDeliveryStreams().deliveryStreamNames().isEmpty());
    }
  }

  /// At random moments: what was acknowledged arrives, whatever else does.
  @Test
  void nothingAcknowledgedIsLostWhenItIsKilled() throws InterruptedException {
    int rounds = Integer.getInteger("weir.kill.rounds", Boolean.getBoolean("weir.long") ? 50 : 3);
    long seed = new Random().nextLong();
    System.out.println("seed " + seed + ", " + rounds + " rounds");
    Random random = new Random(seed);
    Path state = folder.resolve("state");
    Set<String> acknowledged = new ConcurrentSkipListSet<>();
    try (Served served = Served.in(state)) {
      served.boto3(
          BUCKET_AND_ROLE
              + """
              role = bucket_and_role(client, "records", "123456789012")
              firehose = streams()
              firehose.create_delivery_stream(
                  DeliveryStreamName="flow", ExtendedS3DestinationConfiguration={
                      "RoleARN": role, "BucketARN": "arn:aws:s3:::records", "Prefix": "in/",
                      "BufferingHints": {"SizeInMBs": 1, "IntervalInSeconds": 1}})
              active(firehose, "flow")
              """);
    }
    for (int round = 0; round < rounds; round++) {
      try (Served served = Served.in(state)) {
        try (ExecutorService writers = Executors.newFixedThreadPool(3)) {
          for (int writer = 0; writer < 3; writer++) {
            String name = round + "-" + writer;
            writers.execute(() -> put(served, name, acknowledged));
          }
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500 + random.nextInt(2000)));
          served.kill();
          writers.shutdown();
          assertTrue(writers.awaitTermination(60, TimeUnit.SECONDS));
        }
      }
    }
    try (Served served = Served.in(state);
        S3Client s3 = served.s3()) {
      Set<String> arrived = new TreeSet<>();
      Eventually.holds(
          "every acknowledged record",
          Duration.ofSeconds(60),
          () -> {
            object(s3, "records", "in/").lines().forEach(arrived::add);
            return arrived.containsAll(acknowledged);
          });
      System.out.println(acknowledged.size() + " acknowledged, " + arrived.size() + " arrived");
      assertTrue(acknowledged.size() > rounds, "records were put");
    }
  }

  private static void put(Served served, String writer, Set<String> acknowledged) {
    try (FirehoseClient firehose = served.firehose()) {
      for (int i = 0; ; i++) {
        List<String> texts = new ArrayList<>();
        for (int j = 0; j <= i % 20; j++) {
          texts.add("record " + writer + " " + i + " " + j);
        }
        PutRecordBatchResponse answer =
            firehose.putRecordBatch(r ->
                r.deliveryStreamName("flow")
                    .records(
                        texts.stream()
                            .map(text ->
                                Record.builder().data(SdkBytes.fromUtf8String(text + "\n")).build())
                            .toList()));
        for (int j = 0; j < texts.size(); j++) {
          if (answer.requestResponses().get(j).errorCode() == null) {
            acknowledged.add(texts.get(j));
          }
        }
      }
    } catch (SdkException killed) {
      // What was under way may arrive, and need not.
    }
  }

  @Test
  void flowLogsArriveInABucketAndAtAnEndpointThroughStreams() {
    Path state = folder.resolve("state");
    try (HttpSink sink = new HttpSink();
        Cable cable = new Cable()) {
      try (Served served = Served.in(state)) {
        String[] made =
            served
                .boto3(
                    BUCKET_AND_ROLE
                        + """
                        role = bucket_and_role(client, "records", "123456789012")
                        firehose, ec2 = streams(), client("ec2")
                        hints = {"SizeInMBs": 1, "IntervalInSeconds": 0}
                        bucket = {"RoleARN": role, "BucketARN": "arn:aws:s3:::records"}
                        firehose.create_delivery_stream(
                            DeliveryStreamName="to-bucket", ExtendedS3DestinationConfiguration={
                                **bucket, "Prefix": "flow/", "BufferingHints": hints})
                        firehose.create_delivery_stream(
                            DeliveryStreamName="to-sink", HttpEndpointDestinationConfiguration={
                                "EndpointConfiguration": {"Url": sys.argv[1], "AccessKey": "k3y"},
                                "RequestConfiguration": {"ContentEncoding": "GZIP"},
                                "RetryOptions": {"DurationInSeconds": 60},
                                "S3Configuration": bucket, "BufferingHints": hints})
                        vpc, eni = network(ec2)
                        ids = []
                        for stream in ("to-bucket", "to-sink"):
                            active(firehose, stream)
                            answer = ec2.create_flow_logs(
                                ResourceType="VPC", ResourceIds=[vpc], TrafficType="ALL",
                                LogDestinationType="kinesis-data-firehose", LogDestination=
                                f"arn:aws:firehose:us-east-1:123456789012:deliverystream/{stream}",
                                MaxAggregationInterval=60)
                            ids += answer["FlowLogIds"]
                            assert firehose.list_tags_for_delivery_stream(
                                DeliveryStreamName=stream)["Tags"] == [
                                    {"Key": "LogDeliveryEnabled", "Value": "true"}]
                        missing = ec2.create_flow_logs(
                            ResourceType="VPC", ResourceIds=[vpc], TrafficType="REJECT",
                            LogDestinationType="kinesis-data-firehose", LogDestination=
                            "arn:aws:firehose:us-east-1:123456789012:deliverystream/missing")
                        assert len(missing["Unsuccessful"]) == 1
                        print(eni, *ids)
                        """,
                    sink.url())
                .split(" ");
        attach(served, cable, made[0]);
        served.awaitMetric("weir_flow_log_delivers{flow_log=\"" + made[1] + "\"} 1.0");
        served.awaitMetric("weir_flow_log_delivers{flow_log=\"" + made[2] + "\"} 1.0");
        cable.send("203.0.113.9", 41_001, 10);
        assertEquals(0, served.stop().exitCode());
      }
      try (Served served = Served.in(state);
          S3Client s3 = served.s3()) {
        Eventually.holds(
            "the datagram's record in the bucket",
            Duration.ofSeconds(60),
            () -> object(s3, "records", "flow/").contains(" 41001 9 17 1 "));
        Eventually.holds(
            "the datagram's record at the endpoint",
            Duration.ofSeconds(60),
            () -> sink.records().stream().anyMatch(record -> record.contains(" 41001 9 17 1 ")));
        assertTrue(object(s3, "records", "flow/").lines().allMatch(ServeFirehoseTest::isRecord));
        assertTrue(sink.records().stream().allMatch(record -> isRecord(record.strip())));
        assertTrue(sink.keys().stream().allMatch("k3y"::equals));
        assertEquals(
            "['SUCCESS', 'SUCCESS']",
            served.boto3(
                "print([l['DeliverLogsStatus']"
                    + " for l in client('ec2').describe_flow_logs()['FlowLogs']])"));
      }
    }
  }

  private static boolean isRecord(String line) {
    return line.matches("\\{\"message\":\"2 123456789012 eni-[0-9a-f]{17} [^\"]+\"}");
  }

  private static void attach(Served served, Cable cable, String networkInterface) {
    served
        .aws(
            "ec2",
            "create-tags",
            "--resources",
            networkInterface,
            "--tags",
            "Key=weir:attachment,Value=netns/" + cable.machine() + ":eth0")
        .orFail();
    served.awaitMetric("weir_interface_captured{interface=\"" + networkInterface + "\"} 1.0");
  }

  /// Records of one account arrive in a stream of another as long as the roles of both say so.
  @Test
  void flowLogsArriveInAStreamOfAnotherAccount() {
    Path state = folder.resolve("state");
    String[] accounts = {"--account", Served.ACCOUNT + "," + OTHER_ACCOUNT};
    try (Cable cable = new Cable()) {
      String id;
      String secret;
      String flowLog;
      try (Served served = Served.in(state, accounts)) {
        Eventually.holds(
            "the keys are shown",
            Duration.ofSeconds(10),
            () -> served.process().printed().contains("AWS_PROFILE=weir-" + OTHER_ACCOUNT));
        id = shown(served, "aws_access_key_id");
        secret = shown(served, "aws_secret_access_key");
        String[] made = served.boto3(BUCKET_AND_ROLE + CROSS_ACCOUNT, id, secret).split(" ");
        flowLog = made[1];
        attach(served, cable, made[0]);
        served.awaitMetric("weir_flow_log_delivers{flow_log=\"" + flowLog + "\"} 1.0");
        cable.send("203.0.113.9", 41_001, 10);
        assertEquals(0, served.stop().exitCode());
      }
      try (Served served = Served.in(state, accounts);
          S3Client s3 =
              served.client(
                  S3Client.builder().forcePathStyle(true), Served.credentials(id, secret))) {
        awaitStatus(served, flowLog, "FAILED Access error");
        assertEquals("", object(s3, "foreign", "flow/"));
        Map<String, String> other = served.environment(id, secret);
        served
            .awsAs(
                other,
                "iam",
                "update-assume-role-policy",
                "--role-name",
                "AWSLogDeliveryFirehoseCrossAccountRole",
                "--policy-document",
                """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                  "Principal": {"AWS": "arn:aws:iam::123456789012:role/source"},
                  "Action": "sts:AssumeRole"}]}
                """)
            .orFail();
        awaitStatus(served, flowLog, "SUCCESS None");
        Eventually.holds(
            "the record in the other account's bucket",
            Duration.ofSeconds(60),
            () -> object(s3, "foreign", "flow/").contains(" 41001 9 17 1 "));
      }
    }
  }

  /// The other account's role trusts a role that is not the flow log's, at first.
  private static final String CROSS_ACCOUNT =
      """
      def other(service):
          return boto3.client(
              service, endpoint_url=os.environ["AWS_ENDPOINT_URL"],
              aws_access_key_id=sys.argv[1], aws_secret_access_key=sys.argv[2],
              config=Config(s3={"addressing_style": "path"}, retries={"max_attempts": 0}))

      def allowing(action):
          return json.dumps({"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": action, "Resource": "*"}]})

      def trusting(principal):
          return json.dumps({"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole"}]})

      role = bucket_and_role(other, "foreign", "210987654321")
      firehose = streams(*sys.argv[1:])
      firehose.create_delivery_stream(
          DeliveryStreamName="flow", ExtendedS3DestinationConfiguration={
              "RoleARN": role, "BucketARN": "arn:aws:s3:::foreign", "Prefix": "flow/",
              "BufferingHints": {"SizeInMBs": 1, "IntervalInSeconds": 0}})
      active(firehose, "flow")
      source = client("iam").create_role(
          RoleName="source", AssumeRolePolicyDocument=trusting(
              {"Service": "delivery.logs.amazonaws.com"}))["Role"]["Arn"]
      client("iam").put_role_policy(
          RoleName="source", PolicyName="cross", PolicyDocument=allowing("sts:AssumeRole"))
      destination = other("iam").create_role(
          RoleName="AWSLogDeliveryFirehoseCrossAccountRole",
          AssumeRolePolicyDocument=trusting({"AWS": "210987654321"}))["Role"]["Arn"]
      other("iam").put_role_policy(
          RoleName="AWSLogDeliveryFirehoseCrossAccountRole", PolicyName="tag",
          PolicyDocument=allowing(["iam:CreateServiceLinkedRole", "firehose:TagDeliveryStream"]))
      vpc, eni = network(client("ec2"))
      answer = client("ec2").create_flow_logs(
          ResourceType="VPC", ResourceIds=[vpc], TrafficType="ALL",
          LogDestinationType="kinesis-data-firehose", LogDestination=
          "arn:aws:firehose:us-east-1:210987654321:deliverystream/flow",
          DeliverLogsPermissionArn=source, DeliverCrossAccountRole=destination,
          MaxAggregationInterval=60)
      print(eni, *answer["FlowLogIds"])
      """;

  private static String shown(Served served, String setting) {
    String name = "weir-" + OTHER_ACCOUNT + "." + setting;
    return served
        .process()
        .printed()
        .lines()
        .filter(line -> line.contains(name))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1).strip())
        .findFirst()
        .orElseThrow();
  }

  private static void awaitStatus(Served served, String flowLog, String expected) {
    Eventually.holds(
        flowLog + " is " + expected,
        Duration.ofSeconds(90),
        () ->
            served
                .value(
                    "ec2",
                    "describe-flow-logs",
                    "--flow-log-ids",
                    flowLog,
                    "--query",
                    "FlowLogs[].[DeliverLogsStatus,DeliverLogsErrorMessage]")
                .replace('\t', ' ')
                .equals(expected));
  }
}
