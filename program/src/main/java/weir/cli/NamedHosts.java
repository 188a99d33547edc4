package weir.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import weir.query.files.QueryRows;
import weir.query.files.ResultColumn;

/// Rows with a column behind their addresses that says whose they are.
final class NamedHosts implements QueryRows {
  private final QueryRows rows;
  private final int address;
  private final Function<String, Optional<String>> names;
  private final List<ResultColumn> columns;

  /// @param address position of the column that holds addresses
  /// @param names gives the name of an address, where it has one
  NamedHosts(QueryRows rows, int address, Function<String, Optional<String>> names) {
    this.rows = rows;
    this.address = address;
    this.names = names;
    List<ResultColumn> named = new ArrayList<>(rows.columns());
    named.add(address + 1, new ResultColumn("host", ResultColumn.Kind.TEXT));
    columns = List.copyOf(named);
  }

  @Override
  public List<ResultColumn> columns() {
    return columns;
  }

  @Override
  public boolean next() {
    return rows.next();
  }

  @Override
  public Optional<String> text(int column) {
    if (column == address + 1) {
      return rows.text(address).flatMap(names);
    }
    return rows.text(column > address ? column - 1 : column);
  }
}
