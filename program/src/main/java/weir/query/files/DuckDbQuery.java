package weir.query.files;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import weir.model.aws.Fault;
import weir.query.session.DuckDbSession;
import weir.query.session.QueryStop;

/// A statement that DuckDB has prepared.
final class DuckDbQuery implements Query {
  /// What the driver says in place of the reason when a streaming answer fails before its first
  /// row: duckdb_jdbc 2.0.0.1 asks the failed result for its columns. See docs/decisions/0005.
  private static final String REASON_LOST = "Invalid result set";

  /// What the statement stands on.
  ///
  /// @param streaming connection that the statement was prepared on
  /// @param stop says when the functions of ours that it calls are to end
  record Parts(
      DuckDbSession session,
      Connection streaming,
      QueryStop stop,
      TextScan scan,
      ScanProgress progress,
      ScanNotices notices) {}

  /// Makes rows of what DuckDB answers.
  interface Results {
    QueryRows rows(ResultSet rows, Function<SQLException, Fault> faults) throws SQLException;
  }

  /// How answers and errors are read.
  record Reading(Results results, Function<SQLException, Fault> faults) {}

  private final Parts parts;
  private final String sql;
  private final Reading reading;
  private volatile PreparedStatement statement;

  DuckDbQuery(Parts parts, PreparedStatement statement, String sql, Reading reading) {
    this.parts = parts;
    this.statement = statement;
    this.sql = sql;
    this.reading = reading;
  }

  @Override
  public QueryRows run() {
    try {
      return rows(statement);
    } catch (SQLException e) {
      if (!String.valueOf(e.getMessage()).contains(REASON_LOST)
          || parts.stop().reason() != null
          || parts.scan().failure().isPresent()) {
        throw fault(e);
      }
      return runForTheReason();
    }
  }

  /// Runs the statement again where the driver keeps the reason of a failure.
  private QueryRows runForTheReason() {
    try {
      PreparedStatement again = parts.session().connection().prepareStatement(sql);
      statement = again;
      return rows(again);
    } catch (SQLException e) {
      throw fault(e);
    }
  }

  private QueryRows rows(PreparedStatement prepared) throws SQLException {
    return reading.results().rows(prepared.executeQuery(), this::fault);
  }

  private Fault fault(SQLException e) {
    return parts.stop().reason() != null
        ? new Fault.Unavailable("the query was cancelled")
        : parts.scan().failure().orElseGet(() -> reading.faults().apply(e));
  }

  @Override
  public ScanProgress progress() {
    return parts.progress();
  }

  @Override
  public List<String> notices() {
    return parts.notices().sentences();
  }

  @Override
  public void cancel() {
    parts.stop().cancel();
    try {
      statement.cancel();
    } catch (SQLException alreadyClosed) {
      // Nothing runs any more, which is what was asked for.
    }
  }

  @Override
  public void close() {
    try {
      parts.streaming().close();
    } catch (SQLException e) {
      throw new Fault.Unavailable("DuckDB does not close: " + e.getMessage(), e);
    } finally {
      parts.session().close();
    }
  }
}
