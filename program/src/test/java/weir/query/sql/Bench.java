package weir.query.sql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import weir.query.session.JavaCalls;

/// Runs Athena's SQL on DuckDB in the process and shows each cell as text.
final class Bench implements AutoCloseable {
  static final SqlSession SESSION =
      new SqlSession(
          TestCatalog.CATALOG,
          "default",
          Instant.parse("2026-11-21T18:30:15.123Z"),
          "tester",
          ZoneOffset.UTC);

  private final Connection duckDb;
  private final TestCatalog catalog;

  Bench(TestCatalog catalog) throws SQLException {
    this.catalog = catalog;
    this.duckDb = DriverManager.getConnection("jdbc:duckdb:");
    JavaCalls.register(duckDb);
    try (Statement statement = duckDb.createStatement()) {
      for (String setting : DuckDbMacros.settings()) {
        statement.execute(setting);
      }
    }
  }

  static AnalyzedQuery analyze(SqlCatalog catalog, String sql) {
    if (!(SqlStatement.parse(sql) instanceof SqlStatement.Select select)) {
      throw new IllegalArgumentException("a query is wanted, not " + sql);
    }
    return AnalyzedQuery.of(select.query(), catalog, SESSION);
  }

  /// The rows, their cells joined by ` | `. A cell is what CAST to varchar gives where there is
  /// such a cast, else what DuckDB prints.
  List<String> rows(String sql) throws SQLException {
    AnalyzedQuery query = analyze(catalog, sql);
    List<String> rows = new ArrayList<>();
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < query.outputs().size(); i++) {
      shown.add(Shown.text(Term.of(query.outputs().get(i).type(), "q.c" + (i + 1)), 0));
    }
    String text =
        "SELECT "
            + String.join(", ", shown)
            + " FROM "
            + new QueryText(
                    query.duckDb(catalog::relationText),
                    query.outputs().stream()
                        .map(o ->
                            new QueryText.Output(java.util.Optional.empty(), o.type(), List.of()))
                        .toList())
                .as("q");
    try (Statement statement = duckDb.createStatement()) {
      for (String macro : DuckDbMacros.definitions(text)) {
        statement.execute(macro);
      }
      try (ResultSet result = statement.executeQuery(text)) {
        while (result.next()) {
          List<String> cells = new ArrayList<>();
          for (int i = 1; i <= shown.size(); i++) {
            String cell = result.getString(i);
            cells.add(cell == null ? "NULL" : cell);
          }
          rows.add(String.join(" | ", cells));
        }
      }
    } catch (SQLException failed) {
      throw new SQLException(failed.getMessage() + "\n" + text, failed);
    }
    return rows;
  }

  @Override
  public void close() throws SQLException {
    duckDb.close();
  }
}
