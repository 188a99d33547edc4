package weir.query.duckdb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import weir.query.engine.QueryLimits;
import weir.query.engine.SqlRows;
import weir.query.session.CellText;
import weir.query.sql.SqlFault;
import weir.query.sql.SqlOutput;
import weir.query.sql.SqlType;

/// Rows of an analysed query as DuckDB streams them.
final class DuckDbSqlRows implements SqlRows {
  private final ResultSet rows;
  private final SqlType[] types;
  private final QueryWork work;
  private final QueryLimits limits;
  private final Runnable atEnd;
  private final Function<SQLException, SqlFault> faults;
  private long count;
  private long bytes;
  private boolean ended;

  /// @param atEnd called once when the last row was read
  DuckDbSqlRows(
      ResultSet rows,
      List<SqlOutput> outputs,
      QueryWork work,
      QueryLimits limits,
      Runnable atEnd,
      Function<SQLException, SqlFault> faults) {
    this.rows = rows;
    this.types = outputs.stream().map(SqlOutput::type).toArray(SqlType[]::new);
    this.work = work;
    this.limits = limits;
    this.atEnd = atEnd;
    this.faults = faults;
  }

  @Override
  public boolean next() {
    if (ended) {
      return false;
    }
    // DuckDB has made some rows ahead, which no interrupt takes away.
    work.stop().check();
    try {
      if (!rows.next()) {
        ended = true;
        atEnd.run();
        return false;
      }
    } catch (SQLException e) {
      throw faults.apply(e);
    }
    work.counters().rowsReturned.incrementAndGet();
    if (++count > limits.mostRows()) {
      throw tooLarge("rows", limits.mostRows());
    }
    return true;
  }

  private static SqlFault tooLarge(String what, long most) {
    return new SqlFault(
        "EXCEEDED_RESULT_LIMIT", 0, 0, "The result has more than %d %s".formatted(most, what));
  }

  @Override
  public Optional<String> text(int column) {
    try {
      Object value = rows.getObject(column + 1);
      if (value == null) {
        return Optional.empty();
      }
      String text = CellText.of(types[column], value);
      bytes += text.length();
      if (bytes > limits.mostResultBytes()) {
        throw tooLarge("bytes", limits.mostResultBytes());
      }
      return Optional.of(text);
    } catch (SQLException e) {
      throw faults.apply(e);
    }
  }
}
