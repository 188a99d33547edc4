package weir.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

/// Who may do what at `weir serve`, as clients come to know it: users, roles, temporary
/// credentials, bucket policies, boundaries, and the trail of it all.
class ServeIamTest {
  private static final String OTHER_ACCOUNT = "210987654321";

  @TempDir private static Path folder;
  private static Served served;

  /// What the first start has printed: the keys that it made.
  private static String firstStart;

  @BeforeAll
  static void begin() {
    served = start();
    Eventually.holds(
        "the keys are shown",
        Duration.ofSeconds(10),
        () -> served.process().printed().contains("export AWS_PROFILE=weir-" + OTHER_ACCOUNT));
    firstStart = served.process().printed();
  }

  private static Served start() {
    return Served.in(folder.resolve("state"), "--account", Served.ACCOUNT + "," + OTHER_ACCOUNT);
  }

  @AfterAll
  static void end() {
    served.close();
  }

  private static String policy(String effect, String action, String resource) {
    return """
    {"Version": "2012-10-17",
     "Statement": [{"Effect": "%s", "Action": ["%s"], "Resource": "%s"}]}
    """
        .formatted(effect, action, resource);
  }

  private static String trust(String principal) {
    return """
    {"Version": "2012-10-17",
     "Statement": [{"Effect": "Allow", "Principal": %s, "Action": "sts:AssumeRole"}]}
    """
        .formatted(principal);
  }

  /// A user with one inline policy, and its key.
  private static AccessKey user(String name, String policy) {
    try (IamClient iam = served.iam()) {
      iam.createUser(r -> r.userName(name));
      iam.putUserPolicy(r -> r.userName(name).policyName("own").policyDocument(policy));
      return iam.createAccessKey(r -> r.userName(name)).accessKey();
    }
  }

  private static AwsCredentialsProvider credentials(AccessKey key) {
    return Served.credentials(key.accessKeyId(), key.secretAccessKey());
  }

  private static AwsCredentialsProvider temporary(Credentials session) {
    return StaticCredentialsProvider.create(
        AwsSessionCredentials.create(
            session.accessKeyId(), session.secretAccessKey(), session.sessionToken()));
  }

  private static Outcome awsAs(AccessKey key, String... arguments) {
    return served.awsAs(served.environment(key.accessKeyId(), key.secretAccessKey()), arguments);
  }

  private static void refused(Outcome outcome, String... words) {
    assertTrue(outcome.exitCode() != 0, outcome::out);
    for (String word : words) {
      assertTrue(outcome.err().contains(word), () -> word + " in " + outcome.err());
    }
  }

