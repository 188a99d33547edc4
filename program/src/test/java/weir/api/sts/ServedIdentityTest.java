package weir.api.sts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;
import weir.api.auth.PolicyEvaluator;
import weir.api.auth.SignatureV4;
import weir.api.cloudtrail.AuditMemory;
import weir.api.cloudtrail.AuditTrail;
import weir.api.cloudtrail.CloudTrailApi;
import weir.api.gateway.Gateway;
import weir.api.gateway.GatewayLimits;
import weir.api.iam.AccountSettings;
import weir.api.iam.Accounts;
import weir.api.iam.Iam;
import weir.api.iam.IamApi;
import weir.api.iam.IamIdentities;
import weir.api.iam.SecretSeal;
import weir.api.iam.ServiceRoles;
import weir.api.iam.Sessions;
import weir.api.server.HttpServer;
import weir.api.server.HttpServerOptions;
import weir.model.aws.Fault;
import weir.store.state.StateStore;

/// IAM and STS through a real server, as the AWS SDK for Java sees them.
class ServedIdentityTest {
  private static final String FLOW_LOGS = "vpc-flow-logs.amazonaws.com";
  private static final String FLOW_LOG =
      "arn:aws:ec2:us-east-1:123456789012:vpc-flow-log/fl-0a1b2c3d";

  private final StateStore store = StateStore.ephemeral();
  private final Iam iam = new Iam(store, SecretSeal.forThisProcess(), new Random(11));
  private final IamIdentities identities = new IamIdentities(iam);
  private final Sessions sessions = new Sessions(iam);
  private final PolicyEvaluator evaluator = new PolicyEvaluator(identities);
  private HttpServer server;
  private IamClient root;

