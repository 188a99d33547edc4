package weir.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import weir.query.files.QueryRows;
import weir.query.files.ResultColumn;

/// Rows as charts, one for each column of numbers: over time when the first column is a time, else
/// a bar for each row. What is left of the numbers is the row's label.
final class ChartPrinter implements AnswerPrinter {
  private static final int MOST_ROWS = 10_000;
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
  private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d.*");

  private final PrintWriter out;
  private final List<ResultColumn> columns;
  private final int width;
  private final List<List<String>> rows = new ArrayList<>();

  /// @param width of the terminal, in columns
  ChartPrinter(PrintWriter out, List<ResultColumn> columns, int width) {
    this.out = out;
    this.columns = columns;
    this.width = width;
  }

  @Override
  public void row(QueryRows row) {
    if (rows.size() < MOST_ROWS) {
      rows.add(
          IntStream.range(0, columns.size())
              .mapToObj(column -> row.text(column).orElse("").replaceAll("\\p{Cntrl}", "?"))
              .toList());
    }
  }

  @Override
  public void end() {
    if (rows.isEmpty()) {
      out.println("no rows");
      return;
    }
    List<Integer> values = values();
    if (values.isEmpty()) {
      TablePrinter table = new TablePrinter(out, columns);
      rows.forEach(row -> table.row(new KeptRow(columns, row)));
      table.end();
      out.println("there is no column of numbers to draw");
      return;
    }
    for (int value : values) {
      draw(value, values);
    }
  }

  /// Columns of numbers that are not what the rows are grouped by: behind the first text, or all
  /// but the first.
  private List<Integer> values() {
    List<Integer> numbers =
        new ArrayList<>(IntStream.range(0, columns.size()).filter(this::isNumber).boxed().toList());
    while (numbers.size() > 1 && numbers.getFirst() == 0) {
      numbers.removeFirst();
    }
    // A number with a text behind it is part of the label, such as a port.
    int lastText =
        IntStream.range(0, columns.size()).filter(column -> !isNumber(column)).max().orElse(-1);
    List<Integer> behind = numbers.stream().filter(column -> column > lastText).toList();
    return behind.isEmpty() ? numbers : behind;
  }

  private boolean isNumber(int column) {
    return rows.stream()
        .map(row -> row.get(column))
        .allMatch(cell -> cell.isEmpty() || NUMBER.matcher(cell).matches());
  }

  private void draw(int value, List<Integer> values) {
    String title = columns.get(value).name();
    List<Chart.Point> points =
        rows.stream()
            .map(row -> new Chart.Point(label(row, values), number(row.get(value))))
            .toList();
    boolean overTime =
        values.size() < columns.size()
            && !values.contains(0)
            && rows.stream().allMatch(row -> TIME.matcher(row.getFirst()).matches());
    boolean onePerTime =
        rows.stream().map(List::getFirst).distinct().count() == rows.size() && rows.size() > 1;
    out.println(title);
    List<String> lines =
        overTime && onePerTime ? Chart.overTime(points, width) : Chart.bars(points, width);
    lines.forEach(out::println);
  }

  private static String label(List<String> row, List<Integer> values) {
    return IntStream.range(0, row.size())
        .filter(column -> !values.contains(column))
        .mapToObj(column -> row.get(column).isEmpty() ? "-" : row.get(column))
        .collect(Collectors.joining(" "));
  }

  private static double number(String text) {
    return text.isEmpty() ? 0 : Double.parseDouble(text);
  }
}
