package weir.api.logs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import weir.query.engine.Deadlines;
import weir.query.engine.SqlEngine;
import weir.query.insights.InsightsProgress.State;
import weir.query.insights.InsightsQuestion;
import weir.query.insights.InsightsRun;
import weir.store.state.Scope;

/// The queries of all accounts, running and ended. Safe for any number of threads.
///
/// Answers are kept on disk for seven days, as long as they fit: the oldest go first.
public final class InsightsQueries implements AutoCloseable {
  /// Queries of all accounts that run at a time; the others wait.
  public static final int AT_ONCE = 4;

  /// For how long AWS lets a query run.
  static final Duration LONGEST = Duration.ofMinutes(60);

  private static final Duration KEPT = Duration.ofDays(7);
  private static final int MOST_OF_AN_ACCOUNT = 100;
  private static final int MOST_KEPT = 10_000;
  private static final long MOST_BYTES = 1L << 30;
  private static final String STOPPED = "Weir was stopped while the query ran";

  private final SqlEngine engine;
  private final KeptAnswers answers;
  private final InstantSource clock;
  private final Map<String, AskedQuery> queries = new LinkedHashMap<>();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          AT_ONCE, Thread.ofPlatform().daemon().name("weir-insights-", 0).factory());
  private final Deadlines deadlines = new Deadlines("weir-insights-end");

  /// Takes up the queries of the last run; those that ran when it ended have failed.
  ///
  /// @param clock says when answers are old
  public InsightsQueries(SqlEngine engine, KeptAnswers answers, InstantSource clock) {
    this.engine = engine;
    this.answers = answers;
    this.clock = clock;
    for (KeptAnswers.Found found : answers.all()) {
      KeptAnswers.Found ended = found;
      if (!found.head().state().isEnded()) {
        QueryHead failed = found.head().failed(STOPPED);
        ended = new KeptAnswers.Found(failed, answers.keep(failed, List.of(), null));
      }
      queries.put(found.head().id(), new AskedQuery(ended, answers));
    }
  }

  /// What a query is known by.
  record Title(Scope scope, List<GroupAddress> groups, String shownText) {}

  /// Begins a query.
  ///
  /// @param lock of its rows; null leaves them plain
  /// @return its id
  /// @throws weir.api.protocol.ApiException when the account has as many as it may
  String start(Title title, InsightsQuestion question, @Nullable AnswerLock lock) {
    InsightsRun run = new InsightsRun(engine, question);
    QueryHead head =
        new QueryHead(
            UUID.randomUUID().toString(),
            title.scope(),
            title.groups(),
            title.shownText(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            0,
            run.progress());
    AskedQuery asked;
    synchronized (queries) {
      forgetOld();
      requireRoom(title.scope());
      asked = new AskedQuery(head, run, answers, lock);
      queries.put(head.id(), asked);
    }
    Deadlines.Deadline latest = deadlines.in(LONGEST, () -> asked.stop(State.TIMEOUT, ""));
    threads.execute(() -> {
      try (latest) {
        asked.run();
      }
    });
    return head.id();
  }

  private void requireRoom(Scope scope) {
    long going =
        queries.values().stream()
            .filter(other -> other.scope().equals(scope) && !other.state().isEnded())
            .count();
    if (going >= MOST_OF_AN_ACCOUNT) {
      throw LogsErrors.limitExceeded(
          "Account maximum query concurrency limit of [" + MOST_OF_AN_ACCOUNT + "] reached.");
    }
  }

  private void forgetOld() {
    Instant oldest = clock.instant().minus(KEPT);
    long bytes = queries.values().stream().mapToLong(AskedQuery::bytes).sum();
    for (AskedQuery query : List.copyOf(queries.values())) {
      boolean fits = bytes <= MOST_BYTES && queries.size() < MOST_KEPT;
      if (query.state().isEnded() && (!fits || query.created().isBefore(oldest))) {
        queries.remove(query.id());
        answers.forget(query.id());
        bytes -= query.bytes();
      }
    }
  }

  /// A query of the account; empty when it has none of this id.
  Optional<AskedQuery> find(Scope scope, String id) {
    synchronized (queries) {
      return Optional.ofNullable(queries.get(id)).filter(query -> query.scope().equals(scope));
    }
  }

  /// The account's queries, newest first.
  List<QueryHead> all(Scope scope) {
    synchronized (queries) {
      forgetOld();
      return queries.values().stream()
          .filter(query -> query.scope().equals(scope))
          .map(AskedQuery::head)
          .sorted(Comparator.comparing(QueryHead::created).thenComparing(QueryHead::id).reversed())
          .toList();
    }
  }

  @Override
  public void close() {
    List<AskedQuery> all;
    synchronized (queries) {
      all = List.copyOf(queries.values());
    }
    all.forEach(query -> query.stop(State.FAILED, STOPPED));
    deadlines.close();
    threads.shutdown();
    try {
      // Without interrupting those that are writing their answers.
      if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
