package weir.cli;

import java.util.List;
import java.util.Optional;
import weir.query.files.QueryRows;
import weir.query.files.ResultColumn;

/// The first rows of an answer.
final class BoundedRows implements QueryRows {
  private final QueryRows rows;
  private final long most;
  private long shown;
  private boolean cut;

  BoundedRows(QueryRows rows, long most) {
    this.rows = rows;
    this.most = most;
  }

  @Override
  public List<ResultColumn> columns() {
    return rows.columns();
  }

  @Override
  public boolean next() {
    if (!rows.next()) {
      return false;
    }
    cut = shown == most;
    shown += cut ? 0 : 1;
    return !cut;
  }

  /// Whether there were more.
  boolean isCut() {
    return cut;
  }

  long shown() {
    return shown;
  }

  @Override
  public Optional<String> text(int column) {
    return rows.text(column);
  }
}
