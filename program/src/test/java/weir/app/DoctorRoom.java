package weir.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import weir.capture.VethPair;
import weir.cli.ServeSettings;
import weir.recording.SourceOpener;

/// A whole service under a clock that the test moves, with a VPC whose one interface, 10.77.0.11,
/// can be attached to a real Linux interface.
final class DoctorRoom implements AutoCloseable {
  static final String BUCKET = "some-logs";

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  Fitting fitting;
  private final SourceOpener sources;
  private final @Nullable Path state;
  final String vpc;
  final String subnet;
  private @Nullable VethPair pair;

  DoctorRoom() {
    this(SourceOpener.LINUX);
  }

  DoctorRoom(SourceOpener sources) {
    this(ServeSettings.usual(), sources);
  }

  /// @param settings but for address and state
  DoctorRoom(ServeSettings settings, SourceOpener sources) {
    this(settings, sources, null);
  }

  /// @param settings but for address and state
  /// @param state null for one that keeps nothing
  DoctorRoom(ServeSettings settings, SourceOpener sources, @Nullable Path state) {
    this.sources = sources;
    this.state = state;
    fitting = new Fitting(settings.at("127.0.0.1", 0, state), sources);
    vpc = ec2("CreateVpc", "CidrBlock=10.77.0.0/16").element("vpcId");
    subnet = ec2("CreateSubnet", "CidrBlock=10.77.0.0/24&VpcId=" + vpc).element("subnetId");
    s3("PUT", "/" + BUCKET, "");
  }

  /// @param parameters as they stand in a form, without its escapes
  Fitting.Answer ec2(String action, String parameters) {
    return form("ec2", "2016-11-15", action, parameters);
  }

  Fitting.Answer iam(String action, String parameters) {
    return form("iam", "2010-05-08", action, parameters);
  }

  private Fitting.Answer form(String service, String version, String action, String parameters) {
    StringBuilder body = new StringBuilder("Action=" + action + "&Version=" + version);
    for (String parameter : parameters.split("&")) {
      String[] pair = parameter.split("=", 2);
      body.append('&').append(pair[0]).append('=');
      body.append(URLEncoder.encode(pair[1], StandardCharsets.UTF_8));
    }
    return sent(Fitting.Ask.form(service, body.toString()));
  }

  Fitting.Answer s3(String method, String target, String body) {
    return sent(Fitting.Ask.s3(method, target, body));
  }

  JsonNode json(String service, String target, String body) {
    return body(sent(Fitting.Ask.json(service, target, body)));
  }

  JsonNode kms(String operation, String body) {
    return json("kms", "TrentService." + operation, body);
  }

  /// A JSON object of texts: a name and a value by turns.
  static String object(String... members) {
    ObjectNode object = JSON.createObjectNode();
    for (int i = 0; i < members.length; i += 2) {
      object.put(members[i], members[i + 1]);
    }
    return object.toString();
  }

  private Fitting.Answer sent(Fitting.Ask ask) {
    Fitting.Answer answer = fitting.send(ask, Fitting.ROOT);
    assertTrue(answer.status() / 100 == 2, answer::text);
    return answer;
  }

