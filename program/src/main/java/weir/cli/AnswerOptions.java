package weir.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Option;
import weir.cli.shell.Asked;
import weir.cli.shell.ProgressLine;
import weir.model.aws.Fault;
import weir.query.files.QueryRows;

/// The options that say how answers are shown.
final class AnswerOptions {
  private static final long ROWS_FOR_PEOPLE = 1000;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description =
          "table, csv, json (an object per line) or chart (bars, or a line over time). Default:"
              + " ${DEFAULT-VALUE}.")
  private AnswerFormat format = AnswerFormat.TABLE;

  @Option(names = "--json", description = "The same as --output json.")
  private boolean json;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description =
          "The most rows to show. Default: 1000 in a table or chart, all in csv and json.")
  private long rows;

  /// Who looks on.
  ///
  /// @param watched whether a person does
  /// @param width of the terminal, in columns
  record Watch(boolean watched, int width) {}

  /// Runs what was asked and prints its answer: rows on `out`, everything else on `err`.
  void print(Asked asked, PrintWriter out, PrintWriter err, Watch watch) {
    if (rows < 0) {
      throw new Fault.Invalid("--rows is " + rows + " but must be 1 or more");
    }
    AnswerFormat chosen = json ? AnswerFormat.JSON : format;
    List<String> notices = List.of();
    try {
      BoundedRows answer = new BoundedRows(run(asked, err, watch.watched()), most(chosen));
      if (answer.columns().isEmpty()) {
        // A statement that does something answers nothing.
        return;
      }
      AnswerPrinter printer = chosen.printer(out, answer.columns(), watch.width());
      while (answer.next()) {
        printer.row(answer);
      }
      printer.end();
      out.flush();
      if (answer.isCut()) {
        notices =
            List.of(
                "only the first "
                    + answer.shown()
                    + " rows are shown; --rows N or --output csv shows more");
      }
    } finally {
      asked.notices().forEach(notice -> err.println("note: " + notice));
      notices.forEach(notice -> err.println("note: " + notice));
      err.flush();
    }
  }

  private long most(AnswerFormat chosen) {
    if (rows > 0) {
      return rows;
    }
    return switch (chosen) {
      case TABLE, CHART -> ROWS_FOR_PEOPLE;
      case CSV, JSON -> Long.MAX_VALUE;
    };
  }

  private static QueryRows run(Asked asked, PrintWriter err, boolean watched) {
    if (!watched) {
      return asked.rows();
    }
    try (ProgressLine _ = ProgressLine.on(err, asked::progress)) {
      return asked.rows();
    }
  }
}
