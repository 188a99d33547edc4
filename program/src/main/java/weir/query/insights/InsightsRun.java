package weir.query.insights;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;
import weir.query.engine.LogCatalog;
import weir.query.engine.LogGroupSource;
import weir.query.engine.LogMoment;
import weir.query.engine.QueryLimits;
import weir.query.engine.QueryStatistics;
import weir.query.engine.RunningQuery;
import weir.query.engine.SqlEngine;
import weir.query.engine.SqlRows;
import weir.query.insights.InsightsProgress.State;
import weir.query.objects.NoObjects;
import weir.query.sql.AnalyzedQuery;
import weir.query.sql.SqlFault;
import weir.query.sql.SqlName;
import weir.store.logs.LogPosition;

/// One run of a question. One thread runs it; any thread may look at it and end it.
public final class InsightsRun {
  /// More would be a dump, and not an answer.
  private static final long MOST_BYTES = 64L << 20;

  /// What the engine says of a file that it cannot read.
  private static final Set<String> READING_FAILED =
      Set.of("GENERIC_INTERNAL_ERROR", "HIVE_CANNOT_OPEN_SPLIT", "INVALID_FUNCTION_ARGUMENT");

  /// Who keeps the run ends it sooner.
  private static final QueryLimits LIMITS =
      new QueryLimits(Long.MAX_VALUE, Long.MAX_VALUE, Duration.ofMinutes(61), Long.MAX_VALUE);

  private final SqlEngine engine;
  private final InsightsQuestion question;
  private final List<LogGroupSource> sources;
  private final InsightsPlan plan;
  private final List<InsightsRow> rows = new ArrayList<>();
  private State state = State.SCHEDULED;
  private String problem = "";
  private long bytes;
  private long matched;
  private long recordsScanned;
  private long bytesScanned;
  private @Nullable RunningQuery asked;

  public InsightsRun(SqlEngine engine, InsightsQuestion question) {
    this.engine = engine;
    this.question = question;
    this.sources = question.sources();
    this.plan = question.plan(sources);
  }

  /// Runs the question, once. Returns when it has ended, however it did.
  public void run() {
    if (question.query().isEstimate()) {
      estimate();
      return;
    }
    try {
      attempt(LogMoment::of);
    } catch (SqlFault failed) {
      runAround(failed);
    } catch (Fault failed) {
      end(State.FAILED, failed.sentence());
    } finally {
      forgetQuery();
    }
  }

  private synchronized void estimate() {
    if (state.isEnded()) {
      return;
    }
    long estimated = sources.stream().mapToLong(LogGroupSource::estimatedBytes).sum();
    rows.add(new InsightsRow(List.of(Long.toString(estimated)), null));
    end(State.COMPLETE, "");
  }

  private void attempt(Function<LogGroupSource, LogMoment> opening) {
    Map<SqlName, LogMoment> moments = new LinkedHashMap<>();
    try {
      sources.forEach(source -> moments.put(source.name(), opening.apply(source)));
      if (asked(plan.sql(), moments, this::take)
          && (isCounted() || asked(plan.countSql(), moments, this::count))) {
        end(State.COMPLETE, "");
      }
    } finally {
      moments.values().forEach(LogMoment::close);
    }
  }

  /// What becomes of an answer's rows.
  private interface Taker {
    /// @return whether more are wanted
    boolean take(RunningQuery query, SqlRows row);
  }

  /// @return false when the run was ended
  private boolean asked(String sql, Map<SqlName, LogMoment> moments, Taker taker) {
    AnalyzedQuery analyzed = new LogCatalog(sources).analyzed(sql);
    try (RunningQuery query = engine.start(analyzed, moments, NoObjects.NONE, LIMITS)) {
      if (!asks(query)) {
        return false;
      }
      query.awaitTurn();
      begin();
      SqlRows rows = query.rows();
      boolean more = true;
      while (more && rows.next()) {
        more = taker.take(query, rows);
      }
      if (sql.equals(plan.sql())) {
        scanned(query);
      }
      return true;
    }
  }