  private static JsonNode body(Fitting.Answer answer) {
    String text = answer.text();
    String body = text.substring(text.indexOf("\r\n\r\n") + 4);
    try {
      return body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body);
    } catch (JsonProcessingException other) {
      throw new AssertionError(text, other);
    }
  }

  /// An interface that is attached nowhere.
  String networkInterface() {
    return ec2("CreateNetworkInterface", "SubnetId=" + subnet + "&PrivateIpAddress=10.77.0.11")
        .element("networkInterfaceId");
  }

  void attach(String eni, String place) {
    ec2("CreateTags", "ResourceId.1=" + eni + "&Tag.1.Key=weir:attachment&Tag.1.Value=" + place);
  }

  /// The machine 10.77.0.11 of the interface, with 10.77.0.12 at the other end of its cable.
  VethPair machine(String eni) {
    VethPair cable = cable();
    attach(eni, "netns/" + cable.left() + ":left0");
    return cable;
  }

  VethPair cable() {
    VethPair made = new VethPair();
    pair = made;
    made.onLeft("ip", "address", "add", "10.77.0.11/24", "dev", "left0");
    made.onRight("ip", "address", "add", "10.77.0.12/24", "dev", "right0");
    // Else packets come from 10.77.0.2, the DNS server of the VPC, whose traffic is never logged.
    made.onRight("ip", "route", "replace", "10.77.0.0/24", "dev", "right0", "src", "10.77.0.12");
    return made;
  }

  void ping() {
    Objects.requireNonNull(pair).onRight("ping", "-q", "-i", "0.01", "-c", "3", "10.77.0.11");
  }

  /// A role that flow logs and delivery streams may assume, and that may use all of CloudWatch Logs
  /// and S3.
  String deliverer() {
    iam(
        "CreateRole",
        "RoleName=deliverer&AssumeRolePolicyDocument={\"Version\":\"2012-10-17\",\"Statement\":"
            + "[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":[\"vpc-flow-logs.amazonaws.com\","
            + "\"firehose.amazonaws.com\"]},\"Action\":\"sts:AssumeRole\"}]}");
    iam(
        "PutRolePolicy",
        "RoleName=deliverer&PolicyName=all&PolicyDocument={\"Version\":\"2012-10-17\",\"Statement\":"
            + "[{\"Effect\":\"Allow\",\"Action\":[\"logs:*\",\"s3:*\"],\"Resource\":\"*\"}]}");
    return "arn:aws:iam::" + Fitting.ACCOUNT + ":role/deliverer";
  }

  JsonNode logs(String operation, String body) {
    return json("logs", "Logs_20140328." + operation, body);
  }

  JsonNode firehose(String operation, String body) {
    return json("firehose", "Firehose_20150804." + operation, body);
  }

  /// A delivery stream named `out` to the bucket.
  ///
  /// @param more members of its destination, each behind a comma
  /// @return its ARN
  String stream(String role, String more) {
    return firehose(
            "CreateDeliveryStream",
            """
            {"DeliveryStreamName": "out", "DeliveryStreamType": "DirectPut",
            "ExtendedS3DestinationConfiguration": {"RoleARN": "%s",
            "BucketARN": "arn:aws:s3:::some-logs"%s}}\
            """
                .formatted(role, more))
        .path("DeliveryStreamARN")
        .asText();
  }

  /// A flow log of the VPC, with windows of a minute, to the bucket.
  String flowLog(String traffic) {
    return flowLog(traffic, "s3", "&LogDestination=arn:aws:s3:::" + BUCKET);
  }

  String flowLog(String traffic, String type, String more) {
    return ec2(
            "CreateFlowLogs",
            "ResourceType=VPC&ResourceId.1="
                + vpc
                + "&TrafficType="
                + traffic
                + "&MaxAggregationInterval=60&LogDestinationType="
                + type
                + more)
        .element("item");
  }

  void pass(Duration time) {
    fitting.now.updateAndGet(now -> now.plus(time));
  }

  /// Lets time pass, and threads work meanwhile.
  void passSlowly(Duration time) {
    pass(time);
    LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
  }

  JsonNode diagnosis(String flowLog) {
    return json("weir", "Weir_20261121.DiagnoseFlowLogs", "{\"FlowLogIds\":[\"" + flowLog + "\"]}")
        .path("Diagnoses")
        .path(0);
  }

  List<String> symptoms(String flowLog) {
    return StreamSupport.stream(diagnosis(flowLog).path("Findings").spliterator(), false)
        .map(finding -> finding.path("Symptom").asText())
        .toList();
  }

  /// The finding of a symptom, now or soon; time passes meanwhile.
  ///
  /// @param step how much at each look
  JsonNode finding(String flowLog, String symptom, Duration step) {
    return finding(flowLog, symptom, "", step);
  }

  /// The same, once its evidence says something.
  JsonNode finding(String flowLog, String symptom, String says, Duration step) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Optional<JsonNode> finding = find(flowLog, symptom);
      if (finding.isPresent() && evidence(finding.get()).contains(says)) {
        return finding.get();
      }
      assertTrue(System.nanoTime() < deadline, () -> "no " + symptom + " in " + diagnosis(flowLog));
      passSlowly(step);
    }
  }

  /// The finding of a symptom, if there is one now.
  Optional<JsonNode> find(String flowLog, String symptom) {
    return StreamSupport.stream(diagnosis(flowLog).path("Findings").spliterator(), false)
        .filter(finding -> finding.path("Symptom").asText().equals(symptom))
        .findFirst();
  }

  JsonNode finding(String flowLog, String symptom) {
    return finding(flowLog, symptom, Duration.ZERO);
  }

  /// Time passes until the flow log has delivered and nothing is found.
  JsonNode awaitWell(String flowLog, Duration step) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      JsonNode diagnosis = diagnosis(flowLog);
      if (diagnosis.path("Health").asText().equals("WELL")
          && diagnosis.path("Summary").asText().startsWith("delivering, last ")) {
        return diagnosis;
      }
      assertTrue(System.nanoTime() < deadline, diagnosis::toString);
      passSlowly(step);
    }
  }

  /// Time passes until a symptom is not found any more.
  void awaitGone(String flowLog, String symptom, Duration step) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (find(flowLog, symptom).isPresent()) {
      assertTrue(System.nanoTime() < deadline, () -> diagnosis(flowLog).toString());
      passSlowly(step);
    }
  }

  static String evidence(JsonNode finding) {
    return texts(finding.path("Evidence"));
  }

  /// What the first remedy is, in words.
  static String deed(JsonNode finding) {
    return finding.path("Remedies").path(0).path("Deed").asText();
  }

  /// The commands of the first remedy, a line each.
  static String commands(JsonNode finding) {
    return texts(finding.path("Remedies").path(0).path("Commands"));
  }

  private static String texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return String.join("\n", texts);
  }

  static void assertEffect(String effect, JsonNode finding) {
    assertEquals(effect, finding.path("Effect").asText(), finding::toString);
  }

  /// Stops the service, and starts it over the same state.
  void restart(ServeSettings settings) {
    stop();
    Instant then = fitting.now.get();
    fitting = new Fitting(settings.at("127.0.0.1", 0, state), sources);
    fitting.now.set(then);
  }

  /// Time passes while it ends, or it would wait for a destination that is away for ever.
  private void stop() {
    Thread ending = Thread.ofPlatform().name("ending").start(fitting::close);
    while (ending.isAlive()) {
      pass(Duration.ofSeconds(1));
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  @Override
  public void close() {
    stop();
    if (pair != null) {
      pair.close();
    }
  }
}
