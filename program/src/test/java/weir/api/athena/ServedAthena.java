package weir.api.athena;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import weir.api.auth.Caller;
import weir.api.gateway.ServedGateway;
import weir.store.state.StateStore;

/// Athena behind a gateway that believes every signature, over statements that do what their text
/// says.
final class ServedAthena implements AutoCloseable {
  static final Caller ROOT = ServedGateway.root(ServedGateway.ACCOUNT);
  static final Caller ANN = ServedGateway.user(ServedGateway.ACCOUNT, "ann");

  private static final Set<QueryExecutionState> OVER =
      Set.of(
          QueryExecutionState.SUCCEEDED, QueryExecutionState.FAILED, QueryExecutionState.CANCELLED);

  final StateStore store;
  final MemoryBuckets buckets = new MemoryBuckets();
  final ScriptedStatements statements;
  private final ServedGateway gateway = new ServedGateway(this::now, ROOT, ANN);
  private final Athena athena;
  private volatile Instant now = Instant.parse("2026-11-21T12:00:00Z");

  ServedAthena(Path folder, StateStore store, ExecutionLimits limits) {
    this.store = store;
    statements = new ScriptedStatements(folder);
    athena =
        new Athena(
            new Athena.Parts(store, statements, buckets, gateway.evaluator(), limits, this::now));
    gateway.serve(AthenaApi.of(athena));
  }

  private Instant now() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /// Gives a user a policy in the place of all others.
  void policy(Caller user, String statements) {
    gateway.policy(user, statements);
  }

  static String allow(String action, String resource) {
    return "{\"Effect\":\"Allow\",\"Action\":\"" + action + "\",\"Resource\":\"" + resource + "\"}";
  }

  /// An execution once it has ended; the test's own time limit bounds the wait.
  QueryExecution ended(AthenaClient client, String id) {
    while (true) {
      QueryExecution execution =
          client.getQueryExecution(get -> get.queryExecutionId(id)).queryExecution();
      if (OVER.contains(execution.status().state())) {
        return execution;
      }
      Thread.onSpinWait();
    }
  }

  AthenaClient client(Caller caller) {
    return gateway.client(AthenaClient.builder(), caller);
  }

  @Override
  public void close() {
    athena.close();
  }
}
