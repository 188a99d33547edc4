package weir.api.ec2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;
import weir.api.protocol.ApiException;

/// What is shown of flow logs, and how they go.
class DescribeFlowLogsTest {
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

  private static Filter filter(String name, String value) {
    return Filter.builder().name(name).values(value).build();
  }

  @Test
  void describeShowsHowDeliveryFaresAndFiltersByIt() {
    String fine = create(request -> {}).flowLogIds().getFirst();
    String failing = create(request -> request.trafficType("REJECT")).flowLogIds().getFirst();
    desk.problems.put(failing, "Access error");
    List<FlowLog> failed =
        desk.describe(
                DescribeFlowLogsRequest.builder()
                    .filter(filter("deliver-log-status", "FAILED"))
                    .build())
            .flowLogs();
    assertEquals(List.of(failing), failed.stream().map(FlowLog::flowLogId).toList());
    assertEquals("Access error", failed.getFirst().deliverLogsErrorMessage());
    for (Map.Entry<String, String> filter :
        Map.of(
                "flow-log-id",
                fine,
                "traffic-type",
                "ALL",
                "resource-id",
                vpcId,
                "log-destination-type",
                "s?")
            .entrySet()) {
      assertTrue(
          desk
              .describe(
                  DescribeFlowLogsRequest.builder()
                      .filter(filter(filter.getKey(), filter.getValue()))
                      .build())
              .flowLogs()
              .stream()
              .anyMatch(log -> log.flowLogId().equals(fine)),
          filter::toString);
    }
    desk.problems.clear();
    assertEquals("SUCCESS", desk.all().getLast().deliverLogsStatus());
  }

  @Test
  void describeComesInPagesAndPassesOverUnknownIds() {
    for (int i = 0; i < 7; i++) {
      String prefix = "arn:aws:s3:::logs/" + i + "/";
      create(request -> request.logDestination(prefix));
    }
    var first = desk.describe(DescribeFlowLogsRequest.builder().maxResults(5).build());
    assertEquals(5, first.flowLogs().size());
    var second =
        desk.describe(
            DescribeFlowLogsRequest.builder().maxResults(5).nextToken(first.nextToken()).build());
    assertEquals(2, second.flowLogs().size());
    assertNull(second.nextToken());
    assertNotEquals(first.flowLogs().getLast(), second.flowLogs().getFirst());
    assertEquals(
        1,
        desk.describe(DescribeFlowLogsRequest.builder().maxResults(1).build()).flowLogs().size());
    assertEquals(
        "InvalidPaginationToken",
        assertThrows(
                ApiException.class,
                () -> desk.describe(DescribeFlowLogsRequest.builder().nextToken("junk").build()))
            .code());
    assertEquals(
        List.of(),
        desk.describe(DescribeFlowLogsRequest.builder().flowLogIds("fl-00112233344556677").build())
            .flowLogs());
  }

  @Test
  void deleteTellsWhatItDidNotFind() {
    String id = create(request -> {}).flowLogIds().getFirst();
    List<UnsuccessfulItem> items = desk.delete(id, "fl-00112233344556677").unsuccessful();
    assertEquals(1, items.size());
    assertEquals("InvalidFlowLogId.NotFound", items.getFirst().error().code());
    assertEquals(
        "These flow log ids in the input list are not found: [TotalCount: 1]"
            + " fl-00112233344556677",
        items.getFirst().error().message());
    assertEquals(List.of(), desk.all());
    ApiException malformed = assertThrows(ApiException.class, () -> desk.delete("log"));
    assertEquals("InvalidParameterValue", malformed.code());
  }

  @Test
  void deletingNeedsPermissionForTheDeliveryToo() {
    String id = create(request -> {}).flowLogIds().getFirst();
    desk.denied.add("logs:DeleteLogDelivery");
    ApiException refusal = assertThrows(ApiException.class, () -> desk.delete(id));
    assertEquals("UnauthorizedOperation", refusal.code());
    assertEquals(1, desk.all().size());
  }
}
