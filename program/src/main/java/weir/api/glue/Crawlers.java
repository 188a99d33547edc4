package weir.api.glue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.glue.model.Crawler;
import software.amazon.awssdk.services.glue.model.CrawlerMetrics;
import software.amazon.awssdk.services.glue.model.CrawlerState;
import software.amazon.awssdk.services.glue.model.LastCrawlInfo;
import software.amazon.awssdk.services.glue.model.LastCrawlStatus;
import software.amazon.awssdk.services.glue.model.Schedule;
import software.amazon.awssdk.services.glue.model.ScheduleState;
import weir.api.protocol.ApiException;
import weir.api.protocol.ShapeText;
import weir.model.aws.Fault;
import weir.query.crawl.Crawl;
import weir.query.crawl.CrawlSummary;
import weir.store.catalog.CatalogRefusal;
import weir.store.state.DocumentKind;
import weir.store.state.Scope;
import weir.store.state.StateStore;
import weir.store.state.StateView;

/// The crawlers of every account: what is kept of them, and their runs. Safe for any number of
/// threads.
public final class Crawlers {
  private static final DocumentKind<Crawler> KIND =
      new DocumentKind<>(
          "glue.crawler",
          ShapeText::print,
          text -> ShapeText.fill(Crawler.builder(), text).build());
  private static final DocumentKind<CrawlerMetrics> METRICS =
      new DocumentKind<>(
          "glue.crawler-metrics",
          ShapeText::print,
          text -> ShapeText.fill(CrawlerMetrics.builder(), text).build());

  /// Since when a crawler runs; gone when its crawl has ended.
  private static final DocumentKind<Instant> UNDER_WAY =
      new DocumentKind<>("glue.crawl", Instant::toString, Instant::parse);

  private final Glue glue;
  private final CrawlBuckets buckets;
  private final Executor background;
  private final InstantSource clock;
  private final Map<Place, Run> runs = new ConcurrentHashMap<>();
  private Instant turned;

  /// @param background runs crawls
  public Crawlers(Glue glue, CrawlBuckets buckets, Executor background, InstantSource clock) {
    this.glue = glue;
    this.buckets = buckets;
    this.background = background;
    this.clock = clock;
    this.turned = clock.instant();
    endInterrupted();
  }

  /// A crawl that ran when an earlier run ended has failed.
  private void endInterrupted() {
    List<StateView.Owned<Instant>> left = glue.store().read(view -> view.everywhere(UNDER_WAY));
    for (StateView.Owned<Instant> row : left) {
      LastCrawlInfo outcome =
          LastCrawlInfo.builder()
              .startTime(row.document())
              .status(LastCrawlStatus.FAILED)
              .errorMessage("Weir stopped while the crawler ran; start it again")
              .build();
      settle(row.scope(), row.id(), outcome, metrics(row.scope(), row.id()));
    }
  }

  private record Place(Scope scope, String name) {}

  /// A crawl under way.
  private record Run(Instant started, AtomicBoolean stopped) {}

  /// @throws ApiException when there is none
  static Crawler crawler(StateStore store, Scope scope, String name) {
    return store.read(view -> crawler(view, scope, name));
  }

  private static Crawler crawler(StateView view, Scope scope, String name) {
    return view.find(KIND, scope, name)
        .orElseThrow(
            () -> GlueErrors.notFound("Crawler entry with name " + name + " does not exist"));
  }

  /// As Glue shows it.
  Crawler shown(Scope scope, String name) {
    return shown(scope, crawler(glue.store(), scope, name));
  }

  private Crawler shown(Scope scope, Crawler crawler) {
    Run run = runs.get(new Place(scope, crawler.name()));
    if (run == null) {
      return crawler.toBuilder().state(CrawlerState.READY).crawlElapsedTime(0L).build();
    }
    return crawler.toBuilder()
        .state(run.stopped().get() ? CrawlerState.STOPPING : CrawlerState.RUNNING)
        .crawlElapsedTime(Duration.between(run.started(), clock.instant()).toMillis())
        .build();
  }

  /// By ascending name.
  List<Crawler> all(Scope scope) {
    return glue.store().read(view -> view.all(KIND, scope)).stream()
        .map(crawler -> shown(scope, crawler))
        .toList();
  }

  /// What the last crawls of a crawler have done; none have when nothing is kept.
  CrawlerMetrics metrics(Scope scope, String name) {
    return glue.store()
        .read(view -> view.find(METRICS, scope, name))
        .orElseGet(() ->
            CrawlerMetrics.builder()
                .crawlerName(name)
                .timeLeftSeconds(0.0)
                .stillEstimating(false)
                .lastRuntimeSeconds(0.0)
                .medianRuntimeSeconds(0.0)
                .tablesCreated(0)
                .tablesUpdated(0)
                .tablesDeleted(0)
                .build());
  }

  void create(Scope scope, Crawler crawler) {
    glue.store()
        .change(change -> {
          if (change.find(KIND, scope, crawler.name()).isPresent()) {
            throw GlueErrors.exists(
                "Crawler entry with name " + crawler.name() + " already exists");
          }
          change.put(KIND, scope, crawler.name(), crawler);
          return crawler;
        });
  }

  /// @throws ApiException when it runs
  void update(Scope scope, String name, UnaryOperator<Crawler> deed) {
    requireIdle(scope, name);
    glue.store()
        .change(change -> {
          Crawler before = crawler(change, scope, name);
          Crawler after =
              deed.apply(before).toBuilder()
                  .version(before.version() + 1)
                  .lastUpdated(clock.instant())
                  .build();
          change.put(KIND, scope, name, after);
          return after;
        });
  }

