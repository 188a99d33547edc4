package weir.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import weir.query.files.QueryRows;
import weir.query.files.ResultColumn;

/// Rows with a bar behind each, as long as the row's share is large beside the first row's.
final class ShareBars implements QueryRows {
  private static final int LONGEST = 20;

  private final QueryRows rows;
  private final int share;
  private final List<ResultColumn> columns;
  private double largest;
  private String bar = "";

  /// @param share position of the column that holds the share; the first row's is the largest
  ShareBars(QueryRows rows, int share) {
    this.rows = rows;
    this.share = share;
    List<ResultColumn> withBar = new ArrayList<>(rows.columns());
    withBar.add(new ResultColumn("", ResultColumn.Kind.TEXT));
    this.columns = List.copyOf(withBar);
  }

  @Override
  public List<ResultColumn> columns() {
    return columns;
  }

  @Override
  public boolean next() {
    if (!rows.next()) {
      return false;
    }
    double value = rows.text(share).map(Double::parseDouble).orElse(0.0);
    largest = Math.max(largest, value);
    bar = largest > 0 ? "#".repeat((int) Math.round(LONGEST * value / largest)) : "";
    return true;
  }

  @Override
  public Optional<String> text(int column) {
    return column == columns.size() - 1 ? Optional.of(bar) : rows.text(column);
  }
}
