package weir.api.athena;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import weir.model.aws.Fault;
import weir.query.athena.AthenaFault;
import weir.query.athena.ErrorKind;
import weir.query.athena.RunningStatement;
import weir.query.athena.StatementKind;
import weir.query.athena.StatementOrder;
import weir.query.athena.StatementOutcome;

/// One execution from its place in the queue to its end. Run by one thread; stopped by any.
final class ExecutionJob implements Runnable {
  /// Why a job is to end before its statement does.
  private enum Stop {
    BY_USER,
    BY_TIME,
    BY_CLOSE
  }

  private final Executions executions;
  private final ExecutionQueue.Line line;
  private final QueryExecution execution;
  private final ExecutionOrder order;
  private final CallerRights asker;
  private final RunningStatement statement;
  private final AtomicReference<@Nullable Stop> stop = new AtomicReference<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile @Nullable Instant started;

  ExecutionJob(
      Executions executions,
      ExecutionQueue.Line line,
      QueryExecution execution,
      ExecutionOrder order,
      CallerRights asker) {
    this.executions = executions;
    this.line = line;
    this.execution = execution;
    this.order = order;
    this.asker = asker;
    this.statement =
        executions
            .statements()
            .start(
                new StatementOrder(
                    execution.queryExecutionId(),
                    execution.query(),
                    order.kind(),
                    order.parameters(),
                    order.context(),
                    order.target(),
                    execution.status().submissionDateTime(),
                    order.scanLimitBytes(),
                    asker));
  }

  String id() {
    return execution.queryExecutionId();
  }

  ExecutionQueue.Line line() {
    return line;
  }

  /// On behalf of a user.
  void cancel() {
    stop.compareAndSet(null, Stop.BY_USER);
    if (executions.remove(this)) {
      end(() -> records().change(line.scope(), id(), it -> ending().cancelled(it, CANCELLED)));
    } else {
      statement.cancel();
    }
  }

  private static final String CANCELLED = "Query cancelled by user";

  void timeOut() {
    stop.compareAndSet(null, Stop.BY_TIME);
    statement.cancel();
  }

  /// As the whole service ends.
  void abandon() {
    stop.compareAndSet(null, Stop.BY_CLOSE);
    if (executions.remove(this)) {
      over.countDown();
    } else {
      statement.cancel();
    }
  }

  void await(Duration longest) {
    try {
      boolean _ = over.await(Math.max(0, longest.toMillis()), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void run() {
    try (var _ = executions.watch(this)) {
      end(this::work);
    }
  }

  private void end(Runnable last) {
    try (var _ = asker.buckets()) {
      last.run();
    } finally {
      executions.ended(this);
      over.countDown();
    }
  }

  private void work() {
    started = executions.now();
    records()
        .change(
            line.scope(),
            id(),
            it ->
                it.toBuilder()
                    .status(ExecutionEnding.with(it, QueryExecutionState.RUNNING))
                    .build());
    try {
      if (!reused()) {
        succeed(statement.run());
      }
    } catch (AthenaFault fault) {
      fail(fault);
    } catch (Fault fault) {
      fail(new AthenaFault("GENERIC_INTERNAL_ERROR: " + fault.sentence(), ErrorKind.INTERNAL));
    } catch (OutOfMemoryError full) {
      fail(AthenaFault.named("EXCEEDED_LOCAL_MEMORY_LIMIT", "Query exceeded its limit of memory"));
    } catch (RuntimeException | StackOverflowError unexpected) {
      // The edge of the execution: it must end, whatever broke.
      fail(new AthenaFault("GENERIC_INTERNAL_ERROR: " + unexpected, ErrorKind.INTERNAL));
    }
  }

  private ExecutionRecords records() {
    return executions.records();
  }

  private ExecutionEnding ending() {
    Instant began = started;
    Instant now = executions.now();
    return new ExecutionEnding(began == null ? now : began, now, statement.statistics());
  }

  QueryExecution shown(QueryExecution known) {
    return started == null ? known : ending().shown(known);
  }

  private void succeed(StatementOutcome outcome) {
    ExecutionEnding ending = ending();
    records()
        .succeed(
            line.scope(),
            id(),
            it -> ending.succeeded(it, outcome),
            ExecutionEnding.result(outcome),
            ending.runtime(execution));
  }

  private void fail(AthenaFault fault) {
    Stop why = stop.get();
    ExecutionEnding ending = ending();
    records()
        .change(
            line.scope(),
            id(),
            it ->
                switch (why) {
                  case null ->
                      fault.kind().equals(ErrorKind.SCAN_LIMIT)
                          ? ending.cancelled(it, fault.reason())
                          : ending.failed(it, fault);
                  case BY_USER -> ending.cancelled(it, CANCELLED);
                  case BY_TIME ->
                      ending.failed(it, new AthenaFault("Query timeout", ErrorKind.TIMEOUT));
                  case BY_CLOSE ->
                      ending.failed(
                          it,
                          new AthenaFault(
                              "INTERNAL_ERROR_QUERY_ENGINE: Weir stopped while the query was"
                                  + " RUNNING; start it again",
                              ErrorKind.INTERNAL));
                });
  }

  /// Whether an earlier result stands for this one's. Rights on the tables are asked all the same.
  private boolean reused() {
    if (order.reuse().isEmpty() || order.kind() != StatementKind.SELECT) {
      return false;
    }
    Optional<QueryExecution> earlier =
        executions.reusable(this, order.reuse().get(), asker.caller().arn());
    if (earlier.isEmpty()) {
      return false;
    }
    String location = earlier.get().resultConfiguration().outputLocation();
    try {
      asker.results().read(location, 0, 1);
    } catch (Fault.NotFound | Fault.Denied gone) {
      return false;
    }
    statement.authorize();
    ExecutionEnding ending = ending();
    records()
        .succeed(
            line.scope(),
            id(),
            it -> ending.reused(it, location),
            records().result(line.scope(), earlier.get().queryExecutionId()).orElseThrow(),
            ending.runtime(execution));
    return true;
  }

  /// Whether another execution that succeeded asked just this.
  boolean sameAs(QueryExecution other) {
    return other.status().state() == QueryExecutionState.SUCCEEDED
        && other.query().equals(execution.query())
        && other.executionParameters().equals(execution.executionParameters())
        && Objects.equals(other.queryExecutionContext(), execution.queryExecutionContext())
        && Objects.equals(
            other.resultConfiguration().encryptionConfiguration(),
            execution.resultConfiguration().encryptionConfiguration())
        && !other.statistics().resultReuseInformation().reusedPreviousResult();
  }
}
