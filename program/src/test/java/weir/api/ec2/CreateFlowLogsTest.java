package weir.api.ec2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.LogDestinationType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagFieldSpecificationRequest;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.TrafficType;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;
import weir.api.protocol.ApiException;
import weir.model.flow.RecordFormat;

/// Every line of the table of CreateFlowLogs' errors, and what it makes when there are none.
class CreateFlowLogsTest {
  private static final String ROLE = "arn:aws:iam::123456789012:role/logs";
  private static final String UNKNOWN = "vpc-00112233344556677";

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

  private void refused(
      String code, String sentence, Consumer<CreateFlowLogsRequest.Builder> change) {
    ApiException refusal = assertThrows(ApiException.class, () -> create(change));
    assertEquals(code, refusal.code());
    assertEquals(sentence, refusal.sentence());
    assertEquals(List.of(), desk.all(), "a refused call makes nothing");
  }

  private static TagSpecification tagged(String type) {
    return TagSpecification.builder()
        .resourceType(type)
        .tags(Tag.builder().key("a").value("b").build())
        .build();
  }

  private UnsuccessfulItem item(Consumer<CreateFlowLogsRequest.Builder> change) {
    CreateFlowLogsResponse response = create(change);
    assertEquals(List.of(), response.flowLogIds());
    assertEquals(1, response.unsuccessful().size(), response::toString);
    return response.unsuccessful().getFirst();
  }

  @Test
  void makesAFlowLogWithAwsDefaults() {
    CreateFlowLogsResponse made = create(request -> {});
    assertEquals(List.of(), made.unsuccessful());
    assertEquals(32, made.clientToken().length(), "a token comes back though none was sent");
    FlowLog log = desk.all().getFirst();
    assertEquals(made.flowLogIds(), List.of(log.flowLogId()));
    assertTrue(log.flowLogId().matches("fl-[0-9a-f]{17}"));
    assertEquals("ACTIVE", log.flowLogStatus());
    assertEquals("SUCCESS", log.deliverLogsStatus());
    assertNull(log.deliverLogsErrorMessage());
    assertEquals(vpcId, log.resourceId());
    assertEquals(TrafficType.ALL, log.trafficType());
    assertEquals(LogDestinationType.S3, log.logDestinationType());
    assertEquals("arn:aws:s3:::logs", log.logDestination());
    assertNull(log.logGroupName());
    assertNull(log.deliverLogsPermissionArn());
    assertEquals(RecordFormat.DEFAULT.toString(), log.logFormat());
    assertEquals(600, log.maxAggregationInterval());
    assertEquals("plain-text", log.destinationOptions().fileFormatAsString());
    assertEquals(false, log.destinationOptions().hiveCompatiblePartitions());
    assertEquals(false, log.destinationOptions().perHourPartition());
    assertTrue(log.hasTags(), "an empty list of tags is there, as at AWS");
    assertEquals(List.of(), log.tags());
  }

  @Test
  void keepsEverythingThatIsGiven() {
    create(request ->
        request
            .logDestination("arn:aws:s3:::logs/vpc/")
            .trafficType("REJECT")
            .maxAggregationInterval(60)
            .logFormat("${srcaddr} ${instance-tag}")
            .tagFieldSpecifications(
                TagFieldSpecificationRequest.builder()
                    .resourceType("instance")
                    .tagKeys("Name", "team")
                    .build())
            .destinationOptions(options ->
                options.fileFormat("parquet").hiveCompatiblePartitions(true).perHourPartition(true))
            .tagSpecifications(tagged("vpc-flow-log")));
    FlowLog log = desk.all().getFirst();
    assertEquals("arn:aws:s3:::logs/vpc/", log.logDestination());
    assertEquals("REJECT", log.trafficTypeAsString());
    assertEquals(60, log.maxAggregationInterval());
    assertEquals("${srcaddr} ${instance-tag}", log.logFormat());
    assertEquals(List.of("Name", "team"), log.tagFieldSpecifications().getFirst().tagKeys());
    assertEquals("parquet", log.destinationOptions().fileFormatAsString());
    assertEquals("b", log.tags().getFirst().value());
  }

