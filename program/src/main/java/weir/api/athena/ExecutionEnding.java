package weir.api.athena;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import software.amazon.awssdk.services.athena.model.AthenaError;
import software.amazon.awssdk.services.athena.model.ColumnInfo;
import software.amazon.awssdk.services.athena.model.ColumnNullable;
import software.amazon.awssdk.services.athena.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.QueryExecutionStatistics;
import software.amazon.awssdk.services.athena.model.QueryExecutionStatus;
import software.amazon.awssdk.services.athena.model.QueryRuntimeStatistics;
import weir.query.athena.AnswerColumn;
import weir.query.athena.AthenaFault;
import weir.query.athena.RunStatistics;
import weir.query.athena.StatementOutcome;

/// How an execution ends: its last state, and what it cost.
///
/// @param started when it left the queue
record ExecutionEnding(Instant started, Instant ended, RunStatistics cost) {
  /// An execution's status in another state.
  static QueryExecutionStatus with(QueryExecution execution, QueryExecutionState state) {
    return execution.status().toBuilder().state(state).build();
  }

  /// What it costs so far.
  QueryExecution shown(QueryExecution execution) {
    return execution.toBuilder().statistics(statistics(execution)).build();
  }

  QueryExecution succeeded(QueryExecution execution, StatementOutcome outcome) {
    QueryExecutionStatistics.Builder statistics = statistics(execution).toBuilder();
    outcome.manifest().ifPresent(statistics::dataManifestLocation);
    return execution.toBuilder()
        .status(over(execution, QueryExecutionState.SUCCEEDED).build())
        .statistics(statistics.build())
        .build();
  }

  /// With the result of an earlier execution.
  ///
  /// @param location where that lies
  QueryExecution reused(QueryExecution execution, String location) {
    return execution.toBuilder()
        .status(over(execution, QueryExecutionState.SUCCEEDED).build())
        .resultConfiguration(
            execution.resultConfiguration().toBuilder().outputLocation(location).build())
        .statistics(
            statistics(execution).toBuilder()
                .resultReuseInformation(reuse -> reuse.reusedPreviousResult(true))
                .build())
        .build();
  }

  QueryExecution failed(QueryExecution execution, AthenaFault fault) {
    return execution.toBuilder()
        .status(
            over(execution, QueryExecutionState.FAILED)
                .stateChangeReason(fault.reason())
                .athenaError(
                    AthenaError.builder()
                        .errorCategory(fault.kind().category())
                        .errorType(fault.kind().type())
                        .retryable(fault.kind().retryable())
                        .errorMessage(fault.reason())
                        .build())
                .build())
        .statistics(statistics(execution).toBuilder().queryPlanningTimeInMillis(null).build())
        .build();
  }

  QueryExecution cancelled(QueryExecution execution, String reason) {
    return execution.toBuilder()
        .status(over(execution, QueryExecutionState.CANCELLED).stateChangeReason(reason).build())
        .statistics(statistics(execution))
        .build();
  }

  private QueryExecutionStatus.Builder over(QueryExecution execution, QueryExecutionState state) {
    return execution.status().toBuilder().state(state).completionDateTime(ended);
  }

  private long queuedMillis(QueryExecution execution) {
    return Math.max(
        0, Duration.between(execution.status().submissionDateTime(), started).toMillis());
  }

  private long ranMillis() {
    return Math.max(0, Duration.between(started, ended).toMillis());
  }

  private long serviceMillis() {
    return Math.max(0, ranMillis() - cost.planningMillis() - cost.engineMillis());
  }

  private QueryExecutionStatistics statistics(QueryExecution execution) {
    return QueryExecutionStatistics.builder()
        .engineExecutionTimeInMillis(cost.planningMillis() + cost.engineMillis())
        .dataScannedInBytes(cost.scannedBytes())
        .totalExecutionTimeInMillis(queuedMillis(execution) + ranMillis())
        .queryQueueTimeInMillis(queuedMillis(execution))
        .servicePreProcessingTimeInMillis(0L)
        .queryPlanningTimeInMillis(cost.planningMillis())
        .serviceProcessingTimeInMillis(serviceMillis())
        .resultReuseInformation(reuse -> reuse.reusedPreviousResult(false))
        .build();
  }

  QueryRuntimeStatistics runtime(QueryExecution execution) {
    return QueryRuntimeStatistics.builder()
        .timeline(line ->
            line.queryQueueTimeInMillis(queuedMillis(execution))
                .servicePreProcessingTimeInMillis(0L)
                .queryPlanningTimeInMillis(cost.planningMillis())
                .engineExecutionTimeInMillis(cost.planningMillis() + cost.engineMillis())
                .serviceProcessingTimeInMillis(serviceMillis())
                .totalExecutionTimeInMillis(queuedMillis(execution) + ranMillis()))
        .rows(rows ->
            rows.inputRows(cost.inputRows())
                .inputBytes(cost.scannedBytes())
                .outputRows(cost.outputRows())
                .outputBytes(cost.outputBytes()))
        .outputStage(stage ->
            stage
                .stageId(0L)
                .state("FINISHED")
                .inputRows(cost.inputRows())
                .inputBytes(cost.scannedBytes())
                .outputRows(cost.outputRows())
                .outputBytes(cost.outputBytes())
                .executionTime(cost.engineMillis()))
        .build();
  }

  /// What GetQueryResults says of a result beside its rows.
  static GetQueryResultsResponse result(StatementOutcome outcome) {
    List<ColumnInfo> columns = outcome.columns().stream().map(ExecutionEnding::info).toList();
    GetQueryResultsResponse.Builder result =
        GetQueryResultsResponse.builder()
            .resultSet(set -> set.resultSetMetadata(metadata -> metadata.columnInfo(columns)));
    OptionalLong count = outcome.updateCount();
    if (count.isPresent()) {
      result.updateCount(count.getAsLong());
    }
    return result.build();
  }

  private static ColumnInfo info(AnswerColumn column) {
    return ColumnInfo.builder()
        .catalogName("hive")
        .schemaName("")
        .tableName("")
        .name(column.name())
        .label(column.name())
        .type(column.type())
        .precision(column.precision())
        .scale(column.scale())
        .nullable(ColumnNullable.UNKNOWN)
        .caseSensitive(column.caseSensitive())
        .build();
  }
}
