package weir.api.ec2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;

/// The bucket of a flow log, which must be there and let deliveries in.
class FlowLogBucketTest {
  private final FlowLogDesk desk = new FlowLogDesk();
  private String vpcId = "";

  @BeforeEach
  void stand() {
    vpcId = desk.vpc().vpcId();
    desk.buckets.add("logs", FlowLogDesk.ACCOUNT, "");
  }

  private CreateFlowLogsResponse create(Consumer<CreateFlowLogsRequest.Builder> change) {
    return desk.create(vpcId, change);
  }

  /// A bucket policy of one statement.
  private static String policy(String members) {
    return "{\"Statement\":[{"
        + members
        + ",\"Action\":\"s3:PutObject\",\"Resource\":\"arn:aws:s3:::logs/*\"}]}";
  }

  private UnsuccessfulItem item(Consumer<CreateFlowLogsRequest.Builder> change) {
    CreateFlowLogsResponse response = create(change);
    assertEquals(List.of(), response.flowLogIds());
    assertEquals(1, response.unsuccessful().size(), response::toString);
    return response.unsuccessful().getFirst();
  }

  @Test
  void aBucketThatIsMissingIsTold() {
    UnsuccessfulItem item = item(request -> request.logDestination("arn:aws:s3:::nowhere/prefix/"));
    assertEquals(vpcId, item.resourceId());
    assertEquals("400", item.error().code());
    assertEquals("LogDestination: nowhere does not exist", item.error().message());
  }

  @Test
  void aBucketWhoseKeyIsNamedByItsIdCannotBeDeliveredTo() {
    desk.buckets.add("sealed", FlowLogDesk.ACCOUNT, "");
    desk.buckets.encryptBy("sealed", "1234abcd-12ab-34cd-56ef-1234567890ab");
    UnsuccessfulItem item = item(request -> request.logDestination("arn:aws:s3:::sealed"));
    assertEquals("400", item.error().code());
    assertEquals("LogDestination: sealed is undeliverable", item.error().message());
  }

  @Test
  void aBucketOfAnotherAccountMustLetTheServiceIn() {
    desk.buckets.add("foreign", "999999999999", "");
    UnsuccessfulItem item = item(request -> request.logDestination("arn:aws:s3:::foreign"));
    assertEquals("400", item.error().code());
    assertEquals(
        "Access Denied for LogDestination: foreign. Please check LogDestination permission",
        item.error().message());
    desk.buckets.add(
        "foreign",
        "999999999999",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"delivery.logs.amazonaws.com\"},"
            + "\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::whole/*\"}}");
    assertEquals(
        1, create(request -> request.logDestination("arn:aws:s3:::foreign")).flowLogIds().size());
  }

  @Test
  void whoMayNotChangeTheBucketsPolicyCannotDeliverThere() {
    desk.denied.add("s3:PutBucketPolicy");
    assertTrue(
        item(request -> {}).error().message().startsWith("Access Denied for LogDestination: logs"));
    assertEquals("null", desk.buckets.policy("logs"));
  }

  @Test
  void theBucketsPolicyIsAttachedOnce() {
    create(request -> {});
    String policy = desk.buckets.policy("logs");
    assertTrue(policy.contains("\"Id\":\"AWSLogDeliveryWrite20150319\""), policy);
    assertTrue(
        policy.contains(
            "{\"Sid\":\"AWSLogDeliveryWrite\",\"Effect\":\"Allow\",\"Principal\":{\"Service\":"
                + "\"delivery.logs.amazonaws.com\"},\"Action\":\"s3:PutObject\",\"Resource\":"
                + "\"arn:aws:s3:::logs/AWSLogs/123456789012/*\",\"Condition\":{\"StringEquals\":"
                + "{\"aws:SourceAccount\":\"123456789012\",\"s3:x-amz-acl\":"
                + "\"bucket-owner-full-control\"},\"ArnLike\":{\"aws:SourceArn\":"
                + "\"arn:aws:logs:eu-central-1:123456789012:*\"}}}"),
        policy);
    assertTrue(policy.contains("\"Sid\":\"AWSLogDeliveryAclCheck\""), policy);
    create(request -> request.trafficType("REJECT"));
    assertEquals(policy, desk.buckets.policy("logs"), "it lets deliveries in already");
    create(request -> request.logDestination("arn:aws:s3:::logs/other/"));
    assertTrue(desk.buckets.policy("logs").contains("\"Sid\":\"AWSLogDeliveryWrite1\""));
    assertTrue(desk.buckets.policy("logs").contains("logs/other/AWSLogs/123456789012/*"));
  }

  @Test
  void aPolicyThatWouldGrowTooLongIsNotAttached() {
    desk.buckets.add(
        "logs",
        FlowLogDesk.ACCOUNT,
        policy("\"Principal\":\"*\",\"Effect\":\"Allow\",\"Sid\":\"" + "x".repeat(20_000) + "\""));
    assertEquals("LogDestinationPermissionIssueException", item(request -> {}).error().code());
  }

  @Test
  void aPolicyOfExceptionsIsNotAddedTo() {
    desk.buckets.add(
        "logs", FlowLogDesk.ACCOUNT, policy("\"NotPrincipal\":\"*\",\"Effect\":\"Deny\""));
    assertTrue(item(request -> {}).error().message().startsWith("Access Denied"));
  }

  @Test
  void aPolicyThatRefusesStaysRefusing() {
    desk.buckets.add(
        "logs", FlowLogDesk.ACCOUNT, policy("\"Principal\":\"*\",\"Effect\":\"Deny\""));
    assertTrue(item(request -> {}).error().message().startsWith("Access Denied"));
  }
}