  @Test
  void aUserDoesWhatItsPolicyAllowsAndNothingElse() {
    AccessKey key = user("reader", policy("Allow", "ec2:Describe*", "*"));
    awsAs(key, "ec2", "describe-vpcs").orFail();
    refused(
        awsAs(key, "ec2", "create-vpc", "--cidr-block", "10.0.0.0/16"),
        "(UnauthorizedOperation)",
        "You are not authorized to perform this operation.",
        "arn:aws:iam::123456789012:user/reader",
        "ec2:CreateVpc");
    refused(awsAs(key, "s3", "ls"), "(AccessDenied)");
    refused(awsAs(key, "iam", "list-users"), "(AccessDenied)", "iam:ListUsers");
    refused(
        awsAs(key, "ec2", "create-vpc", "--cidr-block", "10.0.0.0/16", "--dry-run"),
        "(UnauthorizedOperation)");
    try (Ec2Client ec2 = served.client(Ec2Client.builder(), credentials(key))) {
      assertTrue(ec2.describeVpcs().hasVpcs());
      Ec2Exception denied =
          assertThrows(Ec2Exception.class, () -> ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16")));
      assertEquals("UnauthorizedOperation", denied.awsErrorDetails().errorCode());
      assertEquals(403, denied.statusCode());
    }
    // Whoever they are, everybody may ask who they are.
    assertEquals(
        "arn:aws:iam::123456789012:user/reader",
        awsAs(key, "sts", "get-caller-identity", "--query", "Arn", "--output", "text")
            .orFail()
            .out()
            .strip());
  }

  @Test
  void strangersAreTurnedAwayWithTheCodesThatClientsKnow() {
    refused(
        served.awsAs(served.environment("AKIANOBODYNOBODYNOBO", "x"), "ec2", "describe-vpcs"),
        "(AuthFailure)");
    refused(
        served.awsAs(served.environment(Served.ACCESS_KEY_ID, "wrong"), "ec2", "describe-vpcs"),
        "(AuthFailure)");
    refused(
        served.awsAs(served.environment("AKIANOBODYNOBODYNOBO", "x"), "s3api", "list-buckets"),
        "(InvalidAccessKeyId)");
    refused(
        served.awsAs(served.environment(Served.ACCESS_KEY_ID, "wrong"), "s3api", "list-buckets"),
        "(SignatureDoesNotMatch)");
    refused(
        served.awsAs(served.environment("AKIANOBODYNOBODYNOBO", "x"), "iam", "list-users"),
        "(InvalidClientTokenId)");
    refused(
        served.awsAs(served.environment(Served.ACCESS_KEY_ID, "wrong"), "iam", "list-users"),
        "(SignatureDoesNotMatch)");
  }

  @Test
  void anInactiveOrDeletedKeyOpensNothing() {
    AccessKey key = user("leaver", policy("Allow", "*", "*"));
    awsAs(key, "ec2", "describe-vpcs").orFail();
    try (IamClient iam = served.iam()) {
      iam.updateAccessKey(
          r -> r.userName("leaver").accessKeyId(key.accessKeyId()).status("Inactive"));
      refused(awsAs(key, "ec2", "describe-vpcs"), "(AuthFailure)");
      iam.deleteAccessKey(r -> r.userName("leaver").accessKeyId(key.accessKeyId()));
      refused(awsAs(key, "iam", "list-users"), "(InvalidClientTokenId)");
      IamException kept =
          assertThrows(IamException.class, () -> iam.deleteUser(r -> r.userName("leaver")));
      assertEquals("DeleteConflict", kept.awsErrorDetails().errorCode());
    }
  }

  @Test
  void temporaryCredentialsOfARoleOutliveARestart() {
    AccessKey key =
        user("operator", policy("Allow", "sts:AssumeRole", "arn:aws:iam::123456789012:role/*"));
    String mine = trust("{\"AWS\": \"arn:aws:iam::123456789012:user/operator\"}");
    String another = trust("{\"Service\": \"vpc-flow-logs.amazonaws.com\"}");
    Credentials session;
    try (IamClient iam = served.iam();
        StsClient sts = served.client(StsClient.builder(), credentials(key))) {
      iam.createRole(r -> r.roleName("builder").assumeRolePolicyDocument(mine));
      iam.putRolePolicy(r ->
          r.roleName("builder").policyName("own").policyDocument(policy("Allow", "ec2:*", "*")));
      iam.createRole(r -> r.roleName("closed").assumeRolePolicyDocument(another));
      session =
          sts.assumeRole(
                  r -> r.roleArn("arn:aws:iam::123456789012:role/builder").roleSessionName("lab"))
              .credentials();
      StsException closed =
          assertThrows(
              StsException.class,
              () ->
                  sts.assumeRole(r ->
                      r.roleArn("arn:aws:iam::123456789012:role/closed").roleSessionName("lab")));
      assertEquals("AccessDenied", closed.awsErrorDetails().errorCode());
      assertEquals(403, closed.statusCode());
    }
    assertTrue(session.accessKeyId().startsWith("ASIA"), session::accessKeyId);
    worksAsBuilder(session);
    assertEquals(0, served.stop().exitCode());
    served = start();
    worksAsBuilder(session);
    // Without its token the key is nobody's.
    refused(
        served.awsAs(
            served.environment(session.accessKeyId(), session.secretAccessKey()),
            "iam",
            "list-users"),
        "(InvalidClientTokenId)");
  }

  private static void worksAsBuilder(Credentials session) {
    try (Ec2Client ec2 = served.client(Ec2Client.builder(), temporary(session));
        S3Client s3 = served.client(S3Client.builder(), temporary(session));
        StsClient sts = served.client(StsClient.builder(), temporary(session))) {
      ec2.createVpc(r -> r.cidrBlock("10.3.0.0/16"));
      assertEquals(
          "AccessDenied",
          assertThrows(S3Exception.class, s3::listBuckets).awsErrorDetails().errorCode());
      assertEquals(
          "arn:aws:sts::123456789012:assumed-role/builder/lab", sts.getCallerIdentity().arn());
    }
  }

  @Test
  void aRoleIsHandedToFlowLogsOnlyByWhoMayPassIt() {
    String role = "arn:aws:iam::123456789012:role/flow-logs";
    AccessKey without = user("no-passer", policy("Allow", "ec2:*\", \"logs:*", "*"));
    AccessKey with = user("passer", policy("Allow", "ec2:*\", \"logs:*\", \"iam:PassRole", "*"));
    String vpc;
    try (IamClient iam = served.iam();
        Ec2Client ec2 = served.ec2()) {
      iam.createRole(r ->
          r.roleName("flow-logs")
              .assumeRolePolicyDocument(trust("{\"Service\": \"vpc-flow-logs.amazonaws.com\"}")));
      vpc = ec2.createVpc(r -> r.cidrBlock("10.4.0.0/16")).vpc().vpcId();
    }
    Outcome denied = awsAs(without, toLogGroup(vpc, role));
    refused(denied, "(UnauthorizedOperation)", "iam:PassRole");
    Outcome passed = awsAs(with, toLogGroup(vpc, role));
    assertTrue(!passed.err().contains("UnauthorizedOperation"), passed::err);
  }

  private static String[] toLogGroup(String vpc, String role) {
    return new String[] {
      "ec2", "create-flow-logs", "--resource-type", "VPC", "--resource-ids", vpc,
      "--traffic-type", "ALL", "--log-group-name", "group", "--deliver-logs-permission-arn", role
    };
  }

  @Test
  void aBucketPolicyLetsAnotherAccountInAndKeepsItOut() {
    AccessKey mine = user("owner", policy("Allow", "s3:*", "*"));
    AwsCredentialsProvider other = otherAccount();
    try (S3Client s3 = served.client(S3Client.builder().forcePathStyle(true), credentials(mine));
        S3Client foreign = served.client(S3Client.builder().forcePathStyle(true), other)) {
      s3.createBucket(r -> r.bucket("shared"));
      s3.putObject(r -> r.bucket("shared").key("open/a"), RequestBody.fromString("a"));
      s3.putObject(r -> r.bucket("shared").key("closed/a"), RequestBody.fromString("b"));
      assertDenied(() -> foreign.getObjectAsBytes(r -> r.bucket("shared").key("open/a")));
      s3.putBucketPolicy(r ->
          r.bucket("shared")
              .policy(
                  """
                  {"Version": "2012-10-17", "Statement": [
                    {"Effect": "Allow", "Principal": {"AWS": "%1$s"},
                     "Action": "s3:GetObject", "Resource": "arn:aws:s3:::shared/*"},
                    {"Effect": "Deny", "Principal": "*",
                     "Action": "s3:GetObject", "Resource": "arn:aws:s3:::shared/closed/*"}]}
                  """
                      .formatted(OTHER_ACCOUNT)));
      assertEquals(
          "a", foreign.getObjectAsBytes(r -> r.bucket("shared").key("open/a")).asUtf8String());
      assertDenied(() -> foreign.getObjectAsBytes(r -> r.bucket("shared").key("closed/a")));
      assertDenied(() -> s3.getObjectAsBytes(r -> r.bucket("shared").key("closed/a")));
      assertDenied(() ->
          foreign.putObject(r -> r.bucket("shared").key("open/b"), RequestBody.fromString("b")));
      s3.deleteBucketPolicy(r -> r.bucket("shared"));
      assertDenied(() -> foreign.getObjectAsBytes(r -> r.bucket("shared").key("open/a")));
    }
  }

  /// The root key of the second account, which the first start has shown.
  private static AwsCredentialsProvider otherAccount() {
    String[] lines = firstStart.split("\n");
    String id = "";
    String secret = "";
    for (String line : lines) {
      if (line.contains("weir-" + OTHER_ACCOUNT + ".aws_access_key_id")) {
        id = line.substring(line.lastIndexOf(' ') + 1).strip();
      } else if (line.contains("weir-" + OTHER_ACCOUNT + ".aws_secret_access_key")) {
        secret = line.substring(line.lastIndexOf(' ') + 1).strip();
      }
    }
    return Served.credentials(id, secret);
  }

  private static void assertDenied(org.junit.jupiter.api.function.Executable call) {
    S3Exception denied = assertThrows(S3Exception.class, call);
    assertEquals("AccessDenied", denied.awsErrorDetails().errorCode(), denied::getMessage);
    assertEquals(403, denied.statusCode());
  }

  @Test
  void aBoundaryLimitsWhatAPolicyAllows() {
    AccessKey key = user("bounded", policy("Allow", "*", "*"));
    try (IamClient iam = served.iam()) {
      String boundary =
          iam.createPolicy(
                  r -> r.policyName("only-ec2").policyDocument(policy("Allow", "ec2:*", "*")))
              .policy()
              .arn();
      awsAs(key, "iam", "list-users").orFail();
      iam.putUserPermissionsBoundary(r -> r.userName("bounded").permissionsBoundary(boundary));
      awsAs(key, "ec2", "describe-vpcs").orFail();
      refused(awsAs(key, "iam", "list-users"), "(AccessDenied)", "permissions boundary");
      iam.deleteUserPermissionsBoundary(r -> r.userName("bounded"));
      awsAs(key, "iam", "list-users").orFail();
    }
  }

  @Test
  void aSimulationSaysWhatACallWouldMeet() {
    user("simulated", policy("Allow", "s3:GetObject", "arn:aws:s3:::books/*"));
    try (IamClient iam = served.iam()) {
      iam.putUserPolicy(r ->
          r.userName("simulated")
              .policyName("not-this")
              .policyDocument(policy("Deny", "s3:GetObject", "arn:aws:s3:::books/secret")));
      Map<String, String> expected =
          Map.of("books/a", "allowed", "books/secret", "explicitDeny", "films/a", "implicitDeny");
      expected.forEach((resource, decision) -> {
        List<EvaluationResult> results =
            iam.simulatePrincipalPolicy(r ->
                    r.policySourceArn("arn:aws:iam::123456789012:user/simulated")
                        .actionNames("s3:GetObject")
                        .resourceArns("arn:aws:s3:::" + resource))
                .evaluationResults();
        assertEquals(1, results.size());
        assertEquals(decision, results.getFirst().evalDecisionAsString(), resource);
      });
    }
    assertEquals(
        "s3:PutObject\timplicitDeny",
        served.value(
            "iam",
            "simulate-principal-policy",
            "--policy-source-arn",
            "arn:aws:iam::123456789012:user/simulated",
            "--action-names",
            "s3:PutObject",
            "--resource-arns",
            "arn:aws:s3:::books/a",
            "--query",
            "EvaluationResults[].[EvalActionName,EvalDecision]"));
  }

  @Test
  void theTrailShowsWhoDidWhatAndWhatWasDenied() {
    AccessKey key = user("trailed", policy("Allow", "ec2:CreateVpc", "*"));
    String vpc =
        awsAs(
                key,
                "ec2",
                "create-vpc",
                "--cidr-block",
                "10.7.0.0/16",
                "--query",
                "Vpc.VpcId",
                "--output",
                "text")
            .orFail()
            .out()
            .strip();
    refused(awsAs(key, "ec2", "delete-vpc", "--vpc-id", vpc), "(UnauthorizedOperation)");
    Eventually.holds(
        "both calls are in the trail",
        Duration.ofSeconds(10),
        () -> trailOf("trailed").size() == 2);
    List<String> trail = trailOf("trailed");
    assertTrue(trail.contains("CreateVpc none"), trail::toString);
    assertTrue(trail.contains("DeleteVpc Client.UnauthorizedOperation"), trail::toString);
    // What made the user is there too, and its secret is not.
    String made =
        served.value(
            "cloudtrail",
            "lookup-events",
            "--lookup-attributes",
            "AttributeKey=EventName,AttributeValue=CreateAccessKey",
            "--query",
            "Events[].CloudTrailEvent");
    assertTrue(made.contains("\"trailed\""), made);
    assertTrue(!made.contains(key.secretAccessKey()), "a secret in the trail");
  }

  private static List<String> trailOf(String user) {
    return served
        .boto3(
            """
            found = client("cloudtrail").lookup_events(LookupAttributes=[
                {"AttributeKey": "Username", "AttributeValue": sys.argv[1]}])
            for event in found["Events"]:
                record = json.loads(event["CloudTrailEvent"])
                print(event["EventName"], record.get("errorCode", "none"))
            """,
            user)
        .lines()
        .toList();
  }
}
