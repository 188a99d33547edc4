package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryStatistics;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResultField;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.query.insights.InsightsProgress;
import weir.query.insights.InsightsRow;

/// Shows what a query has found so far.
final class GetQueryResults extends LogsOperation<GetQueryResultsRequest, GetQueryResultsResponse> {
  private static final int PAGE = 10_000;
  private static final Duration TOKEN_VALID = Duration.ofHours(1);

  private final InsightsQueries queries;

  GetQueryResults(Logs logs, InsightsQueries queries) {
    super(logs, GetQueryResultsRequest::builder, "queryId", "nextToken", "maxItems");
    this.queries = queries;
  }

  @Override
  protected List<Permission> needs(GetQueryResultsRequest request, Call call) {
    List<Permission> needed = new ArrayList<>(List.of(Permission.of(action(), "*")));
    if (request.queryId() != null) {
      queries
          .find(call.scope(), request.queryId())
          .ifPresent(query -> needed.addAll(toAsk(query.head(), call)));
    }
    return needed;
  }

  @Override
  public GetQueryResultsResponse answer(GetQueryResultsRequest request, Call call) {
    String id = RULES.text("queryId", request.queryId(), 0, 256);
    int most = RULES.within("maxItems", request.maxItems(), 1, PAGE, PAGE);
    AskedQuery asked = queries.find(call.scope(), id).orElseThrow(() -> LogsErrors.noQuery(id));
    QueryHead head = asked.head();
    InsightsProgress progress = head.progress();
    int from =
        request.nextToken() == null
            ? 0
            : Math.min(place(request.nextToken(), id, call.now()), head.rowCount());
    int to = Math.min(head.rowCount(), from + most);
    boolean more = progress.state().isEnded() && to < head.rowCount();
    return GetQueryResultsResponse.builder()
        .queryLanguage(QueryLanguages.OURS)
        .status(progress.state().word())
        .results(asked.rows(from, to).stream().map(row -> shown(progress.columns(), row)).toList())
        .statistics(statistics(progress, head.groups().size()))
        .nextToken(more ? token(id, to, call.now()) : null)
        .build();
  }

  private static List<ResultField> shown(List<String> columns, InsightsRow row) {
    List<ResultField> fields = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      String value = row.cells().get(i);
      if (value != null) {
        fields.add(field(columns.get(i), value));
      }
    }
    if (row.event() != null) {
      fields.add(field("@ptr", row.event().text()));
    }
    return fields;
  }

  private static ResultField field(String name, @Nullable String value) {
    return ResultField.builder().field(name).value(value).build();
  }

  private static QueryStatistics statistics(InsightsProgress progress, int groups) {
    return QueryStatistics.builder()
        .recordsMatched((double) progress.recordsMatched())
        .recordsScanned((double) progress.recordsScanned())
        .estimatedRecordsSkipped(0.0)
        .bytesScanned((double) progress.bytesScanned())
        .estimatedBytesSkipped(0.0)
        .logGroupsScanned((double) groups)
        .build();
  }

  private static String token(String id, int place, Instant now) {
    return Page.sealed(id + ":" + place + ":" + now.toEpochMilli());
  }

  private static int place(String token, String id, Instant now) {
    String[] parts = Page.opened(token).split(":", -1);
    try {
      if (parts.length == 3
          && parts[0].equals(id)
          && !now.isAfter(Instant.ofEpochMilli(Long.parseLong(parts[2])).plus(TOKEN_VALID))) {
        return Integer.parseInt(parts[1]);
      }
    } catch (NumberFormatException ofAnotherForm) {
      // Said below, for every other form.
    }
    throw LogsErrors.badToken();
  }
}
