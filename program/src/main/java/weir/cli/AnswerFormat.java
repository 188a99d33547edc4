package weir.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import weir.query.engine.ResultColumn;

/// How an answer is printed.
enum AnswerFormat {
  /// Aligned columns for people.
  TABLE {
    @Override
    AnswerPrinter printer(PrintWriter out, List<ResultColumn> columns) {
      return new TablePrinter(out, columns);
    }
  },
  /// RFC 4180 with a header line; NULL is an empty field.
  CSV {
    @Override
    AnswerPrinter printer(PrintWriter out, List<ResultColumn> columns) {
      return new CsvPrinter(out, columns);
    }
  },
  /// An object per row and line, members named like the columns.
  JSON {
    @Override
    AnswerPrinter printer(PrintWriter out, List<ResultColumn> columns) {
      return new JsonPrinter(out, columns);
    }
  };

  /// The word on the command line.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  abstract AnswerPrinter printer(PrintWriter out, List<ResultColumn> columns);
}
