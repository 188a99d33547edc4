package weir.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import weir.query.files.QueryRows;

/// `weir top`: who sends the most, and how much of all that is.
@Command(
    name = "top",
    header = "Show the largest talkers, or the most rejected, in flow-log files.",
    description = {
      "Groups records by one or several fields and shows the largest groups with their share.",
      "Records without traffic (NODATA, SKIPDATA) do not count."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir top --from ./flow-logs",
      "  weir top --rejected --metric flows --from ./flow-logs",
      "  weir top --by srcaddr,dstport --where \"protocol = 6\" --limit 20 --from ./flow-logs",
      "  weir top --by dstport --where \"day = '20' AND hour = '07'\" --from"
          + " s3://my-bucket/AWSLogs",
      "",
      "Exit codes: 0 answered, 1 failed, 2 wrong use."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class TopCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Mixin private final EngineOptions engine = new EngineOptions();

  @Option(
      names = {"-b", "--by"},
      paramLabel = "FIELD",
      split = ",",
      description = {
        "Fields to group by, with commas between: srcaddr, dstport, pkt-srcaddr, day, ...",
        "Default: srcaddr."
      })
  private List<String> by = List.of("srcaddr");

  @Option(
      names = {"-m", "--metric"},
      paramLabel = "METRIC",
      description = "bytes, packets or flows (records). Default: ${DEFAULT-VALUE}.")
  private TopMetric metric = TopMetric.BYTES;

  @Option(
      names = {"-w", "--where"},
      paramLabel = "CONDITION",
      description = "Only records of which this holds, in SQL. Several must all hold.")
  private List<String> where = List.of();

  @Option(names = "--rejected", description = "Only rejected traffic: action = 'REJECT'.")
  private boolean rejected;

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      description = "How many groups. Default: ${DEFAULT-VALUE}.")
  private int limit = 10;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "table, csv or json (an object per line). Default: ${DEFAULT-VALUE}.")
  private AnswerFormat format = AnswerFormat.TABLE;

  @Option(names = "--json", description = "The same as --output json.")
  private boolean json;

  @Override
  public void run() {
    AnswerFormat chosen = json ? AnswerFormat.JSON : format;
    List<String> conditions = new ArrayList<>(where);
    if (rejected) {
      conditions.add("action = 'REJECT'");
    }
    new QuestionRun(spec, chosen)
        .ask(
            engine,
            table -> new TopQuestion(by, conditions, metric, limit).sql(table.columns()),
            rows -> chosen == AnswerFormat.TABLE ? withBars(rows) : rows);
  }

  private static QueryRows withBars(QueryRows rows) {
    return new ShareBars(rows, rows.columns().size() - 1);
  }
}