  @Test
  void theDestinationMustBeNamedOnceAndFit() {
    refused(
        "InvalidParameter",
        "Please only provide LogGroupName or only provide LogDestination.",
        request -> request.logGroupName("group"));
    refused(
        "InvalidParameter",
        "LogDestination can't be empty if LogGroupName is not provided.",
        request -> request.logDestination(null));
    refused(
        "InvalidParameter",
        "LogDestination type must be cloud-watch-logs if LogGroupName is provided.",
        request -> request.logDestination(null).logGroupName("group"));
    refused(
        "InvalidParameter",
        "LogDestination: arn:aws:sqs:::logs is not the ARN of a bucket; it must be"
            + " arn:aws:s3:::bucket or arn:aws:s3:::bucket/prefix/",
        request -> request.logDestination("arn:aws:sqs:::logs"));
    refused(
        "InvalidParameter",
        "LogDestination: arn:aws:s3:::logs/AWSLogs/ has a folder named AWSLogs, which is reserved",
        request -> request.logDestination("arn:aws:s3:::logs/AWSLogs/"));
    refused(
        "InvalidParameterValue",
        "Value (tape) for parameter logDestinationType is invalid. It must be one of"
            + " cloud-watch-logs, s3, kinesis-data-firehose.",
        request -> request.logDestinationType("tape"));
  }

  @Test
  void rolesMustFitTheDestination() {
    refused(
        "InvalidParameter",
        "DeliverLogsPermissionArn can't be empty if LogDestinationType is cloud-watch-logs.",
        request ->
            request.logDestinationType((String) null).logDestination(null).logGroupName("group"));
    refused(
        "InvalidParameter",
        "DeliverLogsPermissionArn is not applicable for s3 delivery",
        request -> request.deliverLogsPermissionArn(ROLE));
    String both =
        "When providing a role for cross-account delivery, both the DeliverLogsPermissionArn and"
            + " DeliverCrossAccountRole fields must be set.";
    refused("InvalidParameter", both, request -> request.deliverCrossAccountRole(ROLE));
    refused(
        "InvalidParameter",
        both,
        request ->
            request
                .logDestinationType("kinesis-data-firehose")
                .logDestination("arn:aws:firehose:eu-central-1:123456789012:deliverystream/s")
                .deliverLogsPermissionArn(ROLE));
    refused(
        "InvalidParameter",
        "Unable to assume given IAM role: '" + ROLE + "'",
        request ->
            request
                .logDestinationType("cloud-watch-logs")
                .logDestination(null)
                .logGroupName("group")
                .deliverLogsPermissionArn(ROLE));
  }

  @Test
  void whatWeirDoesNotRecordIsRefusedByName() {
    desk.roles.add(ROLE);
    refused(
        "UnsupportedOperation",
        "Weir does not record flow logs of resource type TransitGateway",
        request ->
            request
                .resourceType("TransitGateway")
                .resourceIds("tgw-00112233344556677")
                .trafficType((String) null));
  }

  @Test
  void aLogGroupNeedNotBeThereButMustBeOfTheSameAccountAndRegion() {
    desk.roles.add(ROLE);
    create(request ->
        request
            .logDestinationType("cloud-watch-logs")
            .logDestination(null)
            .logGroupName("/flow/logs")
            .deliverLogsPermissionArn(ROLE));
    assertEquals("/flow/logs", desk.all().getFirst().logGroupName());
    String foreign = "arn:aws:logs:eu-central-1:999999999999:log-group:g";
    ApiException refusal =
        assertThrows(
            ApiException.class,
            () ->
                create(request ->
                    request
                        .logDestinationType("cloud-watch-logs")
                        .logDestination(foreign)
                        .deliverLogsPermissionArn(ROLE)));
    assertEquals("InvalidParameterValue", refusal.code());
    assertTrue(refusal.sentence().contains(foreign), refusal.sentence());
    assertEquals(1, desk.all().size());
  }

