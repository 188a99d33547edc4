package weir.query.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import weir.model.aws.Fault;

/// A statement that DuckDB has prepared.
final class DuckDbQuery implements Query {
  /// What the driver says in place of the reason when a streaming answer fails before its first
  /// row: duckdb_jdbc 2.0.0.1 asks the failed result for its columns. See docs/decisions/0005.
  private static final String REASON_LOST = "Invalid result set";

  /// What the statement stands on.
  ///
  /// @param streaming connection that the statement was prepared on
  record Parts(
      DuckDbSession session,
      Connection streaming,
      TextScan scan,
      ScanProgress progress,
      ScanNotices notices) {}

  private final Parts parts;
  private final String sql;
  private final DuckDbFault faults;
  private volatile PreparedStatement statement;
  private volatile boolean cancelled;

  DuckDbQuery(Parts parts, PreparedStatement statement, String sql, DuckDbFault faults) {
    this.parts = parts;
    this.statement = statement;
    this.sql = sql;
    this.faults = faults;
  }

  @Override
  public QueryRows run() {
    try {
      return rows(statement);
    } catch (SQLException e) {
      if (!String.valueOf(e.getMessage()).contains(REASON_LOST)
          || cancelled
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
    return new DuckDbRows(prepared.executeQuery(), this::fault);
  }

  private Fault fault(SQLException e) {
    return cancelled
        ? new Fault.Unavailable("the query was cancelled")
        : parts.scan().failure().orElseGet(() -> faults.of(e));
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
    cancelled = true;
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
