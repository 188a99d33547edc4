package weir.api.logs;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;
import weir.query.insights.InsightsProgress;
import weir.query.insights.InsightsProgress.State;
import weir.query.insights.InsightsRow;
import weir.query.insights.InsightsRun;
import weir.store.objects.ObjectRefusal;
import weir.store.state.Scope;

/// A query of an account, going on or ended. It has ended for others when its answer is kept. Safe
/// for any number of threads.
final class AskedQuery {
  private static final System.Logger LOG = System.getLogger("weir.logs");

  private final KeptAnswers answers;
  private final @Nullable AnswerLock lock;
  private QueryHead head;
  private @Nullable InsightsRun run;
  private long bytes;
  private boolean settling;

  /// One that is to run.
  ///
  /// @param lock of its rows; null leaves them plain
  AskedQuery(QueryHead head, InsightsRun run, KeptAnswers answers, @Nullable AnswerLock lock) {
    this.head = head;
    this.run = run;
    this.answers = answers;
    this.lock = lock;
    this.bytes = answers.keep(head, List.of(), null);
  }

  /// One whose answer is kept.
  AskedQuery(KeptAnswers.Found found, KeptAnswers answers) {
    this.head = found.head();
    this.answers = answers;
    this.lock = null;
    this.bytes = found.bytes();
  }

  synchronized String id() {
    return head.id();
  }

  synchronized Scope scope() {
    return head.scope();
  }

  synchronized Instant created() {
    return head.created();
  }

  /// What is known of it now.
  synchronized QueryHead head() {
    if (run == null) {
      return head;
    }
    InsightsProgress now = run.progress();
    return head.at(now.state().isEnded() ? now.with(State.RUNNING, "") : now);
  }

  synchronized State state() {
    if (run == null) {
      return head.state();
    }
    State now = run.state();
    return now.isEnded() ? State.RUNNING : now;
  }

  /// Some of its rows.
  ///
  /// @param to the first that is not wanted any more; not beyond those of [#head]
  List<InsightsRow> rows(int from, int to) {
    QueryHead kept;
    synchronized (this) {
      if (run != null) {
        return run.rows(from, to);
      }
      kept = head;
    }
    return answers.rows(kept, from, to);
  }

  /// Bytes on disk.
  synchronized long bytes() {
    return bytes;
  }

  /// Runs it; returns when it has ended and is kept.
  void run() {
    InsightsRun going;
    synchronized (this) {
      going = run;
    }
    if (going == null) {
      return;
    }
    try {
      going.run();
    } catch (RuntimeException unforeseen) {
      LOG.log(System.Logger.Level.ERROR, "query " + head().id() + " broke off", unforeseen);
      going.stop(State.FAILED, "the query broke off: " + unforeseen);
    }
    settle();
  }

  /// Ends it wherever it is.
  ///
  /// @return whether it was still to be ended
  boolean stop(State how, String why) {
    InsightsRun going;
    synchronized (this) {
      going = run;
    }
    boolean stopped = going != null && going.stop(how, why);
    settle();
    return stopped;
  }

  /// Keeps the answer of a run that has ended, once.
  private void settle() {
    InsightsProgress end;
    QueryHead ended;
    synchronized (this) {
      if (run == null || settling || !run.state().isEnded()) {
        return;
      }
      settling = true;
      end = run.progress();
      ended = head.at(end);
    }
    long size = 0;
    try {
      size = answers.keep(ended, end.rows(), end.rows().isEmpty() ? null : lock);
    } catch (Fault | ObjectRefusal refused) {
      ended = ended.failed(String.valueOf(refused.getMessage()));
    }
    if (ended.state() == State.FAILED) {
      LOG.log(
          System.Logger.Level.WARNING,
          "query {0} of log group {1} failed: {2}",
          ended.id(),
          ended.group(),
          ended.progress().problem());
    }
    synchronized (this) {
      head = ended;
      bytes = size;
      run = null;
    }
  }
}
