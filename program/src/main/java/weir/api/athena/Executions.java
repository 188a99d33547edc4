package weir.api.athena;

import static weir.api.athena.AthenaErrors.RULES;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.model.AthenaError;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import weir.api.gateway.Call;
import weir.query.athena.StatementKind;
import weir.query.athena.Statements;
import weir.query.engine.Deadlines;
import weir.store.state.Scope;
import weir.store.state.StateView;

/// The executions that are on their way: they wait, run, and end, and the records know each step
/// before anybody is told of it. Safe for any number of threads.
final class Executions implements AutoCloseable {
  private static final Duration PRUNING = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Athena.Parts parts;
  private final ExecutionRecords records;
  private final ExecutionQueue queue;
  private final Map<String, ExecutionJob> live = new ConcurrentHashMap<>();
  private final AtomicReference<Instant> pruned;
  private final Deadlines deadlines = new Deadlines("athena-deadlines");

  Executions(Athena.Parts parts) {
    this.parts = parts;
    this.records = new ExecutionRecords(parts.state());
    this.queue = new ExecutionQueue(parts.limits().running(), parts.limits().waiting());
    this.pruned = new AtomicReference<>(parts.clock().instant());
    endInterrupted();
    records.prune(parts.clock().instant());
  }

  /// What an earlier run was at when it ended cannot be gone on with.
  private void endInterrupted() {
    Instant now = parts.clock().instant();
    for (StateView.Owned<String> row : records.active()) {
      records.change(row.scope(), row.id(), execution -> interrupted(execution, now));
    }
  }

  private static QueryExecution interrupted(QueryExecution execution, Instant now) {
    String reason =
        "INTERNAL_ERROR_QUERY_ENGINE: Weir stopped while the query was "
            + execution.status().stateAsString()
            + "; start it again";
    return execution.toBuilder()
        .status(status ->
            status
                .state(QueryExecutionState.FAILED)
                .stateChangeReason(reason)
                .submissionDateTime(execution.status().submissionDateTime())
                .completionDateTime(now)
                .athenaError(
                    AthenaError.builder()
                        .errorCategory(1)
                        .errorType(200)
                        .retryable(true)
                        .errorMessage(reason)
                        .build()))
        .build();
  }

  ExecutionRecords records() {
    return records;
  }

  /// The kind of a statement.
  ///
  /// @throws weir.query.athena.AthenaFault when it cannot be parsed
  StatementKind check(String text) {
    return parts.statements().check(text);
  }

  Statements statements() {
    return parts.statements();
  }

  /// The work group that an execution is of; `primary` when there is no such execution, which is
  /// said once the caller's rights are clear.
  String workGroup(Scope scope, @Nullable String id) {
    return records
        .find(scope, RULES.text("queryExecutionId", id, 1, 128))
        .map(QueryExecution::workGroup)
        .orElse(WorkGroups.PRIMARY);
  }

  /// An execution as it is at this moment: one that runs shows what it has read so far.
  QueryExecution shown(Scope scope, String id) {
    QueryExecution known = records.get(scope, id);
    ExecutionJob job = live.get(id);
    return job == null || ExecutionRecords.isFinal(known) ? known : job.shown(known);
  }

  /// Takes a statement in.
  ///
  /// @return the id of its execution, or of the one that an earlier request of the same token
  ///   started
  String start(Call call, ExecutionRecords.Begun begun, ExecutionOrder order) {
    prune();
    Scope scope = call.scope();
    ExecutionQueue.Line line = new ExecutionQueue.Line(scope, begun.execution().workGroup());
    if (!queue.hasRoom(line)) {
      throw AthenaErrors.tooManyQueries();
    }
    String id = records.begin(scope, begun);
    if (id.equals(begun.execution().queryExecutionId())) {
      CallerRights asker =
          new CallerRights(
              parts.authorizer(),
              call.caller(),
              call.facts(),
              parts.buckets().open(call.caller(), call.facts()),
              new CallerPrepared(parts, call, line.workGroup()));
      ExecutionJob job = new ExecutionJob(this, line, begun.execution(), order, asker);
      live.put(id, job);
      queue.add(line, job);
    }
    return id;
  }

  private void prune() {
    Instant now = parts.clock().instant();
    Instant last = pruned.get();
    if (last.plus(PRUNING).isBefore(now) && pruned.compareAndSet(last, now)) {
      records.prune(now);
    }
  }

  /// Ends an execution early; nothing happens to one that has ended.
  void stop(Scope scope, String id) {
    QueryExecution known = records.get(scope, id);
    ExecutionJob job = live.get(id);
    if (job != null && !ExecutionRecords.isFinal(known)) {
      job.cancel();
    }
  }

  /// Takes a job back that still waits.
  boolean remove(ExecutionJob job) {
    return queue.remove(job.line(), job);
  }

  void ended(ExecutionJob job) {
    live.remove(job.id());
  }

  Instant now() {
    return parts.clock().instant();
  }

  /// The id of an execution in the same group, by the same caller, whose result stands for this
  /// one's too.
  Optional<QueryExecution> reusable(ExecutionJob job, Duration age, String callerArn) {
    Scope scope = job.line().scope();
    Instant oldest = now().minus(age);
    List<String> history = records.history(scope, job.line().workGroup());
    return history.stream()
        .takeWhile(place -> !ExecutionPlace.submitted(place).isBefore(oldest))
        .map(ExecutionPlace::executionId)
        .filter(
            id -> records.place(scope, id).filter(p -> p.callerArn().equals(callerArn)).isPresent())
        .flatMap(id -> records.find(scope, id).stream())
        .filter(job::sameAs)
        .findFirst();
  }

  /// Fails a job that runs for too long.
  ///
  /// @return to be cancelled when the job ends in time
  Deadlines.Deadline watch(ExecutionJob job) {
    return deadlines.in(parts.limits().longest(), job::timeOut);
  }

  @Override
  public void close() {
    deadlines.close();
    List<ExecutionJob> left = List.copyOf(live.values());
    left.forEach(ExecutionJob::abandon);
    long latest = System.nanoTime() + PATIENCE.toNanos();
    for (ExecutionJob job : left) {
      job.await(Duration.ofNanos(latest - System.nanoTime()));
    }
  }
}
