package weir.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import weir.query.engine.DuckDbSqlEngine;
import weir.query.sql.AnalyzedQuery;

/// Questions about flow records: SQL over Parquet and over text beside DuckDB.
public final class AskedFlows {
  private static final int TRANSLATIONS = 300;

  private final Path home;
  private final Contest contest;

  private AskedFlows(Path home, Contest contest) {
    this.home = home;
    this.contest = contest;
  }

  /// @param arguments `parquet` or `text`, folder of the records, folder to work in, rounds
  public static void main(String[] arguments) throws Exception {
    Path records = Path.of(arguments[1]).toRealPath();
    AskedFlows asked =
        new AskedFlows(Path.of(arguments[2]), new Contest(Integer.parseInt(arguments[3])));
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement()) {
      statement.execute("SET threads=" + AthenaSide.THREADS);
      switch (arguments[0]) {
        case "parquet" -> asked.parquet(duckDb, records);
        default -> throw new IllegalArgumentException("no task " + arguments[0]);
      }
    }
  }

  private void parquet(Connection duckDb, Path records) throws Exception {
    try (DuckDbSqlEngine engine = new DuckDbSqlEngine(AthenaSide.settings(home, false))) {
      for (FlowQuestion question : FlowQuestion.ALL) {
        AthenaSide athena = AthenaSide.of("weir, Athena's SQL", engine, records, true, question.athena());
        contest.hold(
            question.name(),
            List.of(
                new DuckDbSide(
                    "DuckDB, written by hand",
                    duckDb,
                    DuckDbSide.parquet(records),
                    question.duckDb()),
                athena));
        System.out.printf(
            Locale.ROOT, "%-28s translated in %.2f ms, warm%n", "", translated(athena));
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
    java.util.Arrays.sort(millis);
    return millis[TRANSLATIONS / 2];
  }
}
