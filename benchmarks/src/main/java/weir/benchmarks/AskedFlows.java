package weir.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import weir.query.duckdb.DuckDbSqlEngine;
import weir.query.sql.AnalyzedQuery;

/// Questions about flow records: SQL over Parquet and over text beside DuckDB, Logs Insights over a
/// sealed group beside SQL over Parquet, and SQL beside nfdump.
public final class AskedFlows {
  private static final int TRANSLATIONS = 300;
  private static final int WARMING = 60;

  private final Path home;
  private final Contest contest;

  private AskedFlows(Path home, Contest contest) {
    this.home = home;
    this.contest = contest;
  }

  /// @param arguments folder to work in, rounds, then a task: `parquet FOLDER`, `text FOLDER`,
  ///   `insights FOLDER-OF-TEXT FOLDER-OF-PARQUET` or `nfdump FILE FOLDER-OF-PARQUET`
  public static void main(String[] arguments) throws Exception {
    AskedFlows asked =
        new AskedFlows(Path.of(arguments[0]), new Contest(Integer.parseInt(arguments[1])));
    Path records = Path.of(arguments[3]).toRealPath();
    switch (arguments[2]) {
      case "parquet" -> asked.parquet(records);
      case "text" -> asked.text(records);
      case "insights" -> asked.insights(records, Path.of(arguments[4]).toRealPath());
      case "nfdump" -> asked.nfdump(records, Path.of(arguments[4]).toRealPath());
      default -> throw new IllegalArgumentException("no task " + arguments[2]);
    }
  }

  private void parquet(Path records) throws Exception {
    String reader = DuckDbSide.parquet(records);
    try (Connection kept = DuckDbSide.open();
        DuckDbSqlEngine engine = new DuckDbSqlEngine(AthenaSide.settings(home, false))) {
      warm(engine, records);
      for (FlowQuestion question : FlowQuestion.ALL) {
        AthenaSide athena =
            AthenaSide.of("weir, Athena's SQL", engine, records, true, question.athena());
        contest.hold(
            question.name(),
            List.of(
                new DuckDbSide("DuckDB, opened for it", null, reader, question.duckDb()),
                athena,
                new DuckDbSide("DuckDB, kept open", kept, reader, question.duckDb())));
        System.out.printf(
            Locale.ROOT, "%-28s translated in %.2f ms, warm%n", "", translated(athena));
      }
    }
  }

  /// Asks about a single file for a while: a service is seldom asked its first question.
  private void warm(DuckDbSqlEngine engine, Path records) throws IOException {
    Path few = Files.createDirectories(home.resolve("few")).resolve("0.parquet");
    try (Stream<Path> files = Files.walk(records)) {
      Path file = files.filter(f -> f.toString().endsWith(".parquet")).findFirst().orElseThrow();
      Files.copy(file, few, StandardCopyOption.REPLACE_EXISTING);
    }
    for (int i = 0; i < WARMING; i++) {
      for (FlowQuestion question : FlowQuestion.ALL) {
        AthenaSide.of("warm", engine, home.resolve("few"), true, question.athena()).answer();
      }
    }
  }

  /// The first question finds text only, the second the columns that were made meanwhile.
  private void text(Path records) throws Exception {
    for (FlowQuestion question : FlowQuestion.ALL) {
      try (KeptColumns kept = new KeptColumns(home, records, question.athena())) {
        DuckDbSide peer =
            new DuckDbSide("DuckDB, read_csv", null, DuckDbSide.text(records), question.duckDb());
        contest.hold(question.name(), List.of(peer, kept.first()));
        contest.hold(question.name(), List.of(peer, kept.second()));
      }
    }
  }

  private void insights(Path text, Path parquet) throws Exception {
    try (FlowGroup group = FlowGroup.of(home, text);
        DuckDbSqlEngine engine = new DuckDbSqlEngine(AthenaSide.settings(home, false))) {
      for (FlowQuestion question : FlowQuestion.ALL) {
        if (!question.insights().isEmpty()) {
          contest.hold(
              question.name(),
              List.of(
                  AthenaSide.of("weir, SQL over Parquet", engine, parquet, true, question.athena()),
                  group.asked(question.insights())));
        }
      }
    }
  }

  private void nfdump(Path file, Path parquet) throws Exception {
    try (DuckDbSqlEngine engine = new DuckDbSqlEngine(AthenaSide.settings(home, false))) {
      for (NfdumpSide side : NfdumpSide.all(file)) {
        contest.hold(
            side.question(),
            List.of(
                side, AthenaSide.of("weir, SQL over Parquet", engine, parquet, true, side.sql())));
      }
    }
  }

  /// Milliseconds from the text to DuckDB's, the median of many.
  private static double translated(AthenaSide side) {
    double[] millis = new double[TRANSLATIONS];
    for (int i = 0; i < TRANSLATIONS; i++) {
      long begin = System.nanoTime();
      AnalyzedQuery query = side.analyzed();
      if (query.duckDb(_ -> "t").isEmpty()) {
        throw new IllegalStateException("nothing came of a query");
      }
      millis[i] = (System.nanoTime() - begin) / 1e6;
    }
    Arrays.sort(millis);
    return millis[TRANSLATIONS / 2];
  }
}
