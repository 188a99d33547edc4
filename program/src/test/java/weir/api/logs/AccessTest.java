package weir.api.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weir.api.logs.ServedLogs.refusal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.PolicyScope;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourcePolicy;

class AccessTest {
  private static final String GROUP = "arn:aws:logs:eu-central-1:123456789012:log-group:g";

  @TempDir private Path folder;
  private ServedLogs served;
  private CloudWatchLogsClient root;
  private CloudWatchLogsClient ann;

  @BeforeEach
  void begin() {
    served = new ServedLogs(folder);
    root = served.client(ServedLogs.ROOT);
    ann = served.client(ServedLogs.ANN);
    served.make("g", "s");
    served.put("g", "s", "x");
  }

  @AfterEach
  void end() {
    served.close();
  }

  private String denied(String action, String resource) {
    return "AccessDeniedException: User: arn:aws:iam::123456789012:user/ann is not authorized to"
        + " perform: logs:"
        + action
        + " on resource: "
        + resource
        + " because no identity-based policy allows the logs:"
        + action
        + " action";
  }

  @Test
  void aPolicyOnTheBareArnReachesNeitherGroupNorStreams() {
    served.allow(ServedLogs.ANN, GROUP, "logs:*");
    assertEquals(
        denied("DescribeLogStreams", GROUP + ":log-stream:"),
        refusal(() -> ann.describeLogStreams(r -> r.logGroupName("g"))));
    assertEquals(
        denied("GetLogEvents", GROUP + ":log-stream:s"),
        refusal(() -> ann.getLogEvents(r -> r.logGroupName("g").logStreamName("s"))));
    assertEquals(
        denied("DescribeLogGroups", GROUP.substring(0, GROUP.length() - 1) + ":log-stream:"),
        refusal(() -> ann.describeLogGroups()));
    // Tags are the exception: there the resource is the bare ARN.
    assertEquals(Map.of(), ann.listTagsForResource(r -> r.resourceArn(GROUP)).tags());

    served.allow(ServedLogs.ANN, GROUP + ":*", "logs:*");
    assertEquals(1, ann.describeLogStreams(r -> r.logGroupName("g")).logStreams().size());
    assertEquals(1, ann.getLogEvents(r -> r.logGroupName("g").logStreamName("s")).events().size());
  }

  @Test
  void aPolicyMayAllowSomeStreams() {
    served.allow(ServedLogs.ANN, GROUP + ":log-stream:a*", "logs:CreateLogStream");
    ann.createLogStream(r -> r.logGroupName("g").logStreamName("a1"));
    assertEquals(
        denied("CreateLogStream", GROUP + ":log-stream:b1"),
        refusal(() -> ann.createLogStream(r -> r.logGroupName("g").logStreamName("b1"))));
  }

  @Test
  void aGroupWithTagsNeedsThePermissionToTag() {
    served.allow(ServedLogs.ANN, "*", "logs:CreateLogGroup");
    assertEquals(
        "AccessDeniedException: User with accountId: 123456789012 is not authorized to perform"
            + " CreateLogGroup with Tags. An additional permission \"logs:TagResource\" is"
            + " required.",
        refusal(() -> ann.createLogGroup(r -> r.logGroupName("h").tags(Map.of("a", "b")))));
    ann.createLogGroup(r -> r.logGroupName("h"));
    served.allow(ServedLogs.ANN, "*", "logs:CreateLogGroup", "logs:TagResource");
    ann.createLogGroup(r -> r.logGroupName("i").tags(Map.of("a", "b")));
  }

  private static String policy(String principal, String action, String resource) {
    return """
    {"Version": "2012-10-17", "Statement": [{"Sid": "one", "Effect": "Allow",
      "Principal": %s, "Action": "%s", "Resource": "%s"}]}
    """
        .formatted(principal, action, resource);
  }

  @Test
  void aResourcePolicyLetsAnotherAccountIn() {
    CloudWatchLogsClient bob = served.client(ServedLogs.BOB);
    served.allow(ServedLogs.BOB, "*", "logs:*");
    assertTrue(
        refusal(() -> bob.describeLogStreams(r -> r.logGroupIdentifier(GROUP)))
            .startsWith("AccessDeniedException: User: arn:aws:iam::210987654321:user/bob"));
    String policy =
        policy(
            "{\"AWS\": \"arn:aws:iam::210987654321:user/bob\"}",
            "logs:DescribeLogStreams",
            GROUP + ":*");
    root.putResourcePolicy(r -> r.policyName("bob").policyDocument(policy));
    root.putResourcePolicy(r ->
        r.policyName("delivery")
            .policyDocument(
                policy(
                    "{\"Service\": \"delivery.logs.amazonaws.com\"}",
                    "logs:PutLogEvents",
                    GROUP + ":*")));
    assertEquals(1, bob.describeLogStreams(r -> r.logGroupIdentifier(GROUP)).logStreams().size());
    root.deleteResourcePolicy(r -> r.policyName("bob"));
    assertTrue(
        refusal(() -> bob.describeLogStreams(r -> r.logGroupIdentifier(GROUP)))
            .startsWith("AccessDeniedException"));
  }

  @Test
  void aPolicyOfOneGroupIsOfThatGroupOnly() {
    CloudWatchLogsClient bob = served.client(ServedLogs.BOB);
    served.allow(ServedLogs.BOB, "*", "logs:*");
    served.make("h", "s");
    root.putResourcePolicy(r ->
        r.resourceArn(GROUP)
            .policyDocument(policy("{\"AWS\": \"210987654321\"}", "logs:DescribeLogStreams", "*")));
    assertEquals(1, bob.describeLogStreams(r -> r.logGroupIdentifier(GROUP)).logStreams().size());
    String other = GROUP.substring(0, GROUP.length() - 1) + "h";
    assertTrue(
        refusal(() -> bob.describeLogStreams(r -> r.logGroupIdentifier(other)))
            .startsWith("AccessDeniedException"));
    ResourcePolicy shown =
        root.describeResourcePolicies(r -> r.policyScope(PolicyScope.RESOURCE))
            .resourcePolicies()
            .getFirst();
    assertEquals(GROUP, shown.resourceArn());
    assertTrue(
        refusal(() ->
                root.deleteResourcePolicy(r -> r.resourceArn(GROUP).expectedRevisionId("another")))
            .startsWith("ValidationException: expectedRevisionId is another"));
    root.deleteResourcePolicy(r -> r.resourceArn(GROUP).expectedRevisionId(shown.revisionId()));
  }

  @Test
  void anAccountHasTenResourcePoliciesAtMost() {
    String policy = policy("{\"Service\": \"es.amazonaws.com\"}", "logs:PutLogEvents", "*");
    for (int i = 0; i < 10; i++) {
      String name = "p" + i;
      root.putResourcePolicy(r -> r.policyName(name).policyDocument(policy));
    }
    root.putResourcePolicy(r -> r.policyName("p3").policyDocument(policy));
    assertEquals(
        "LimitExceededException: Resource limit exceeded.",
        refusal(() -> root.putResourcePolicy(r -> r.policyName("p10").policyDocument(policy))));
    assertEquals(
        List.of("p0", "p1", "p2"),
        root.describeResourcePolicies(r -> r.limit(3)).resourcePolicies().stream()
            .map(ResourcePolicy::policyName)
            .toList());
    assertTrue(
        refusal(() -> root.putResourcePolicy(r -> r.policyName("p3").policyDocument("{}")))
            .startsWith("InvalidParameterException: "));
  }
}
