package weir.api.logs;

import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows groups, by name.
final class DescribeLogGroups
    extends LogsOperation<DescribeLogGroupsRequest, DescribeLogGroupsResponse> {
  DescribeLogGroups(Logs logs) {
    super(
        logs,
        DescribeLogGroupsRequest::builder,
        "logGroupNamePrefix",
        "logGroupNamePattern",
        "logGroupClass",
        "logGroupIdentifiers",
        "nextToken",
        "limit");
  }

  /// AWS asks for the permission on a group without a name, whatever the request looks for.
  @Override
  protected List<Permission> needs(DescribeLogGroupsRequest request, Call call) {
    return List.of(Permission.of(action(), new GroupAddress(call.scope(), "").resource()));
  }

  @Override
  public DescribeLogGroupsResponse answer(DescribeLogGroupsRequest request, Call call) {
    GroupChoice choice = choice(request, call);
    List<LogGroup> groups =
        logs().read(view -> view.all(LogsDocuments.GROUP, call.scope(), choice.prefix())).stream()
            .filter(choice::holds)
            .toList();
    Page<LogGroup> page =
        Page.of(
            groups, LogGroup::logGroupName, Page.Asked.usual(request.limit(), request.nextToken()));
    return DescribeLogGroupsResponse.builder()
        .logGroups(page.items().stream().map(group -> shown(group, call)).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static GroupChoice choice(DescribeLogGroupsRequest request, Call call) {
    if (request.logGroupNamePrefix() != null && request.logGroupNamePattern() != null) {
      throw LogsErrors.invalid(
          "LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
    }
    return new GroupChoice(
        request.logGroupNamePrefix() == null
            ? ""
            : GroupAddress.named(request.logGroupNamePrefix(), call.scope()).name(),
        request.logGroupNamePattern() == null ? "" : request.logGroupNamePattern(),
        GroupChoice.checkedClass(request.logGroupClassAsString()),
        request.logGroupIdentifiers().stream()
            .map(identifier -> GroupAddress.of(null, identifier, call.scope()))
            .toList());
  }

  private LogGroup shown(LogGroup group, Call call) {
    GroupAddress address = new GroupAddress(call.scope(), group.logGroupName());
    return group.toBuilder()
        .arn(address.arn() + ":*")
        .logGroupArn(address.arn())
        .metricFilterCount(logs().read(view -> GroupFilters.metrics(view, address)))
        .storedBytes(logs().groups().storedBytes(address))
        .build();
  }
}