  /// @throws ApiException when it runs
  void delete(Scope scope, String name) {
    crawler(glue.store(), scope, name);
    requireIdle(scope, name);
    glue.store()
        .change(change -> {
          change.remove(KIND, scope, name);
          change.remove(METRICS, scope, name);
          return name;
        });
  }

  private void requireIdle(Scope scope, String name) {
    if (runs.containsKey(new Place(scope, name))) {
      throw running(name);
    }
  }

  private static ApiException running(String name) {
    return ApiException.badRequest(
        "CrawlerRunningException", "Crawler with name " + name + " has already started");
  }

  /// Begins a crawl.
  ///
  /// @throws ApiException when one is under way
  void start(Scope scope, String name) {
    Crawler crawler = crawler(glue.store(), scope, name);
    Run run = new Run(clock.instant(), new AtomicBoolean());
    if (runs.putIfAbsent(new Place(scope, name), run) != null) {
      throw running(name);
    }
    glue.store()
        .change(change -> {
          change.put(UNDER_WAY, scope, name, run.started());
          return name;
        });
    background.execute(() -> run(scope, crawler, run));
  }

  /// Ends a crawl early.
  ///
  /// @throws ApiException when none is under way
  void stop(Scope scope, String name) {
    crawler(glue.store(), scope, name);
    Run run = runs.get(new Place(scope, name));
    if (run == null) {
      throw ApiException.badRequest(
          "CrawlerNotRunningException", "Crawler with name " + name + " isn't running");
    }
    if (run.stopped().getAndSet(true)) {
      throw ApiException.badRequest(
          "CrawlerStoppingException", "Crawler with name " + name + " is stopping");
    }
  }

  /// Begins the crawls that have become due since the last turn. Called about once a minute.
  public synchronized void turn() {
    Instant now = clock.instant();
    Set<Instant> minutes = new LinkedHashSet<>();
    Instant minute = turned.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    while (!minute.isAfter(now) && minutes.size() < 60) {
      minutes.add(minute);
      minute = minute.plus(1, ChronoUnit.MINUTES);
    }
    turned = now;
    List<StateView.Owned<Crawler>> known = glue.store().read(view -> view.everywhere(KIND));
    for (StateView.Owned<Crawler> row : known) {
      Schedule schedule = row.document().schedule();
      if (schedule == null || schedule.state() != ScheduleState.SCHEDULED) {
        continue;
      }
      CronSchedule cron = CronSchedule.parse(schedule.scheduleExpression());
      boolean runs = this.runs.containsKey(new Place(row.scope(), row.id()));
      if (!runs && minutes.stream().anyMatch(cron::isDue)) {
        start(row.scope(), row.id());
      }
    }
  }

  private void run(Scope scope, Crawler crawler, Run run) {
    LastCrawlInfo.Builder outcome = LastCrawlInfo.builder().startTime(run.started());
    CrawlSummary summary = new CrawlSummary(0, 0, 0);
    try {
      summary = crawl(scope, crawler, run);
      outcome.status(run.stopped().get() ? LastCrawlStatus.CANCELLED : LastCrawlStatus.SUCCEEDED);
    } catch (CatalogRefusal refused) {
      outcome.status(LastCrawlStatus.FAILED).errorMessage(refused.sentence());
    } catch (Fault failed) {
      outcome.status(LastCrawlStatus.FAILED).errorMessage(failed.sentence());
    } catch (RuntimeException failed) { // the edge of the lane: the crawler is ready again
      outcome.status(LastCrawlStatus.FAILED).errorMessage("Internal service error: " + failed);
    } finally {
      settle(scope, crawler.name(), outcome.build(), metrics(crawler.name(), run, summary));
      runs.remove(new Place(scope, crawler.name()));
    }
  }

  private CrawlSummary crawl(Scope scope, Crawler crawler, Run run) {
    GlueArns arns = GlueArns.of(scope);
    try (CrawlBuckets.Opened opened =
        buckets.open(
            CrawlerSettings.roleArn(crawler.role(), scope), scope, arns.crawler(crawler.name()))) {
      return new Crawl(
              CrawlerSettings.order(crawler),
              opened.objects(),
              glue.catalog(scope),
              (action, table) ->
                  opened.require("glue:" + action, arns.table(table.database(), table.table())),
              run.stopped()::get)
          .run();
    }
  }

  private CrawlerMetrics metrics(String name, Run run, CrawlSummary summary) {
    double seconds = Duration.between(run.started(), clock.instant()).toMillis() / 1000.0;
    return CrawlerMetrics.builder()
        .crawlerName(name)
        .timeLeftSeconds(0.0)
        .stillEstimating(false)
        .lastRuntimeSeconds(seconds)
        .medianRuntimeSeconds(seconds)
        .tablesCreated(summary.created())
        .tablesUpdated(summary.updated())
        .tablesDeleted(summary.deleted())
        .build();
  }

  private void settle(Scope scope, String name, LastCrawlInfo outcome, CrawlerMetrics metrics) {
    glue.store()
        .change(change -> {
          change.remove(UNDER_WAY, scope, name);
          change
              .find(KIND, scope, name)
              .ifPresent(before -> {
                change.put(KIND, scope, name, before.toBuilder().lastCrawl(outcome).build());
                change.put(METRICS, scope, name, metrics);
              });
          return name;
        });
  }
}
