package weir.api.athena;

import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import weir.api.auth.Authorizer;
import weir.query.athena.Statements;
import weir.store.state.StateChange;
import weir.store.state.StateStore;
import weir.store.state.StateView;

/// Athena of every account: what the operations work with. Safe for any number of threads.
public final class Athena implements AutoCloseable {
  private final StateStore state;
  private final WorkGroups workGroups;
  private final CallerBuckets buckets;
  private final Catalogs catalogs;
  private final Executions executions;

  /// What Athena stands on.
  ///
  /// @param authorizer decides what callers may while their statements run
  /// @param buckets where data lies and results go
  public record Parts(
      StateStore state,
      Statements statements,
      CallerBuckets buckets,
      Authorizer authorizer,
      ExecutionLimits limits,
      InstantSource clock) {}

  /// Ends what an earlier run was at.
  public Athena(Parts parts) {
    state = parts.state();
    workGroups = new WorkGroups(state);
    buckets = parts.buckets();
    catalogs = new Catalogs(state, parts.clock());
    executions = new Executions(parts);
  }

  WorkGroups workGroups() {
    return workGroups;
  }

  Executions executions() {
    return executions;
  }

  Catalogs catalogs() {
    return catalogs;
  }

  CallerBuckets buckets() {
    return buckets;
  }

  <R extends @Nullable Object> R read(Function<StateView, R> question) {
    return state.read(question);
  }

  <R extends @Nullable Object> R change(Function<StateChange, R> deed) {
    return state.change(deed);
  }

  @Override
  public void close() {
    executions.close();
  }
}
