package weir.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import weir.model.aws.Fault;

/// `weir query`: SQL over flow-log files in DuckDB's dialect, as it was before [SqlCommand].
@Command(
    name = "query",
    header = "The older weir sql --from, in DuckDB's SQL.",
    description = {
      "weir sql --from answers the same in Athena's SQL, and is the command to learn. This one"
          + " stays",
      "for scripts that have DuckDB's.",
      "",
      "The files are the table flow_logs. Its columns are the fields found in them, with"
          + " underscores:",
      "srcaddr, dstport, flow_direction. What files' names say are columns too, as text: year,"
          + " month,",
      "day, hour, aws_account_id, aws_region; conditions on them, on start and on \"end\" keep"
          + " files",
      "from being read. end is a word of SQL: write it \"end\". The SQL is DuckDB's."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir query \"SELECT action, count(*) FROM flow_logs GROUP BY action\" --from ./flow-logs",
      "  weir query \"SELECT dstport, sum(bytes) AS bytes FROM flow_logs WHERE day = '20' GROUP BY"
          + " 1 ORDER BY 2 DESC LIMIT 10\" --from s3://my-bucket/AWSLogs --output csv",
      "  weir query \"DESCRIBE flow_logs\" --from ./flow-logs",
      "  weir query - --from ./flow-logs --json < question.sql",
      "",
      "Exit codes: 0 answered, 1 failed, 2 wrong use or wrong SQL."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class QueryCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SQL", description = "One SELECT; - reads it from standard input.")
  private String sql;

  @Mixin private final EngineOptions engine = new EngineOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "table, csv or json (an object per line). Default: ${DEFAULT-VALUE}.")
  private AnswerFormat format = AnswerFormat.TABLE;

  @Option(names = "--json", description = "The same as --output json.")
  private boolean json;

  @Override
  public void run() {
    new QuestionRun(spec, json ? AnswerFormat.JSON : format)
        .ask(
            engine, table -> sql.equals("-") ? fromStandardInput() : sql, UnaryOperator.identity());
  }

  private static String fromStandardInput() {
    try {
      return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new Fault.Unavailable("cannot read standard input: " + e.getMessage(), e);
    }
  }
}
