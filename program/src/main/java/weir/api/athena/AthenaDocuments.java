package weir.api.athena;

import java.util.function.Function;
import software.amazon.awssdk.services.athena.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.athena.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.athena.model.NamedQuery;
import software.amazon.awssdk.services.athena.model.PreparedStatement;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryRuntimeStatistics;
import software.amazon.awssdk.services.athena.model.WorkGroup;
import weir.api.protocol.ShapeText;
import weir.store.state.DocumentKind;

/// What the state keeps for Athena.
final class AthenaDocuments {
  /// Under its name.
  static final DocumentKind<WorkGroup> WORK_GROUP =
      new DocumentKind<>(
          "athena-workgroup",
          ShapeText::print,
          text -> ShapeText.fill(WorkGroup.builder(), text).build());

  /// Of a work group, under its name.
  static final DocumentKind<ListTagsForResourceResponse> TAGS =
      new DocumentKind<>(
          "athena-tags",
          ShapeText::print,
          text -> ShapeText.fill(ListTagsForResourceResponse.builder(), text).build());

  /// Under its id.
  static final DocumentKind<NamedQuery> NAMED_QUERY =
      new DocumentKind<>(
          "athena-named-query",
          ShapeText::print,
          text -> ShapeText.fill(NamedQuery.builder(), text).build());

  /// Which named query a ClientRequestToken made.
  static final DocumentKind<String> NAMED_QUERY_TOKEN = text("athena-named-query-token");

  /// Under `workgroup/name`.
  static final DocumentKind<PreparedStatement> PREPARED =
      new DocumentKind<>(
          "athena-prepared-statement",
          ShapeText::print,
          text -> ShapeText.fill(PreparedStatement.builder(), text).build());

  /// Under its id.
  static final DocumentKind<QueryExecution> EXECUTION =
      new DocumentKind<>(
          "athena-execution",
          ShapeText::print,
          text -> ShapeText.fill(QueryExecution.builder(), text).build());

  /// Of an execution, under its id: where it stands among those of its work group.
  static final DocumentKind<ExecutionPlace> PLACE =
      new DocumentKind<>("athena-execution-place", ExecutionPlace::print, ExecutionPlace::parse);

  /// The executions of a work group in the order of lists; id and text are the place's
  /// [ExecutionPlace#historyId].
  static final DocumentKind<String> HISTORY = text("athena-execution-history");

  /// The executions that have not ended.
  static final DocumentKind<String> ACTIVE = text("athena-execution-active");

  /// Which execution a ClientRequestToken started, and by which request.
  static final DocumentKind<String> EXECUTION_TOKEN = text("athena-execution-token");

  /// The columns and the count of changed rows of a successful execution, under its id.
  static final DocumentKind<GetQueryResultsResponse> RESULT =
      new DocumentKind<>(
          "athena-result",
          ShapeText::print,
          text -> ShapeText.fill(GetQueryResultsResponse.builder(), text).build());

  static final DocumentKind<QueryRuntimeStatistics> RUNTIME =
      new DocumentKind<>(
          "athena-runtime",
          ShapeText::print,
          text -> ShapeText.fill(QueryRuntimeStatistics.builder(), text).build());

  private AthenaDocuments() {}

  private static DocumentKind<String> text(String name) {
    return new DocumentKind<>(name, Function.identity(), Function.identity());
  }
}
