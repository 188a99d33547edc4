package weir.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import weir.query.files.QueryRows;
import weir.query.files.ResultColumn;

/// Rows in aligned columns, numbers to the right. The first rows decide the widths; a value that is
/// too wide for its column ends in three dots.
final class TablePrinter implements AnswerPrinter {
  private static final int ROWS_FOR_WIDTHS = 1000;
  private static final int WIDEST = 64;
  private static final String CUT = "...";
  private static final String NULL = "-";

  private final PrintWriter out;
  private final List<ResultColumn> columns;
  private final int[] widths;
  private final List<String[]> first = new ArrayList<>();
  private boolean begun;

  TablePrinter(PrintWriter out, List<ResultColumn> columns) {
    this.out = out;
    this.columns = columns;
    this.widths = columns.stream().mapToInt(column -> width(column.name())).toArray();
  }

  @Override
  public void row(QueryRows rows) {
    String[] cells = new String[columns.size()];
    for (int column = 0; column < cells.length; column++) {
      cells[column] = cell(rows.text(column).orElse(NULL));
    }
    if (begun) {
      print(cells);
      return;
    }
    first.add(cells);
    if (first.size() == ROWS_FOR_WIDTHS) {
      begin();
    }
  }

  @Override
  public void end() {
    if (!begun) {
      begin();
    }
  }

  private void begin() {
    begun = true;
    for (String[] cells : first) {
      for (int column = 0; column < cells.length; column++) {
        widths[column] = Math.min(WIDEST, Math.max(widths[column], width(cells[column])));
      }
    }
    print(columns.stream().map(ResultColumn::name).toArray(String[]::new));
    first.forEach(this::print);
    first.clear();
  }

  private void print(String[] cells) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.length; column++) {
      String cell = cut(cells[column], widths[column]);
      String padding = " ".repeat(widths[column] - width(cell));
      boolean right = columns.get(column).kind() == ResultColumn.Kind.NUMBER;
      line.append(right ? padding + cell : cell + padding).append("  ");
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }

  /// Control characters would let data steer the terminal.
  private static String cell(String value) {
    return value.chars().anyMatch(Character::isISOControl)
        ? value.replaceAll("\\p{Cntrl}", "?")
        : value;
  }

  private static String cut(String cell, int width) {
    if (width(cell) <= width) {
      return cell;
    }
    int kept = Math.max(0, width - CUT.length());
    return cell.substring(0, cell.offsetByCodePoints(0, kept)) + CUT.substring(0, width - kept);
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
