package weir.cli;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import weir.cli.shell.Asked;
import weir.cli.shell.Asker;
import weir.cli.shell.StatementFault;
import weir.query.files.QueryTable;
import weir.query.insights.InsightsPlan;
import weir.query.insights.InsightsQuery;
import weir.query.insights.InsightsVocabulary;
import weir.query.insights.MalformedQuery;
import weir.query.insights.QueryTimes;
import weir.query.sql.AnalyzedQuery;
import weir.query.sql.SqlFault;
import weir.query.sql.SqlSession;
import weir.query.sql.SqlStatement;

/// Queries of Logs Insights over flow-log files, whose records are the events.
final class FileInsights implements Asker {
  private static final int MOST_ROWS = 10_000;

  private final QueryTable table;
  private final RecordEvents events;
  private final TimeOptions.Range range;
  private final Instant now;

  FileInsights(QueryTable table, TimeOptions.Range range, Instant now) {
    this.table = table;
    this.events = RecordEvents.of(table, range);
    this.range = range;
    this.now = now;
  }

  @Override
  public Asked ask(String statement) {
    InsightsPlan plan = plan(statement);
    try {
      if (SqlStatement.parse(plan.sql()) instanceof SqlStatement.Select select) {
        SqlSession session =
            new SqlSession(FileSql.CATALOG, FileSql.SCHEMA, now, "insights", ZoneOffset.UTC);
        return new InsightsFileAnswer(
            new FileAnswer(
                table.prepare(AnalyzedQuery.of(select.query(), events.catalog(), session))),
            plan);
      }
      throw new IllegalStateException("a query of Logs Insights became no SELECT");
    } catch (SqlFault wrong) {
      // The place is one of the SQL that the query became, which nobody has typed.
      throw StatementFault.at(0, 0, wrong.message());
    }
  }

  private InsightsPlan plan(String statement) {
    try {
      InsightsQuery query = InsightsQuery.parse(statement);
      if (query.source().isPresent() || !query.innerSources().isEmpty()) {
        throw StatementFault.at(
            1, 1, "SOURCE names log groups, but files are asked; leave SOURCE out");
      }
      if (query.compares()) {
        throw StatementFault.at(
            1,
            1,
            "files are asked about one time; leave diff and logcompare out, or ask a service");
      }
      if (!query.lookupTables().isEmpty()) {
        throw StatementFault.at(
            1, 1, "files have no lookup tables; leave lookup and cidrlookup out, or ask a service");
      }
      if (query.isEstimate()) {
        throw StatementFault.at(1, 1, "estimate is about log groups, but files are asked");
      }
      return query.plan(
          events.relation(),
          source -> {
            throw new IllegalStateException("no sources, but " + source);
          },
          table -> {
            throw new IllegalStateException("no lookup tables, but " + table);
          },
          new QueryTimes(now, range.start().toEpochMilli(), range.end().toEpochMilli()),
          MOST_ROWS);
    } catch (MalformedQuery wrong) {
      throw StatementFault.at(statement, wrong.start(), wrong.sentence());
    }
  }

  @Override
  public List<String> words() {
    return InsightsVocabulary.words();
  }

  @Override
  public void close() {
    table.close();
  }
}
