package weir.query.athena;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import weir.query.engine.QueryStatistics;
import weir.query.engine.RunningQuery;
import weir.query.engine.SqlRows;
import weir.query.sql.AnalyzedQuery;
import weir.query.sql.SqlQuery;
import weir.query.sql.SqlStatement;

/// `EXPLAIN [ANALYZE]`: what a query reads and how the engine is asked, as text or JSON.
record Explanation(StatementRun run, SqlStatement.Explain statement) {
  StatementOutcome outcome() {
    SqlQuery query = query(statement.statement());
    CallerCatalog seen = new CallerCatalog(run.catalog(), run.requester());
    AnalyzedQuery analyzed = AnalyzedQuery.of(query, seen, run.session());
    if (statement.options().getOrDefault("TYPE", "").equals("VALIDATE")) {
      return leave("Valid", "true\n");
    }
    PlanText plan = new PlanText(analyzed, seen.sources());
    boolean json = statement.options().getOrDefault("FORMAT", "TEXT").equals("JSON");
    String text = json ? plan.json() : plan.text();
    if (statement.analyze()) {
      text += statistics(analyzed, seen);
    }
    return leave("Query Plan", text + "\n");
  }

  /// The query inside a statement that writes, too.
  private static SqlQuery query(SqlStatement statement) {
    return switch (statement) {
      case SqlStatement.Select select -> select.query();
      case SqlStatement.CreateTableAs create -> create.query();
      case SqlStatement.Insert insert -> insert.query();
      case SqlStatement.Unload unload -> unload.query();
      default ->
          throw AthenaFault.named(
              "NOT_SUPPORTED", "EXPLAIN shows queries, CREATE TABLE AS, INSERT and UNLOAD only");
    };
  }

  /// Runs the query for nothing but its cost.
  private String statistics(AnalyzedQuery analyzed, CallerCatalog seen) {
    if (!(statement.statement() instanceof SqlStatement.Select)) {
      throw AthenaFault.named(
          "NOT_SUPPORTED", "EXPLAIN ANALYZE runs queries only; it writes no data");
    }
    try (RunningQuery engine = run.start(analyzed, seen)) {
      SqlRows rows = engine.rows();
      long count = 0;
      while (rows.next()) {
        count++;
      }
      QueryStatistics cost = engine.statistics();
      run.settle(engine, new ResultFiles.Size(count, 0));
      return String.format(
          Locale.ROOT,
          "Queued: %dms, Analysis: %dms, Execution: %dms%n"
              + "Partitions: %d of %d, Files: %d of %d%n"
              + "Input: %d rows (%dB), Output: %d rows%n",
          cost.queueing().toMillis(),
          cost.planning().toMillis(),
          cost.running().toMillis(),
          cost.partitionsRead(),
          cost.partitionsConsidered(),
          cost.filesRead(),
          cost.filesConsidered(),
          cost.rowsScanned(),
          cost.bytesScanned(),
          count);
    }
  }

  private StatementOutcome leave(String name, String text) {
    List<String> lines = new ArrayList<>();
    lines.add(name);
    lines.addAll(List.of(text.split("\n", -1)));
    run.files().text(lines, ResultFiles.PLAIN);
    List<AnswerColumn> columns = List.of(AnswerColumn.varchar(name, text.length()));
    run.files().metadata("", OptionalLong.empty(), columns, ResultFiles.PLAIN);
    return new StatementOutcome(columns, OptionalLong.empty(), Optional.empty(), run.statistics());
  }
}
