package weir.api.ec2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import software.amazon.awssdk.services.ec2.model.AthenaIntegration;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.GetFlowLogsIntegrationTemplateRequest;
import software.amazon.awssdk.services.ec2.model.IntegrateServices;
import weir.api.protocol.ApiException;

class GetFlowLogsIntegrationTemplateTest {
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant END = Instant.parse("2026-11-04T00:00:00Z");

  private final FlowLogDesk desk = new FlowLogDesk();

  private String flowLog(String format) {
    desk.buckets.add("logs", FlowLogDesk.ACCOUNT, "");
    return desk.create(
            CreateFlowLogsRequest.builder()
                .resourceIds(desk.vpc().vpcId())
                .resourceType("VPC")
                .trafficType("ALL")
                .logDestinationType("s3")
                .logDestination("arn:aws:s3:::logs/x/")
                .logFormat(format)
                .build())
        .flowLogIds()
        .getFirst();
  }

  private String template(String id, UnaryOperator<AthenaIntegration.Builder> change) {
    AthenaIntegration.Builder integration =
        AthenaIntegration.builder()
            .integrationResultS3DestinationArn("arn:aws:s3:::results/athena/")
            .partitionLoadFrequency("none")
            .partitionStartDate(START)
            .partitionEndDate(END);
    return desk.template(
        GetFlowLogsIntegrationTemplateRequest.builder()
            .flowLogId(id)
            .configDeliveryS3DestinationArn("arn:aws:s3:::logs/templates/")
            .integrateServices(
                IntegrateServices.builder()
                    .athenaIntegrations(change.apply(integration).build())
                    .build())
            .build());
  }

  @SuppressWarnings("unchecked") // a template's sections are maps of text
  private static Map<String, Object> at(Object node, String... path) {
    Map<String, Object> map = (Map<String, Object>) node;
    for (String key : path) {
      map = (Map<String, Object>) Objects.requireNonNull(map.get(key), key);
    }
    return map;
  }

  private static Map<String, Object> resources(String template) {
    Object root = new Load(LoadSettings.builder().build()).loadFromString(template);
    return at(root, "Resources");
  }

  @Test
  void makesTheTableOfTheFormatAndTheQueriesThatItCanAnswer() {
    String id = flowLog("${srcaddr} ${dstaddr} ${bytes} ${action}");
    String template = template(id, integration -> integration);
    Map<String, Object> resources = resources(template);
    String plain = id.replace("-", "");
    assertEquals(
        "vpcflowlogsathenadatabase" + plain,
        at(resources, "VpcFlowLogsDatabase", "Properties", "DatabaseInput").get("Name"));
    Map<String, Object> table = at(resources, "Table1", "Properties", "TableInput");
    assertEquals(plain + "none2026110120261104", table.get("Name"));
    assertEquals(
        List.of(
            Map.of("Name", "srcaddr", "Type", "string"),
            Map.of("Name", "dstaddr", "Type", "string"),
            Map.of("Name", "bytes", "Type", "bigint"),
            Map.of("Name", "action", "Type", "string")),
        at(table, "StorageDescriptor").get("Columns"));
    assertEquals(
        "s3://logs/x/AWSLogs/123456789012/vpcflowlogs/eu-central-1/",
        at(table, "StorageDescriptor").get("Location"));
    assertTrue(resources.containsKey("TopTalkers1"));
    assertTrue(resources.containsKey("RejectedTraffic1"));
    assertFalse(resources.containsKey("TopTalkingSubnets1"), "the format has no subnet-id");
    assertFalse(resources.containsKey("SshRdpTraffic1"), "the format has no ports");
    assertEquals(
        "SELECT * FROM " + plain + "none2026110120261104 WHERE action = 'REJECT' LIMIT 100",
        at(resources, "RejectedTraffic1", "Properties").get("QueryString"));
    assertTrue(resources.containsKey("PartitionLoad1"));
    assertEquals(template, desk.buckets.objects.get("logs/templates/VpcFlowLogs-" + id + ".yml"));
  }

  @Test
  void loadsPartitionsByTheClockUnlessTheRangeIsFixed() {
    String id = flowLog("${srcaddr}");
    Map<String, Object> resources =
        resources(
            template(
                id,
                integration ->
                    integration
                        .partitionLoadFrequency("daily")
                        .partitionStartDate(null)
                        .partitionEndDate(null)));
    assertEquals(
        "cron(0 1 * * ? *)",
        at(resources, "PartitionSchedule1", "Properties").get("ScheduleExpression"));
    assertFalse(resources.containsKey("PartitionLoad1"));
  }

  @Test
  void refusesRangesThatAreMissingOrNotOver() {
    String id = flowLog("${srcaddr}");
    refused(
        "PartitionStartDate and PartitionEndDate must be given if PartitionLoadFrequency is none",
        id,
        integration -> integration.partitionEndDate(null));
    refused(
        "PartitionStartDate and PartitionEndDate must be in the past",
        id,
        integration -> integration.partitionEndDate(Instant.parse("2027-01-01T00:00:00Z")));
    refused(
        "PartitionStartDate must not be after PartitionEndDate",
        id,
        integration -> integration.partitionStartDate(END).partitionEndDate(START));
    refused(
        "Value (hourly) for parameter partitionLoadFrequency is invalid. It must be one of none,"
            + " daily, weekly, monthly.",
        id,
        integration -> integration.partitionLoadFrequency("hourly"));
  }

  private void refused(
      String sentence, String id, UnaryOperator<AthenaIntegration.Builder> change) {
    assertEquals(sentence, assertThrows(ApiException.class, () -> template(id, change)).sentence());
  }

  @Test
  void refusesAFlowLogThatIsNotThere() {
    flowLog("${srcaddr}");
    ApiException refusal =
        assertThrows(
            ApiException.class, () -> template("fl-00112233344556677", integration -> integration));
    assertEquals("InvalidFlowLogId.NotFound", refusal.code());
  }
}