  @Test
  void aDeliveryStreamMustBeThere() {
    String arn = "arn:aws:firehose:eu-central-1:123456789012:deliverystream/s";
    UnsuccessfulItem missing =
        item(request -> request.logDestinationType("kinesis-data-firehose").logDestination(arn));
    assertEquals("LogDestination: s does not exist", missing.error().message());
    desk.streams.add(arn);
    create(request -> request.logDestinationType("kinesis-data-firehose").logDestination(arn));
    assertEquals(arn, desk.all().getFirst().logDestination());
  }

  @Test
  void intervalsAreSixtyOrSixHundredSeconds() {
    refused(
        "InvalidParameter",
        "Invalid Flow Log Max Aggregation Interval",
        request -> request.maxAggregationInterval(300));
    refused(
        "InvalidParameter",
        "Invalid Flow Log Max Aggregation Interval",
        request ->
            request
                .resourceType("TransitGateway")
                .resourceIds("tgw-00112233344556677")
                .trafficType((String) null)
                .maxAggregationInterval(600));
  }

  @Test
  void formatsAreReadAsAwsReadsThem() {
    String blank = RecordFormat.DEFAULT + " ";
    refused(
        "InvalidParameterValue",
        "1 validation error detected: Value '" + blank + "' at 'logFormat' has an invalid format",
        request -> request.logFormat(blank));
    refused(
        "InvalidParameterValue",
        "1 validation error detected: Value '' at 'logFormat' has an invalid format",
        request -> request.logFormat(""));
    refused(
        "InvalidParameter",
        "Unknown fields provided",
        request -> request.logFormat("${srcaddr} ${sauce}"));
    refused(
        "InvalidParameter",
        "Unknown fields provided",
        request -> request.logFormat("${srcaddr} ${tgw-id}"));
    refused(
        "InvalidParameter",
        "The TagFieldSpecifications parameter must be set when including tag fields in the log"
            + " format",
        request -> request.logFormat("${srcaddr} ${interface-tag}"));
  }

  @Test
  void resourcesMustFitTheirType() {
    refused(
        "InvalidParameter",
        "Invalid Resource id subnet-00112233344556677 for resource-type VPC",
        request -> request.resourceIds("subnet-00112233344556677"));
    refused(
        "InvalidParameterValue",
        "Value (Planet) for parameter resourceType is invalid. It must be one of VPC, Subnet,"
            + " NetworkInterface, TransitGateway, TransitGatewayAttachment, RegionalNatGateway.",
        request -> request.resourceType("Planet"));
    refused(
        "InvalidParameterValue",
        "resourceIds has 301 ids but may have at most 300",
        request ->
            request.resourceIds(
                IntStream.range(0, 301).mapToObj(i -> String.format("vpc-%08x", i)).toList()));
    refused(
        "InvalidParameterValue",
        "resourceIds has 26 ids but may have at most 25",
        request ->
            request
                .resourceType("TransitGateway")
                .trafficType((String) null)
                .resourceIds(
                    IntStream.range(0, 26).mapToObj(i -> String.format("tgw-%08x", i)).toList()));
    refused(
        "MissingParameter",
        "The request must contain the parameter resourceIds",
        request -> request.resourceIds(List.of()));
    refused(
        "MissingParameter",
        "The request must contain the parameter resourceType",
        request -> request.resourceType((String) null));
  }

  @Test
  void trafficTypeIsForVpcsAndTheirParts() {
    refused(
        "MissingParameter",
        "The request must contain the parameter trafficType",
        request -> request.trafficType((String) null));
    refused(
        "InvalidParameterValue",
        "Value (SOME) for parameter trafficType is invalid. It must be one of ACCEPT, REJECT, ALL.",
        request -> request.trafficType("SOME"));
    refused(
        "InvalidParameter",
        "TrafficType is not applicable for resource type TransitGateway",
        request -> request.resourceType("TransitGateway").resourceIds("tgw-00112233344556677"));
  }

  @Test
  void tagsAreForFlowLogs() {
    refused(
        "InvalidParameterValue",
        "'vpc' is not a valid taggable resource type for this operation.",
        request -> request.tagSpecifications(tagged("vpc")));
  }

