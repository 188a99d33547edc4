package weir.query.engine;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import weir.model.aws.Fault;

/// A statement that DuckDB has prepared.
final class DuckDbQuery implements Query {
  /// What the statement stands on.
  record Parts(
      DuckDbSession session,
      TextScan scan,
      ScanProgress progress,
      ScanNotices notices) {}

  private final Parts parts;
  private final PreparedStatement statement;
  private final SqlFault faults;

  DuckDbQuery(Parts parts, PreparedStatement statement, SqlFault faults) {
    this.parts = parts;
    this.statement = statement;
    this.faults = faults;
  }

  @Override
  public QueryRows run() {
    try {
      return new DuckDbRows(statement.executeQuery(), this::fault);
    } catch (SQLException e) {
      throw fault(e);
    }
  }

  private Fault fault(SQLException e) {
    return parts.scan().failure().orElseGet(() -> faults.of(e));
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
    try {
      statement.cancel();
    } catch (SQLException alreadyClosed) {
      // Nothing runs any more, which is what was asked for.
    }
  }

  @Override
  public void close() {
    parts.session().close();
  }
}
