package weir.cli;

import java.util.List;
import java.util.Optional;
import weir.query.files.QueryRows;
import weir.query.files.ResultColumn;

/// A single row that was read before.
record KeptRow(List<ResultColumn> columns, List<String> cells) implements QueryRows {
  @Override
  public boolean next() {
    return false;
  }

  @Override
  public Optional<String> text(int column) {
    return Optional.of(cells.get(column)).filter(cell -> !cell.isEmpty());
  }
}
