package weir.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weir.app.DoctorRoom.commands;
import static weir.app.DoctorRoom.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Flow logs to a log group whose role is gone, mistrusts, or may not.
class DoctorRolesTest {
  private static final Duration STEP = Duration.ofSeconds(3);
  private static final String ROLE = "arn:aws:iam::123456789012:role/flow-logs";
  private static final String TRUST = trust("vpc-flow-logs.amazonaws.com");

  private final DoctorRoom room = new DoctorRoom();

  private static String trust(String service) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
        + "{\"Service\":\""
        + service
        + "\"},\"Action\":\"sts:AssumeRole\"}]}";
  }

  private static String policy(String effect, String actions) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\""
        + effect
        + "\",\"Action\":["
        + actions
        + "],\"Resource\":\"*\"}]}";
  }

  @BeforeEach
  void makeRole() {
    room.iam("CreateRole", "RoleName=flow-logs&AssumeRolePolicyDocument=" + TRUST);
    room.iam(
        "PutRolePolicy",
        "RoleName=flow-logs&PolicyName=deliver&PolicyDocument=" + policy("Allow", "\"logs:*\""));
  }

  @AfterEach
  void close() {
    room.close();
  }

  private String flowLog() {
    room.machine(room.networkInterface());
    return room.flowLog(
        "ALL", "cloud-watch-logs", "&LogGroupName=flow-group&DeliverLogsPermissionArn=" + ROLE);
  }

  /// Runs `--policy-document` of a command.
  private static String document(JsonNode finding) {
    String command = commands(finding);
    return command.substring(command.indexOf('{'), command.lastIndexOf('}') + 1);
  }

  @Test
  void aRoleThatIsGoneIsNamedWithTheCommandsThatMakeIt() {
    String flowLog = flowLog();
    assertEquals(List.of(), room.symptoms(flowLog));
    room.iam("DeleteRolePolicy", "RoleName=flow-logs&PolicyName=deliver");
    room.iam("DeleteRole", "RoleName=flow-logs");
    room.ping();
    JsonNode finding = room.finding(flowLog, "role-missing", "there is no role " + ROLE, STEP);
    assertTrue(evidence(finding).contains("Access error"), finding::toString);
    String[] made = commands(finding).split("\n", -1);
    assertTrue(made[0].startsWith("aws iam create-role --role-name flow-logs"), made[0]);
    assertTrue(made[1].startsWith("aws iam put-role-policy --role-name flow-logs"), made[1]);
    assertEquals(List.of("role-missing"), room.symptoms(flowLog));
  }

  @Test
  void aTrustPolicyForAnotherServiceIsNamedAndMended() {
    String flowLog = flowLog();
    room.iam(
        "UpdateAssumeRolePolicy",
        "RoleName=flow-logs&PolicyDocument=" + trust("ec2.amazonaws.com"));
    room.ping();
    JsonNode finding =
        room.finding(flowLog, "role-trust", "does not trust vpc-flow-logs.amazonaws.com for", STEP);
    String trust = document(finding);
    assertTrue(trust.contains("ec2.amazonaws.com"), "what it said stays: " + trust);
    room.iam("UpdateAssumeRolePolicy", "RoleName=flow-logs&PolicyDocument=" + trust);
    assertEquals(List.of(), mended(flowLog));
  }

  @Test
  void actionsThatTheRoleMayNotAreNamedWithTheirResourceAndTheStatementThatAllowsThem() {
    String flowLog = flowLog();
    room.iam(
        "PutRolePolicy",
        "RoleName=flow-logs&PolicyName=deliver&PolicyDocument="
            + policy("Allow", "\"logs:CreateLogGroup\",\"logs:CreateLogStream\""));
    JsonNode finding = room.finding(flowLog, "role-permission");
    assertEquals(
        "The role flow-logs may not logs:PutLogEvents.", finding.path("Sentence").asText());
    assertTrue(
        evidence(finding)
            .startsWith(
                "logs:PutLogEvents on arn:aws:logs:us-east-1:123456789012:log-group:flow-group:"
                    + "log-stream:"),
        finding::toString);
    room.iam(
        "PutRolePolicy", "RoleName=flow-logs&PolicyName=more&PolicyDocument=" + document(finding));
    assertEquals(List.of(), mended(flowLog));
  }

  @Test
  void aDenyIsNotMendedByAnAllow() {
    String flowLog = flowLog();
    room.iam(
        "PutRolePolicy",
        "RoleName=flow-logs&PolicyName=no&PolicyDocument="
            + policy("Deny", "\"logs:PutLogEvents\""));
    JsonNode finding = room.finding(flowLog, "role-permission");
    assertTrue(evidence(finding).contains("explicit deny"), finding::toString);
    assertTrue(commands(finding).startsWith("aws iam list-role-policies"), finding::toString);
  }

  /// What is found of roles when their policies are mended.
  private List<String> mended(String flowLog) {
    return room.symptoms(flowLog).stream().filter(name -> name.startsWith("role-")).toList();
  }
}
