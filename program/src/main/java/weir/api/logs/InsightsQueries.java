package weir.api.logs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import weir.query.engine.SqlEngine;
import weir.query.insights.InsightsProgress.State;
import weir.query.insights.InsightsQuestion;
import weir.query.insights.InsightsRun;
import weir.store.state.Scope;

/// The queries of all accounts, running and ended. Safe for any number of threads.
///
/// Answers are kept in memory for seven days, as long as they fit; a restart forgets them.
public final class InsightsQueries implements AutoCloseable {
  /// Queries of all accounts that run at a time; the others wait.
  public static final int AT_ONCE = 4;

  /// For how long AWS lets a query run.
  static final Duration LONGEST = Duration.ofMinutes(60);

  private static final Duration KEPT = Duration.ofDays(7);
  private static final int MOST_OF_AN_ACCOUNT = 100;
  private static final int MOST_KEPT = 10_000;
  private static final long MOST_BYTES = 256L << 20;

  private final SqlEngine engine;
  private final InstantSource clock;
  private final Map<String, Asked> queries = new LinkedHashMap<>();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          AT_ONCE, Thread.ofPlatform().daemon().name("weir-insights-", 0).factory());
  private final ScheduledExecutorService ends =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("weir-insights-end").factory());

  /// @param clock says when answers are old
  public InsightsQueries(SqlEngine engine, InstantSource clock) {
    this.engine = engine;
    this.clock = clock;
  }

  /// A query and what is known of it.
  ///
  /// @param scope whose it is
  /// @param group name of the first group that it asks
  /// @param shownText as DescribeQueries shows it
  record Asked(
      String id, Scope scope, String group, String shownText, Instant created, InsightsRun run) {
    State state() {
      return run.progress().state();
    }
  }

  /// What a query is known by.
  record Title(Scope scope, String group, String shownText) {}

  /// Begins a query.
  ///
  /// @throws weir.api.protocol.ApiException when the account has as many as it may
  Asked start(Title title, InsightsQuestion question) {
    InsightsRun run = new InsightsRun(engine, question);
    Asked asked =
        new Asked(
            UUID.randomUUID().toString(),
            title.scope(),
            title.group(),
            title.shownText(),
            clock.instant(),
            run);
    synchronized (queries) {
      forgetOld();
      long going =
          queries.values().stream()
              .filter(other -> other.scope().equals(title.scope()) && !other.state().isEnded())
              .count();
      if (going >= MOST_OF_AN_ACCOUNT) {
        throw LogsErrors.limitExceeded(
            "Account maximum query concurrency limit of [" + MOST_OF_AN_ACCOUNT + "] reached.");
      }
      queries.put(asked.id(), asked);
    }
    threads.execute(run::run);
    var _ = ends.schedule(() -> run.stop(State.TIMEOUT), LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    return asked;
  }

  private void forgetOld() {
    Instant oldest = clock.instant().minus(KEPT);
    queries.values().removeIf(q -> q.state().isEnded() && q.created().isBefore(oldest));
    long bytes = queries.values().stream().mapToLong(q -> q.run().bytes()).sum();
    for (Asked query : List.copyOf(queries.values())) {
      if (bytes <= MOST_BYTES && queries.size() < MOST_KEPT) {
        return;
      }
      if (query.state().isEnded()) {
        queries.remove(query.id());
        bytes -= query.run().bytes();
      }
    }
  }

  /// A query of the account; empty when it has none of this id.
  Optional<Asked> find(Scope scope, String id) {
    synchronized (queries) {
      return Optional.ofNullable(queries.get(id)).filter(query -> query.scope().equals(scope));
    }
  }

  /// The account's queries, newest first.
  List<Asked> all(Scope scope) {
    synchronized (queries) {
      forgetOld();
      return queries.values().stream()
          .filter(query -> query.scope().equals(scope))
          .sorted(Comparator.comparing(Asked::created).thenComparing(Asked::id).reversed())
          .toList();
    }
  }

  @Override
  public void close() {
    synchronized (queries) {
      queries.values().forEach(query -> query.run().stop(State.CANCELLED));
    }
    ends.shutdownNow();
    threads.shutdownNow();
    try {
      var _ = threads.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
