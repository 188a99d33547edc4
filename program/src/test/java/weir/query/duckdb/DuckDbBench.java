package weir.query.duckdb;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.query.session.CellText;
import weir.query.session.DuckDbSession;
import weir.query.session.QueryStop;
import weir.query.session.ResultWire;
import weir.query.session.RowMatches;
import weir.query.session.TrinoErrors;
import weir.query.sql.AnalyzedQuery;
import weir.query.sql.SqlOutput;

/// Runs analysed queries without tables on one session of the engine, cells as Athena prints them.
public final class DuckDbBench implements AutoCloseable {
  private final SessionPool pool = new SessionPool(TableQuestion.SETTINGS, 1);
  private final DuckDbSession session = pool.take();

  /// @throws weir.query.sql.SqlFault when the query fails
  public List<List<@Nullable String>> rows(AnalyzedQuery query) {
    List<SqlOutput> outputs = query.outputs();
    String sql =
        ResultWire.wrap(
            query.duckDb(use -> {
              throw new IllegalArgumentException("a query without tables is wanted");
            }),
            outputs);
    Connection connection = session.connection();
    try {
      session.define(sql);
      RowMatches.register(query.patterns(), session, new QueryStop());
    } catch (SQLException e) {
      throw TrinoErrors.of(e);
    }
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<List<@Nullable String>> rows = new ArrayList<>();
      while (result.next()) {
        List<@Nullable String> row = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
          Object value = result.getObject(i + 1);
          row.add(value == null ? null : CellText.of(outputs.get(i).type(), value));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw TrinoErrors.of(e);
    }
  }

  @Override
  public void close() {
    session.close();
    pool.close();
  }
}
