package weir.query.trino;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import weir.query.engine.LogRest;
import weir.query.engine.QueryLimits;
import weir.query.engine.QueryStatistics;
import weir.query.engine.RunningQuery;
import weir.query.engine.SqlRows;
import weir.query.engine.WriteOrder;
import weir.query.engine.WrittenRows;
import weir.query.engine.WrittenRows.WrittenObject;
import weir.query.objects.ObjectSource;
import weir.query.sql.SqlFault;
import weir.query.sql.SqlOutput;

/// A query on its way through a cluster.
final class TrinoRunningQuery implements RunningQuery {
  private final TrinoEngine engine;
  private final TrinoQuestion question;
  private final QueryLimits limits;
  private final LogLoan loan;
  private final AtomicLong returned = new AtomicLong();
  private volatile TrinoProgress progress = TrinoProgress.NONE;
  private volatile boolean cancelled;
  private volatile @Nullable URI next;
  private volatile @Nullable RunningQuery writing;

  TrinoRunningQuery(TrinoEngine engine, TrinoQuestion question, QueryLimits limits) {
    this.engine = engine;
    this.question = question;
    this.limits = limits;
    this.loan = new LogLoan(engine.loans(), this::written);
  }

  @Override
  public List<SqlOutput> columns() {
    return question.query().outputs();
  }

  /// The cluster has a queue of its own.
  @Override
  public void awaitTurn() {
    check();
  }

  @Override
  public SqlRows rows() {
    check();
    question.requireReadable();
    TrinoPage page = engine.ask(question, question.sql(loan), properties());
    note(page);
    while (page.columns().isEmpty() || page.rows().isEmpty()) {
      Optional<TrinoPage> more = advance();
      if (more.isEmpty()) {
        break;
      }
      page = more.get();
    }
    return new TrinoRows(this, limits, page);
  }

  private Map<String, String> properties() {
    return Map.of("query_max_run_time", Math.max(1, limits.wallTime().toSeconds()) + "s");
  }

  /// The next page; empty after the last.
  Optional<TrinoPage> advance() {
    URI address = next;
    if (address == null) {
      return Optional.empty();
    }
    TrinoPage page = engine.next(address);
    note(page);
    return Optional.of(page);
  }

  private void note(TrinoPage page) {
    next = page.next().orElse(null);
    progress = progress.or(page.progress());
    check();
    if (page.failure().isPresent()) {
      next = null;
      throw page.failure().get();
    }
    if (progress.physicalBytes() > limits.mostScannedBytes()) {
      end();
      throw new SqlFault(
          "EXCEEDED_SCAN_LIMIT",
          0,
          0,
          "Query exceeded its limit of %d bytes scanned".formatted(limits.mostScannedBytes()));
    }
  }

  void returned() {
    returned.incrementAndGet();
  }

  /// @throws SqlFault `USER_CANCELED` when the query is to end
  void check() {
    if (cancelled) {
      end();
      throw new SqlFault("USER_CANCELED", 0, 0, "Query cancelled by user");
    }
  }

  private void end() {
    URI address = next;
    next = null;
    if (address != null) {
      engine.cancel(address);
    }
  }

  @Override
  public WrittenRows write(WriteOrder order) {
    return write(engine.writing(question, limits), order);
  }

  private List<WrittenObject> written(String sql, LogRest rest, ObjectSource to, WriteOrder order) {
    try (RunningQuery local = engine.writing(sql, rest, to, limits)) {
      return write(local, order).objects();
    } finally {
      writing = null;
    }
  }

  private WrittenRows write(RunningQuery local, WriteOrder order) {
    check();
    writing = local;
    if (cancelled) {
      local.cancel();
    }
    return local.write(order);
  }

  @Override
  public QueryStatistics statistics() {
    RunningQuery local = writing;
    if (local != null) {
      return local.statistics();
    }
    TrinoProgress now = progress;
    Duration running = now.elapsed().minus(now.queued()).minus(now.planning());
    return new QueryStatistics(
        0,
        0,
        0,
        0,
        now.physicalBytes(),
        loan.rows() == 0 ? now.rows() : loan.rows(),
        returned.get(),
        now.queued(),
        now.planning(),
        running.isNegative() ? Duration.ZERO : running);
  }

  @Override
  public void cancel() {
    cancelled = true;
    RunningQuery local = writing;
    if (local != null) {
      local.cancel();
    }
    end();
  }

  @Override
  public void close() {
    end();
    loan.close();
    RunningQuery local = writing;
    if (local != null) {
      local.close();
    }
  }
}
