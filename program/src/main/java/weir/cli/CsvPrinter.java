package weir.cli;

import java.io.PrintWriter;
import java.util.List;
import weir.query.files.QueryRows;
import weir.query.files.ResultColumn;

/// Comma-separated values as RFC 4180 has them, lines ending in CR LF.
final class CsvPrinter implements AnswerPrinter {
  private final PrintWriter out;
  private final int columns;
  private final StringBuilder line = new StringBuilder();

  CsvPrinter(PrintWriter out, List<ResultColumn> columns) {
    this.out = out;
    this.columns = columns.size();
    columns.forEach(column -> append(column.name()));
    endLine();
  }

  @Override
  public void row(QueryRows rows) {
    for (int column = 0; column < columns; column++) {
      append(rows.text(column).orElse(""));
    }
    endLine();
  }

  @Override
  public void end() {}

  private void append(String value) {
    boolean quoted = value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    line.append(quoted ? '"' + value.replace("\"", "\"\"") + '"' : value).append(',');
  }

  private void endLine() {
    line.setLength(line.length() - 1);
    out.append(line).append("\r\n");
    line.setLength(0);
  }
}
