package weir.query.insights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;
import weir.query.engine.LogEngine;
import weir.query.engine.LogGroupSource;
import weir.query.engine.LogQuery;
import weir.query.insights.InsightsProgress.State;
import weir.query.sql.SqlFault;
import weir.store.logs.LogPosition;

/// One run of a question. One thread runs it; any thread may look at it and end it.
public final class InsightsRun {
  /// More would be a dump, and not an answer.
  private static final long MOST_BYTES = 64L << 20;

  /// What the engine says of a file that it cannot read.
  private static final Set<String> READING_FAILED =
      Set.of("GENERIC_INTERNAL_ERROR", "HIVE_CANNOT_OPEN_SPLIT", "INVALID_FUNCTION_ARGUMENT");

  private final LogEngine engine;
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
  private @Nullable LogQuery asked;

  public InsightsRun(LogEngine engine, InsightsQuestion question) {
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
      attempt(engine.open(sources));
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

  private void attempt(LogQuery opened) {
    try (LogQuery query = opened) {
      if (begin(query)) {
        query.ask(plan.sql(), cells -> take(query, cells));
        // Before the count, which looks at the same events again.
        scanned(query);
        if (!plan.countSql().isEmpty() && (!plan.counting() || isWithoutRows())) {
          query.ask(plan.countSql(), this::count);
        }
        end(State.COMPLETE, "");
      }
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
      attempt(engine.openDamaged(sources));
    } catch (SqlFault again) {
      end(State.FAILED, again.message());
    } catch (Fault again) {
      end(State.FAILED, again.sentence());
    }
  }

  private synchronized boolean isWithoutRows() {
    return rows.isEmpty();
  }

  private synchronized boolean begin(LogQuery query) {
    if (state.isEnded()) {
      return false;
    }
    state = State.RUNNING;
    asked = query;
    return true;
  }

  private synchronized boolean count(@Nullable Object[] cells) {
    count(cells[0]);
    return false;
  }

  /// Rows that commands have added to those of events have none.
  private synchronized void count(@Nullable Object cell) {
    if (cell instanceof Number number) {
      matched = number.longValue();
    }
  }

  private synchronized boolean take(LogQuery query, @Nullable Object[] cells) {
    List<InsightsPlan.Output> outputs = plan.outputs();
    @Nullable String[] texts = new String[outputs.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = InsightsCell.text(cells[i], outputs.get(i).kind());
    }
    InsightsRow row = new InsightsRow(Arrays.asList(texts), event(cells));
    bytes += row.bytes();
    if (bytes > MOST_BYTES) {
      throw new Fault.Unavailable(
          "the answer is larger than "
              + (MOST_BYTES >> 20)
              + " MB; ask for fewer rows or fields, or put rows together with stats");
    }
    if (plan.counting()) {
      count(cells[outputs.size()]);
    }
    rows.add(row);
    if (rows.size() % 1000 == 0) {
      scanned(query);
    }
    return state == State.RUNNING;
  }

  private @Nullable EventPointer event(@Nullable Object[] cells) {
    int at = plan.outputs().size();
    return plan.raw()
            && cells[at] instanceof Number group
            && cells[at + 1] instanceof Number time
            && cells[at + 2] instanceof Number sequence
        ? new EventPointer(
            question.groups().get(group.intValue()).events().id(),
            new LogPosition(time.longValue(), sequence.longValue()))
        : null;
  }

  private synchronized void scanned(LogQuery query) {
    recordsScanned = query.rowsScanned();
    bytesScanned = query.bytesScanned();
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
    LogQuery now;
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
