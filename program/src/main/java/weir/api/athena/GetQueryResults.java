package weir.api.athena;

import static weir.api.athena.AthenaErrors.RULES;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.model.GetQueryResultsRequest;
import software.amazon.awssdk.services.athena.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.QueryResultType;
import software.amazon.awssdk.services.athena.model.Row;
import software.amazon.awssdk.services.athena.model.StatementType;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;
import weir.model.aws.Fault;

/// Reads a page of a result back from its bucket, with the caller's own right to read it there.
final class GetQueryResults
    extends AthenaOperation<GetQueryResultsRequest, GetQueryResultsResponse> {
  private static final int MOST = 1000;
  private static final int MOST_IN_MODEL = 100_000;
  private static final String WRONG_STATE = "INVALID_QUERY_EXECUTION_STATE";

  GetQueryResults(Athena athena) {
    super(
        athena,
        GetQueryResultsRequest::builder,
        "QueryExecutionId",
        "NextToken",
        "MaxResults",
        "QueryResultType");
  }

  @Override
  protected List<Permission> needs(GetQueryResultsRequest request, Call call) {
    return onWorkGroup(
        athena().executions().workGroup(call.scope(), request.queryExecutionId()), call);
  }

  @Override
  public GetQueryResultsResponse answer(GetQueryResultsRequest request, Call call) {
    int size =
        request.maxResults() == null
            ? MOST
            : RULES.page(request.nextToken(), request.maxResults(), MOST_IN_MODEL);
    ExecutionRecords records = athena().executions().records();
    QueryExecution execution = records.get(call.scope(), request.queryExecutionId());
    if (size > MOST) {
      throw AthenaErrors.invalid("MaxResults is more than maximum allowed length " + MOST);
    }
    requireResult(execution);
    GetQueryResultsResponse kept =
        records.result(call.scope(), execution.queryExecutionId()).orElseThrow();
    String location = location(execution, request.queryResultType());
    if (location.isEmpty()) {
      return kept.toBuilder()
          .resultSet(kept.resultSet().toBuilder().rows(List.of()).build())
          .build();
    }
    long from = request.nextToken() == null ? 0 : opened(request.nextToken());
    try (CallerBuckets.Opened buckets = athena().buckets().open(call.caller(), call.facts())) {
      ResultFile file = new ResultFile(buckets.results(), location, from);
      List<Row> rows = file.rows(size);
      return kept.toBuilder()
          .resultSet(kept.resultSet().toBuilder().rows(rows).build())
          .nextToken(file.isFull() ? sealed(file.position()) : null)
          .build();
    } catch (Fault.NotFound gone) {
      throw AthenaErrors.invalid("Could not find results", "RESULT_NOT_FOUND");
    } catch (Fault.Denied denied) {
      throw ApiException.badRequest("AccessDeniedException", denied.sentence());
    }
  }

  /// Where the rows lie; empty when the statement has left none.
  private static String location(QueryExecution execution, @Nullable QueryResultType type) {
    if (type == QueryResultType.DATA_MANIFEST) {
      String manifest = execution.statistics().dataManifestLocation();
      if (manifest == null) {
        throw AthenaErrors.invalid(
            "QueryResultType is DATA_MANIFEST, but the query wrote no data manifest");
      }
      return manifest;
    }
    String location = execution.resultConfiguration().outputLocation();
    boolean rows = location.endsWith(".csv") || location.endsWith(".txt");
    boolean written =
        execution.statementType() == StatementType.DML
            && "UNLOAD".equals(execution.substatementType());
    return rows && !written ? location : "";
  }

  private static void requireResult(QueryExecution execution) {
    QueryExecutionState state = execution.status().state();
    switch (state) {
      case SUCCEEDED -> {}
      case QUEUED, RUNNING ->
          throw AthenaErrors.invalid(
              "Query has not yet finished. Current state: " + state, WRONG_STATE);
      case CANCELLED -> throw AthenaErrors.invalid("Could not find results", "RESULT_NOT_FOUND");
      case FAILED, UNKNOWN_TO_SDK_VERSION ->
          throw AthenaErrors.invalid(
              "Query did not finish successfully. Final query state: " + state, WRONG_STATE);
    }
  }

  private static String sealed(long position) {
    return Base64.getUrlEncoder()
        .encodeToString(("r:" + position).getBytes(StandardCharsets.UTF_8));
  }

  private static long opened(String token) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      if (text.startsWith("r:")) {
        return Math.max(0, Long.parseLong(text.substring(2)));
      }
    } catch (IllegalArgumentException notOurs) {
      // Said below, for every other form.
    }
    throw AthenaErrors.invalid("Malformed nextPageToken " + token);
  }
}
