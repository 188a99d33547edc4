package weir.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import weir.query.files.ResultColumn;

/// How an answer is printed.
enum AnswerFormat {
  /// Aligned columns for people.
  TABLE {
    @Override
    AnswerPrinter printer(PrintWriter out, List<ResultColumn> columns, int width) {
      return new TablePrinter(out, columns);
    }
  },
  /// RFC 4180 with a header line; NULL is an empty field.
  CSV {
    @Override
    AnswerPrinter printer(PrintWriter out, List<ResultColumn> columns, int width) {
      return new CsvPrinter(out, columns);
    }
  },
  /// An object per row and line, members named like the columns.
  JSON {
    @Override
    AnswerPrinter printer(PrintWriter out, List<ResultColumn> columns, int width) {
      return new JsonPrinter(out, columns);
    }
  },
  /// Bars, or columns over time.
  CHART {
    @Override
    AnswerPrinter printer(PrintWriter out, List<ResultColumn> columns, int width) {
      return new ChartPrinter(out, columns, width);
    }
  };

  /// The word on the command line.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// @param width of the terminal, in columns
  abstract AnswerPrinter printer(PrintWriter out, List<ResultColumn> columns, int width);
}