  @Test
  void everyPermissionIsAsked() {
    for (String action :
        List.of("ec2:CreateFlowLogs", "logs:CreateLogDelivery", "ec2:CreateTags")) {
      desk.denied.add(action);
      ApiException refusal =
          assertThrows(
              ApiException.class,
              () -> create(request -> request.tagSpecifications(tagged("vpc-flow-log"))));
      assertEquals("UnauthorizedOperation", refusal.code());
      assertEquals(403, refusal.status());
      desk.denied.clear();
    }
    desk.denied.add("iam:PassRole");
    ApiException refusal =
        assertThrows(
            ApiException.class, () -> create(request -> request.deliverLogsPermissionArn(ROLE)));
    assertEquals("UnauthorizedOperation", refusal.code());
    assertEquals(
        Map.of("iam:PassedToService", List.of("vpc-flow-logs.amazonaws.com")),
        Objects.requireNonNull(desk.asked.get("iam:PassRole " + ROLE)).conditions());
  }

  @Test
  void aDryRunMakesNothing() {
    refused(
        "DryRunOperation",
        "Request would have succeeded, but DryRun flag is set.",
        request -> request.dryRun(true));
  }

  @Test
  void anUnknownResourceIsToldBesideTheOthers() {
    CreateFlowLogsResponse response = create(request -> request.resourceIds(vpcId, UNKNOWN));
    assertEquals(1, response.flowLogIds().size());
    UnsuccessfulItem item = response.unsuccessful().getFirst();
    assertEquals(UNKNOWN, item.resourceId());
    assertEquals("InvalidVpcId.NotFound", item.error().code());
    assertEquals("Unknown resource " + UNKNOWN, item.error().message());
  }

  @Test
  void theSameFlowLogTwiceIsRefused() {
    create(request -> {});
    ApiException refusal = assertThrows(ApiException.class, () -> create(request -> {}));
    assertEquals("FlowLogAlreadyExists", refusal.code());
    assertEquals(
        "Error. There is an existing Flow Log with the same configuration and log destination.",
        refusal.sentence());
    assertEquals(1, create(request -> request.trafficType("ACCEPT")).flowLogIds().size());
    String other = desk.vpc().vpcId();
    CreateFlowLogsResponse partly = create(request -> request.resourceIds(vpcId, other));
    assertEquals(1, partly.flowLogIds().size());
    assertEquals("FlowLogAlreadyExists", partly.unsuccessful().getFirst().error().code());
  }

  @Test
  void aResourceHasAtMostTwoHundredAndFifty() {
    for (int i = 0; i < 250; i++) {
      String prefix = "arn:aws:s3:::logs/" + i + "/";
      desk.buckets.add("logs", FlowLogDesk.ACCOUNT, "");
      create(request -> request.logDestination(prefix));
    }
    ApiException refusal = assertThrows(ApiException.class, () -> create(request -> {}));
    assertEquals("FlowLogsLimitExceeded", refusal.code());
  }

  @Test
  void aTokenThatComesAgainMakesNothingMore() {
    CreateFlowLogsResponse first = create(request -> request.clientToken("t1"));
    CreateFlowLogsResponse again = create(request -> request.clientToken("t1"));
    assertEquals(first.flowLogIds(), again.flowLogIds());
    assertEquals("t1", again.clientToken());
    assertEquals(1, desk.all().size());
    ApiException refusal =
        assertThrows(
            ApiException.class,
            () -> create(request -> request.clientToken("t1").trafficType("REJECT")));
    assertEquals("IdempotentParameterMismatch", refusal.code());
  }

  @Test
  void aTokenHasAsciiOnly() {
    refused(
        "InvalidParameterValue",
        "clientToken may have ASCII characters only, but is größe",
        request -> request.clientToken("größe"));
  }

  @Test
  void aTokenOfACallThatMadeNothingMayBeUsedAgain() {
    item(request -> request.clientToken("t2").logDestination("arn:aws:s3:::later"));
    desk.buckets.add("later", FlowLogDesk.ACCOUNT, "");
    CreateFlowLogsResponse mended =
        create(request -> request.clientToken("t2").logDestination("arn:aws:s3:::later"));
    assertEquals(1, mended.flowLogIds().size());
  }
}