  @BeforeEach
  void start() {
    InstantSource clock = InstantSource.system();
    Accounts.FirstKey key = Accounts.begin(iam, AccountSettings.USUAL, clock.instant()).getFirst();
    AuditTrail trail = new AuditTrail(new AuditMemory(), "123456789012", clock);
    Gateway gateway =
        new Gateway(
            List.of(StsApi.of(sessions), IamApi.of(iam), CloudTrailApi.of(trail)),
            new SignatureV4(identities, clock),
            evaluator,
            List.of(trail),
            GatewayLimits.DEFAULT,
            clock);
    server = HttpServer.start(HttpServerOptions.on("127.0.0.1", 0), gateway::answer);
    root = iamOf(AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()));
  }

  @AfterEach
  void stop() {
    root.close();
    server.close();
  }

  @Test
  void aUserBecomesARoleThatTrustsItAndMayWhatTheRoleMay() {
    AwsCredentials ann = userWith("ann", allow("sts:AssumeRole"));
    roleTrusting("reader", "arn:aws:iam::123456789012:user/ann", externalId("x42"));
    attach("reader", "arn:aws:iam::aws:policy/IAMReadOnlyAccess");
    try (StsClient sts = stsOf(ann)) {
      StsException stranger =
          assertThrows(
              StsException.class,
              () ->
                  sts.assumeRole(request -> request.roleArn(role("reader")).roleSessionName("s1")));
      assertEquals("AccessDenied", stranger.awsErrorDetails().errorCode());
      AssumeRoleResponse assumed =
          sts.assumeRole(
              request -> request.roleArn(role("reader")).roleSessionName("s1").externalId("x42"));
      assertTrue(assumed.assumedRoleUser().assumedRoleId().endsWith(":s1"));
      assertTrue(assumed.credentials().expiration().isAfter(Instant.now().plusSeconds(3500)));
      try (StsClient session = stsOf(of(assumed.credentials()))) {
        assertEquals(
            "arn:aws:sts::123456789012:assumed-role/reader/s1", session.getCallerIdentity().arn());
      }
      try (IamClient session = iamOf(of(assumed.credentials()))) {
        assertEquals(1, session.listUsers().users().size());
        IamException denied =
            assertThrows(
                IamException.class, () -> session.createUser(user -> user.userName("eve")));
        assertEquals(403, denied.statusCode());
      }
    }
  }

  @Test
  void aSessionPolicyNarrowsTheRole() {
    AwsCredentials ann = userWith("ann", allow("sts:AssumeRole"));
    roleTrusting("admin", "arn:aws:iam::123456789012:root", "");
    attach("admin", "arn:aws:iam::aws:policy/AdministratorAccess");
    try (StsClient sts = stsOf(ann)) {
      AssumeRoleResponse assumed =
          sts.assumeRole(request ->
              request
                  .roleArn(role("admin"))
                  .roleSessionName("narrow")
                  .policy(allow("iam:GetUser")));
      try (IamClient session = iamOf(of(assumed.credentials()))) {
        assertEquals("ann", session.getUser(user -> user.userName("ann")).user().userName());
        assertThrows(IamException.class, session::listUsers);
      }
    }
  }

  @Test
  void theSessionsOfARoleThatIsDeletedEndWithIt() {
    AwsCredentials ann = userWith("ann", allow("sts:AssumeRole"));
    roleTrusting("brief", "arn:aws:iam::123456789012:root", "");
    try (StsClient sts = stsOf(ann)) {
      AssumeRoleResponse assumed =
          sts.assumeRole(request -> request.roleArn(role("brief")).roleSessionName("s1"));
      root.deleteRole(request -> request.roleName("brief"));
      roleTrusting("brief", "arn:aws:iam::123456789012:root", "");
      try (StsClient session = stsOf(of(assumed.credentials()))) {
        StsException gone = assertThrows(StsException.class, session::getCallerIdentity);
        assertEquals("InvalidClientTokenId", gone.awsErrorDetails().errorCode());
      }
    }
  }

  @Test
  void aTokenOfAnotherSessionIsRefused() {
    AwsCredentials ann = userWith("ann", allow("iam:GetUser"));
    try (StsClient sts = stsOf(ann)) {
      Credentials one = sts.getSessionToken().credentials();
      Credentials other = sts.getSessionToken().credentials();
      AwsCredentials mixed =
          AwsSessionCredentials.create(
              one.accessKeyId(), one.secretAccessKey(), other.sessionToken());
      try (StsClient session = stsOf(mixed)) {
        assertThrows(StsException.class, session::getCallerIdentity);
      }
      try (StsClient session = stsOf(of(one))) {
        assertEquals("arn:aws:iam::123456789012:user/ann", session.getCallerIdentity().arn());
        assertThrows(StsException.class, session::getSessionToken);
      }
    }
  }

  @Test
  void aSessionMayNotOutlastWhatItsRoleAllows() {
    AwsCredentials ann = userWith("ann", allow("sts:AssumeRole"));
    roleTrusting("reader", "arn:aws:iam::123456789012:root", "");
    try (StsClient sts = stsOf(ann)) {
      StsException refused =
          assertThrows(
              StsException.class,
              () ->
                  sts.assumeRole(request ->
                      request.roleArn(role("reader")).roleSessionName("s1").durationSeconds(7200)));
      assertEquals(
          "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
          refused.awsErrorDetails().errorMessage());
    }
  }

  @Test
  void errorsAreTheSdksOwnExceptions() {
    assertThrows(NoSuchEntityException.class, () -> root.getRole(role -> role.roleName("none")));
    root.createUser(user -> user.userName("ann"));
    assertThrows(
        EntityAlreadyExistsException.class, () -> root.createUser(user -> user.userName("ann")));
  }

  @Test
  void aServiceOfWeirBecomesARoleThatTrustsItForItsSource() {
    String condition =
        ",\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":\"123456789012\"},"
            + "\"ArnLike\":{\"aws:SourceArn\":\"arn:aws:ec2:*:123456789012:vpc-flow-log/*\"}}";
    root.createRole(request ->
        request
            .roleName("flow")
            .assumeRolePolicyDocument(trust("{\"Service\":\"" + FLOW_LOGS + "\"}", condition)));
    ServiceRoles roles = new ServiceRoles(sessions, evaluator, InstantSource.system());
    assertEquals(
        "arn:aws:sts::123456789012:assumed-role/flow/vpc-flow-logs",
        roles.assume(role("flow"), FLOW_LOGS, "123456789012", FLOW_LOG).arn());
    assertThrows(
        Fault.Denied.class, () -> roles.assume(role("flow"), FLOW_LOGS, "999999999999", FLOW_LOG));
    assertThrows(
        Fault.Denied.class,
        () -> roles.assume(role("flow"), "delivery.logs.amazonaws.com", "123456789012", FLOW_LOG));
    assertThrows(
        Fault.Denied.class, () -> roles.assume(role("none"), FLOW_LOGS, "123456789012", FLOW_LOG));
  }

  private AwsCredentials userWith(String name, String policy) {
    root.createUser(request -> request.userName(name));
    root.putUserPolicy(request -> request.userName(name).policyName("own").policyDocument(policy));
    var key = root.createAccessKey(request -> request.userName(name)).accessKey();
    assertFalse(key.secretAccessKey().isEmpty());
    return AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey());
  }

  private void roleTrusting(String name, String arn, String condition) {
    root.createRole(request ->
        request
            .roleName(name)
            .assumeRolePolicyDocument(trust("{\"AWS\":\"" + arn + "\"}", condition)));
  }

  private void attach(String role, String policy) {
    root.attachRolePolicy(request -> request.roleName(role).policyArn(policy));
  }

  private static String role(String name) {
    return "arn:aws:iam::123456789012:role/" + name;
  }

  private static String externalId(String id) {
    return ",\"Condition\":{\"StringEquals\":{\"sts:ExternalId\":\"" + id + "\"}}";
  }

  private static String trust(String principal, String condition) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
        + principal
        + ",\"Action\":\"sts:AssumeRole\""
        + condition
        + "}]}";
  }

  private static String allow(String action) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\""
        + action
        + "\",\"Resource\":\"*\"}]}";
  }

  private static AwsCredentials of(Credentials credentials) {
    return AwsSessionCredentials.create(
        credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken());
  }

  private URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  private IamClient iamOf(AwsCredentials credentials) {
    return IamClient.builder()
        .endpointOverride(endpoint())
        .region(Region.AWS_GLOBAL)
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  private StsClient stsOf(AwsCredentials credentials) {
    return StsClient.builder()
        .endpointOverride(endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }
}
