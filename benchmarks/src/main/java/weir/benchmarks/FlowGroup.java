package weir.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import weir.model.flow.RecordFormat;
import weir.query.duckdb.DuckDbSqlEngine;
import weir.query.engine.LogGroupSource;
import weir.query.insights.InsightsProgress;
import weir.query.insights.InsightsQuery;
import weir.query.insights.InsightsQuestion;
import weir.query.insights.InsightsRun;
import weir.query.insights.QueryTimes;
import weir.store.logs.LogBatch;
import weir.store.logs.LogGroupEvents;

/// A sealed log group with the records of a folder, and Logs Insights over it.
final class FlowGroup implements AutoCloseable {
  private static final int START_FIELD = 10;
  private static final int EVENTS_EACH = 10_000;
  private static final LogGroupSource.Address ADDRESS =
      new LogGroupSource.Address(
          "123456789012", "flows", "arn:aws:logs:us-east-1:123456789012:log-group:flows:*");

  private final LogGroups groups;
  private final LogGroupEvents events;
  private final DuckDbSqlEngine engine;

  private FlowGroup(LogGroups groups, DuckDbSqlEngine engine) {
    this.groups = groups;
    this.events = groups.group("flows");
    this.engine = engine;
  }

  /// Fills the group unless an earlier run has done so.
  static FlowGroup of(Path home, Path text) throws IOException {
    Path store = home.resolve("group");
    boolean empty = Files.notExists(store);
    FlowGroup group =
        new FlowGroup(
            LogGroups.in(store),
            new DuckDbSqlEngine(AthenaSide.settings(home.resolve("logs"), false)));
    if (empty) {
      try (Stream<Path> files = Files.walk(text)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".log.gz")).sorted().toList()) {
          group.add(file);
        }
      }
      group.events.seal();
    }
    return group;
  }

  private record Line(long start, String text) {}

  private void add(Path file) throws IOException {
    List<Line> lines = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file), 1 << 16),
                StandardCharsets.US_ASCII))) {
      reader.readLine();
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        lines.add(new Line(Long.parseLong(text.split(" ", -1)[START_FIELD]), text));
      }
    }
    lines.sort(Comparator.comparingLong(Line::start));
    for (int from = 0; from < lines.size(); from += EVENTS_EACH) {
      List<Line> some = lines.subList(from, Math.min(lines.size(), from + EVENTS_EACH));
      LogBatch.Builder batch = new LogBatch.Builder(some.size(), 120 * some.size());
      some.forEach(line -> batch.add(1000 * line.start(), line.text()));
      events.append("eni", batch.build(), Instant.now());
    }
  }

  Contest.Side asked(String query) {
    return new Contest.Side() {
      @Override
      public String name() {
        return "weir, Logs Insights";
      }

      @Override
      public List<String> answer() {
        return rows(query);
      }
    };
  }

  private List<String> rows(String query) {
    InsightsRun run =
        new InsightsRun(
            engine,
            new InsightsQuestion(
                InsightsQuery.parse(query),
                List.of(new LogGroupSource.Group(events, ADDRESS, List.of(RecordFormat.DEFAULT))),
                Map.of(),
                Map.of(),
                new QueryTimes(Instant.now(), 0, Instant.now().toEpochMilli()),
                10_000));
    run.run();
    InsightsProgress progress = run.progress();
    if (progress.state() != InsightsProgress.State.COMPLETE) {
      throw new IllegalStateException(query + ": " + progress.problem());
    }
    return progress.rows().stream()
        .map(row ->
            String.join(
                "|",
                row.cells().stream().map(cell -> Objects.requireNonNullElse(cell, "")).toList()))
        .toList();
  }

  @Override
  public void close() {
    engine.close();
    groups.close();
  }
}
