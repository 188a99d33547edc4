package weir.api.ec2;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.DescribeFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import weir.api.gateway.Call;

/// Shows flow logs, with how their delivery fares now. Ids that name none are passed over, as at
/// AWS.
final class DescribeFlowLogs
    extends Ec2Operation<DescribeFlowLogsRequest, DescribeFlowLogsResponse> {
  private static final int MOST_IDS = 1000;
  private static final Paging PAGING = Paging.ofFlowLogs();

  private static final Ec2Filters<FlowLog> FILTERS =
      new Ec2Filters<FlowLog>()
          .on("deliver-log-status", FlowLog::deliverLogsStatus)
          .on("log-destination-type", FlowLog::logDestinationTypeAsString)
          .on("flow-log-id", FlowLog::flowLogId)
          .on("log-group-name", FlowLog::logGroupName)
          .on("resource-id", FlowLog::resourceId)
          .on("traffic-type", FlowLog::trafficTypeAsString);

  private final FlowLogHealth health;

  DescribeFlowLogs(Ec2Parts parts, FlowLogHealth health) {
    super(
        parts,
        DescribeFlowLogsRequest::builder,
        Members.of("Filter", "FlowLogIds", "MaxResults", "NextToken"));
    this.health = health;
  }

  @Override
  public DescribeFlowLogsResponse answer(DescribeFlowLogsRequest request, Call call) {
    requireAtMost(request.flowLogIds());
    return parts()
        .read(
            call,
            view -> {
              List<FlowLog> wanted =
                  found(view, request.flowLogIds()).stream()
                      .map(this::withHealth)
                      .filter(FILTERS.compile(request.filter(), log -> view.tags(log.flowLogId())))
                      .toList();
              Paging.Page<FlowLog> page =
                  PAGING.page(
                      name(),
                      wanted,
                      FlowLog::flowLogId,
                      request.maxResults(),
                      request.nextToken());
              return DescribeFlowLogsResponse.builder()
                  .flowLogs(
                      page.items().stream()
                          .map(log -> log.toBuilder().tags(view.tags(log.flowLogId())).build())
                          .toList())
                  .nextToken(page.nextToken())
                  .build();
            });
  }

  /// @throws weir.api.protocol.ApiException for more ids than a call may name
  static void requireAtMost(List<String> ids) {
    if (ids.size() > MOST_IDS) {
      throw Ec2Errors.invalidValue(
          "flowLogIds has " + ids.size() + " ids but may have at most " + MOST_IDS);
    }
  }

  private static List<FlowLog> found(Ec2View view, List<String> ids) {
    return ids.isEmpty()
        ? view.all(ResourceKinds.FLOW_LOG)
        : ids.stream()
            .distinct()
            .sorted()
            .flatMap(id -> view.find(ResourceKinds.FLOW_LOG, id).stream())
            .toList();
  }

  private FlowLog withHealth(FlowLog log) {
    Optional<String> problem = health.of(log.flowLogId());
    return log.toBuilder()
        .deliverLogsStatus(problem.isPresent() ? "FAILED" : "SUCCESS")
        .deliverLogsErrorMessage(problem.orElse(null))
        .build();
  }
}
