package weir.api.athena;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.athena.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.QueryRuntimeStatistics;
import weir.store.state.Scope;
import weir.store.state.StateChange;
import weir.store.state.StateStore;
import weir.store.state.StateView;

/// The executions that the state keeps, for 45 days. Safe for any number of threads.
final class ExecutionRecords {
  static final Duration KEPT = Duration.ofDays(45);

  private static final Set<QueryExecutionState> FINAL =
      Set.of(
          QueryExecutionState.SUCCEEDED, QueryExecutionState.FAILED, QueryExecutionState.CANCELLED);

  private final StateStore state;

  ExecutionRecords(StateStore state) {
    this.state = state;
  }

  static boolean isFinal(QueryExecution execution) {
    return FINAL.contains(execution.status().state());
  }

  /// @param place of the execution
  /// @param fingerprint of the request, for others with the same token
  record Begun(QueryExecution execution, ExecutionPlace place, String fingerprint) {}

  /// Keeps a new execution, unless its token came before.
  ///
  /// @return its id, or that of the execution which the token started
  /// @throws weir.api.protocol.ApiException when the token came with another request
  String begin(Scope scope, Begun begun) {
    return state.change(change -> {
      String token = begun.place().token();
      if (!token.isEmpty()) {
        Optional<String> known = change.find(AthenaDocuments.EXECUTION_TOKEN, scope, token);
        if (known.isPresent()) {
          return same(known.get(), begun.fingerprint());
        }
        change.put(
            AthenaDocuments.EXECUTION_TOKEN,
            scope,
            token,
            begun.execution().queryExecutionId() + " " + begun.fingerprint());
      }
      String id = begun.execution().queryExecutionId();
      change.put(AthenaDocuments.EXECUTION, scope, id, begun.execution());
      change.put(AthenaDocuments.PLACE, scope, id, begun.place());
      String historyId = begun.place().historyId();
      change.put(AthenaDocuments.HISTORY, scope, historyId, historyId);
      change.put(AthenaDocuments.ACTIVE, scope, id, id);
      return id;
    });
  }

  private static String same(String known, String fingerprint) {
    int space = known.indexOf(' ');
    if (!known.substring(space + 1).equals(fingerprint)) {
      throw AthenaErrors.otherRequest();
    }
    return known.substring(0, space);
  }

  /// Changes an execution that has not ended yet.
  void change(Scope scope, String id, UnaryOperator<QueryExecution> deed) {
    state.change(change -> {
      change
          .find(AthenaDocuments.EXECUTION, scope, id)
          .filter(there -> !isFinal(there))
          .ifPresent(there -> keep(change, scope, deed.apply(there)));
      return id;
    });
  }

  private static void keep(StateChange change, Scope scope, QueryExecution execution) {
    String id = execution.queryExecutionId();
    change.put(AthenaDocuments.EXECUTION, scope, id, execution);
    if (isFinal(execution)) {
      change.remove(AthenaDocuments.ACTIVE, scope, id);
    }
  }

  /// Ends an execution that has not ended yet, with all that it leaves.
  void succeed(
      Scope scope,
      String id,
      UnaryOperator<QueryExecution> deed,
      GetQueryResultsResponse result,
      QueryRuntimeStatistics runtime) {
    state.change(change -> {
      Optional<QueryExecution> open =
          change.find(AthenaDocuments.EXECUTION, scope, id).filter(there -> !isFinal(there));
      if (open.isPresent()) {
        keep(change, scope, deed.apply(open.get()));
        change.put(AthenaDocuments.RESULT, scope, id, result);
        change.put(AthenaDocuments.RUNTIME, scope, id, runtime);
      }
      return id;
    });
  }

  Optional<QueryExecution> find(Scope scope, String id) {
    return state.read(view -> view.find(AthenaDocuments.EXECUTION, scope, id));
  }

  /// @throws weir.api.protocol.ApiException when there is none
  QueryExecution get(Scope scope, String id) {
    return find(scope, id).orElseThrow(() -> AthenaErrors.noExecution(id));
  }

  Optional<ExecutionPlace> place(Scope scope, String id) {
    return state.read(view -> view.find(AthenaDocuments.PLACE, scope, id));
  }

  Optional<GetQueryResultsResponse> result(Scope scope, String id) {
    return state.read(view -> view.find(AthenaDocuments.RESULT, scope, id));
  }

  Optional<QueryRuntimeStatistics> runtime(Scope scope, String id) {
    return state.read(view -> view.find(AthenaDocuments.RUNTIME, scope, id));
  }

  /// The places of a work group's executions, the latest first.
  List<String> history(Scope scope, String workGroup) {
    return state.read(view -> view.all(AthenaDocuments.HISTORY, scope, workGroup + "/"));
  }

  /// Every execution that has not ended.
  List<StateView.Owned<String>> active() {
    return state.read(view -> view.everywhere(AthenaDocuments.ACTIVE));
  }

  /// Forgets executions that are older than 45 days.
  void prune(Instant now) {
    Instant oldest = now.minus(KEPT);
    List<StateView.Owned<String>> old =
        state.read(view ->
            view.everywhere(AthenaDocuments.HISTORY).stream()
                .filter(row -> ExecutionPlace.submitted(row.id()).isBefore(oldest))
                .toList());
    if (old.isEmpty()) {
      return;
    }
    state.change(change -> {
      old.forEach(row -> forget(change, row.scope(), row.id()));
      return old;
    });
  }

  /// Forgets everything that was asked in a work group.
  static void forgetAll(StateChange change, Scope scope, String workGroup) {
    for (String historyId : change.all(AthenaDocuments.HISTORY, scope, workGroup + "/")) {
      forget(change, scope, historyId);
    }
  }

  private static void forget(StateChange change, Scope scope, String historyId) {
    String id = ExecutionPlace.executionId(historyId);
    change
        .find(AthenaDocuments.PLACE, scope, id)
        .filter(place -> !place.token().isEmpty())
        .ifPresent(place -> change.remove(AthenaDocuments.EXECUTION_TOKEN, scope, place.token()));
    change.remove(AthenaDocuments.HISTORY, scope, historyId);
    change.remove(AthenaDocuments.PLACE, scope, id);
    change.remove(AthenaDocuments.EXECUTION, scope, id);
    change.remove(AthenaDocuments.RESULT, scope, id);
    change.remove(AthenaDocuments.RUNTIME, scope, id);
    change.remove(AthenaDocuments.ACTIVE, scope, id);
  }
}