  /// A segment may be damaged where nobody looks before it is read: then its healthy parts and the
  /// others are read by the store itself.
  private void runAround(SqlFault failed) {
    if (!READING_FAILED.contains(failed.errorName()) || !isWithoutRows()) {
      end(State.FAILED, failed.message());
      return;
    }
    try {
      attempt(LogMoment::damaged);
    } catch (SqlFault again) {
      end(State.FAILED, again.message());
    } catch (Fault again) {
      end(State.FAILED, again.sentence());
    }
  }

  private synchronized boolean isWithoutRows() {
    return rows.isEmpty();
  }

  private synchronized boolean asks(RunningQuery query) {
    asked = query;
    return !state.isEnded();
  }

  private synchronized void begin() {
    if (!state.isEnded()) {
      state = State.RUNNING;
    }
  }

  /// Whether the rows have said how many events match, or nothing needs to be counted.
  private synchronized boolean isCounted() {
    return plan.countSql().isEmpty() || plan.counting() && !rows.isEmpty();
  }

  private synchronized boolean count(RunningQuery query, SqlRows row) {
    matched = number(row, 0);
    return true;
  }

  private synchronized boolean take(RunningQuery query, SqlRows found) {
    List<InsightsPlan.Output> outputs = plan.outputs();
    @Nullable String[] texts = new String[outputs.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = found.text(i).flatMap(outputs.get(i)::shown).orElse(null);
    }
    InsightsRow row =
        new InsightsRow(Arrays.asList(texts), plan.raw() ? event(found, texts.length) : null);
    bytes += row.bytes();
    if (bytes > MOST_BYTES) {
      throw new Fault.Unavailable(
          "the answer is larger than "
              + (MOST_BYTES >> 20)
              + " MB; ask for fewer rows or fields, or put rows together with stats");
    }
    if (plan.counting()) {
      // Rows that commands have added to those of events have no count.
      found.text(outputs.size()).ifPresent(count -> matched = Long.parseLong(count));
    }
    rows.add(row);
    if (rows.size() % 1000 == 0) {
      scanned(query);
    }
    return state == State.RUNNING;
  }

  /// @param at where the columns are that say which event the row is
  private EventPointer event(SqlRows row, int at) {
    return new EventPointer(
        question.groups().get(Math.toIntExact(number(row, at))).events().id(),
        new LogPosition(number(row, at + 1), number(row, at + 2)));
  }

  private static long number(SqlRows row, int column) {
    return Long.parseLong(row.text(column).orElseThrow());
  }

  private synchronized void scanned(RunningQuery query) {
    QueryStatistics statistics = query.statistics();
    recordsScanned = statistics.rowsScanned();
    bytesScanned = statistics.bytesScanned();
  }

  private synchronized void end(State how, String why) {
    if (!state.isEnded()) {
      state = how;
      problem = why;
    }
  }

  private synchronized void forgetQuery() {
    asked = null;
  }

  /// Ends the run wherever it is; nothing happens to one that has ended.
  ///
  /// @param how `CANCELLED`, `TIMEOUT` or `FAILED`
  /// @param why it failed; empty when it did not
  /// @return whether it was still to be ended
  public boolean stop(State how, String why) {
    RunningQuery now;
    synchronized (this) {
      if (state.isEnded()) {
        return false;
      }
      state = how;
      problem = why;
      now = asked;
    }
    if (now != null) {
      now.cancel();
    }
    return true;
  }

  /// How far it is.
  public synchronized InsightsProgress progress() {
    return new InsightsProgress(
        state,
        plan.outputs().stream().map(InsightsPlan.Output::name).toList(),
        List.copyOf(rows),
        plan.countSql().isEmpty() ? recordsScanned : matched,
        recordsScanned,
        bytesScanned,
        problem);
  }

  public synchronized State state() {
    return state;
  }

  /// Some of its rows.
  ///
  /// @param to the first that is not wanted any more
  public synchronized List<InsightsRow> rows(int from, int to) {
    return List.copyOf(rows.subList(from, to));
  }
}
