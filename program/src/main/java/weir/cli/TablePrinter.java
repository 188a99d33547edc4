package weir.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import weir.cli.shell.TextWidth;
import weir.query.files.QueryRows;
import weir.query.files.ResultColumn;

/// Rows in aligned columns, numbers to the right. The first rows decide the widths; a value that is
/// too wide for its column ends in three dots. On a terminal that is too narrow for all columns
/// each row is a block, with a line for each column.
final class TablePrinter implements AnswerPrinter {
  private static final int ROWS_FOR_WIDTHS = 1000;
  private static final int WIDEST = 64;

  /// Columns that are wider may be made this narrow to fit.
  private static final int NARROWEST = 16;

  private static final String GAP = "  ";
  private static final String NULL = "-";

  private final PrintWriter out;
  private final List<ResultColumn> columns;
  private final int room;
  private final int[] widths;
  private final List<String[]> first = new ArrayList<>();
  private boolean begun;
  private boolean blocks;
  private long rows;

  /// @param room the width of the terminal of who looks on; 0 when nobody does, so that lines may
  ///   be of any length
  TablePrinter(PrintWriter out, List<ResultColumn> columns, int room) {
    this.out = out;
    this.columns = columns;
    this.room = room;
    this.widths = columns.stream().mapToInt(column -> TextWidth.of(column.name())).toArray();
  }

  @Override
  public void row(QueryRows from) {
    String[] cells = new String[columns.size()];
    for (int column = 0; column < cells.length; column++) {
      cells[column] = cell(from.text(column).orElse(NULL));
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
    int[] wanted = widths.clone();
    for (String[] cells : first) {
      for (int column = 0; column < cells.length; column++) {
        wanted[column] = Math.max(wanted[column], TextWidth.of(cells[column]));
      }
    }
    for (int column = 0; column < wanted.length; column++) {
      widths[column] = Math.max(widths[column], Math.min(WIDEST, wanted[column]));
    }
    if (room > 0) {
      fit(wanted);
    }
    if (!blocks) {
      line(columns.stream().map(ResultColumn::name).toArray(String[]::new));
    }
    first.forEach(this::print);
    first.clear();
  }

  /// Makes the widest columns narrower where there is no room, and gives what is left to those that
  /// want more.
  private void fit(int[] wanted) {
    int left = room - Arrays.stream(widths).sum() - GAP.length() * (widths.length - 1);
    while (left < 0) {
      int widest = 0;
      for (int column = 1; column < widths.length; column++) {
        widest = widths[column] > widths[widest] ? column : widest;
      }
      if (widths[widest] <= NARROWEST) {
        blocks = true;
        return;
      }
      widths[widest]--;
      left++;
    }
    for (int column = 0; column < widths.length; column++) {
      int more = Math.min(left, wanted[column] - widths[column]);
      widths[column] += more;
      left -= more;
    }
  }

  private void print(String[] cells) {
    rows++;
    if (blocks) {
      block(cells);
    } else {
      line(cells);
    }
  }

  private void block(String[] cells) {
    int names = columns.stream().mapToInt(column -> TextWidth.of(column.name())).max().orElse(0);
    out.append("--- ").append(Long.toString(rows)).append('\n');
    for (int column = 0; column < cells.length; column++) {
      out.append(TextWidth.fit(columns.get(column).name(), names))
          .append(GAP)
          .append(cells[column])
          .append('\n');
    }
  }

  private void line(String[] cells) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.length; column++) {
      String cell = TextWidth.cut(cells[column], widths[column]);
      String padding = " ".repeat(widths[column] - TextWidth.of(cell));
      boolean right = columns.get(column).kind() == ResultColumn.Kind.NUMBER;
      line.append(right ? padding + cell : cell + padding).append(GAP);
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }

  /// Control characters would let data steer the terminal.
  private static String cell(String value) {
    return value.chars().anyMatch(Character::isISOControl)
        ? value.replaceAll("\\p{Cntrl}", "?")
        : value;
  }
}
