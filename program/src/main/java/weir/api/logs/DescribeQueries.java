package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeQueriesRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeQueriesResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryInfo;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryStatus;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows the queries of the last seven days that the caller may ask too, newest first.
final class DescribeQueries extends LogsOperation<DescribeQueriesRequest, DescribeQueriesResponse> {
  private final InsightsQueries queries;

  DescribeQueries(Logs logs, InsightsQueries queries) {
    super(
        logs,
        DescribeQueriesRequest::builder,
        "logGroupName",
        "status",
        "maxResults",
        "nextToken",
        "queryLanguage");
    this.queries = queries;
  }

  @Override
  protected List<Permission> needs(DescribeQueriesRequest request, Call call) {
    return List.of(Permission.of(action(), "*"));
  }

  @Override
  public DescribeQueriesResponse answer(DescribeQueriesRequest request, Call call) {
    QueryLanguages.requireOurs(request.queryLanguageAsString());
    String status = request.statusAsString();
    RULES.oneOf(
        "status",
        status,
        QueryStatus.knownValues().stream().map(QueryStatus::toString).sorted().toList());
    String group =
        request.logGroupName() == null
            ? null
            : GroupAddress.named(request.logGroupName(), call.scope()).name();
    List<QueryHead> all =
        queries.all(call.scope()).stream()
            .filter(query -> group == null || group.equals(query.group()))
            .filter(query -> status == null || status.equals(query.state().word()))
            .filter(query -> toAsk(query, call).stream().allMatch(call::permits))
            .toList();
    Page<QueryHead> page =
        Page.of(
            all,
            query ->
                String.format(Locale.ROOT, "%013d:%s", Logs.millis(query.created()), query.id()),
            new Page.Asked(request.maxResults(), request.nextToken(), 1000),
            true);
    return DescribeQueriesResponse.builder()
        .queries(page.items().stream().map(DescribeQueries::shown).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static QueryInfo shown(QueryHead query) {
    return QueryInfo.builder()
        .queryLanguage(QueryLanguages.OURS)
        .queryId(query.id())
        .queryString(query.shownText())
        .status(query.state().word())
        .createTime(Logs.millis(query.created()))
        .logGroupName(query.group())
        .build();
  }
}
