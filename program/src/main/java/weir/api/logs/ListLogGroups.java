package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupSummary;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Lists groups in short, by name.
final class ListLogGroups extends LogsOperation<ListLogGroupsRequest, ListLogGroupsResponse> {
  private static final Pattern NAME_PATTERN =
      Pattern.compile(
          "(\\^?[\\.\\-_\\/#A-Za-z0-9]{3,24})(\\|\\^?[\\.\\-_\\/#A-Za-z0-9]{3,24}){0,4}");

  ListLogGroups(Logs logs) {
    super(
        logs,
        ListLogGroupsRequest::builder,
        "logGroupNamePattern",
        "logGroupClass",
        "nextToken",
        "limit");
  }

  @Override
  protected List<Permission> needs(ListLogGroupsRequest request, Call call) {
    return List.of(Permission.of(action(), "*"));
  }

  @Override
  public ListLogGroupsResponse answer(ListLogGroupsRequest request, Call call) {
    Predicate<String> name = name(request.logGroupNamePattern());
    String ofClass = GroupChoice.checkedClass(request.logGroupClassAsString());
    List<LogGroup> groups =
        logs().read(view -> view.all(LogsDocuments.GROUP, call.scope())).stream()
            .filter(group -> name.test(group.logGroupName()))
            .filter(group -> ofClass == null || ofClass.equals(group.logGroupClassAsString()))
            .toList();
    Page<LogGroup> page =
        Page.of(
            groups,
            LogGroup::logGroupName,
            new Page.Asked(request.limit(), request.nextToken(), 1000));
    return ListLogGroupsResponse.builder()
        .logGroups(page.items().stream().map(group -> summary(group, call)).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static LogGroupSummary summary(LogGroup group, Call call) {
    return LogGroupSummary.builder()
        .logGroupName(group.logGroupName())
        .logGroupArn(new GroupAddress(call.scope(), group.logGroupName()).arn())
        .logGroupClass(group.logGroupClassAsString())
        .build();
  }

  /// Up to five parts of names with `|` between them; after `^` the beginning of a name.
  private static Predicate<String> name(@Nullable String pattern) {
    if (pattern == null) {
      return name -> true;
    }
    RULES.matches("logGroupNamePattern", pattern, NAME_PATTERN);
    List<String> parts = Arrays.asList(pattern.split("\\|"));
    return name ->
        parts.stream()
            .anyMatch(part ->
                part.startsWith("^") ? name.startsWith(part.substring(1)) : name.contains(part));
  }
}
