package weir.cli;

import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import weir.cli.shell.Asker;

/// `weir sql`: Athena's SQL over files or a service.
@Command(
    name = "sql",
    header = "Answers Athena's SQL, over flow-log files or a running service.",
    description = {
      "With --from, the files are the table flow_logs. Its columns are the fields found in them, with"
          + " underscores: srcaddr, dstport, flow_direction. What files' names say are columns too,"
          + " as text: year, month, day, hour, aws_account_id, aws_region; conditions on them, on"
          + " start and on \"end\" keep files from being read. end is a word of SQL: write it"
          + " \"end\".",
      "Else a running service is asked through Athena's API, and everything that Athena has can be"
          + " said: CREATE EXTERNAL TABLE, views, INSERT, UNLOAD.",
      "Without a statement, a terminal becomes a shell with completion (Tab) and a history."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir sql \"SELECT action, count(*) FROM flow_logs GROUP BY action\" --from ./flow-logs",
      "  weir sql \"SELECT dstport, sum(bytes) AS bytes FROM flow_logs WHERE day = '20' GROUP BY 1"
          + " ORDER BY 2 DESC LIMIT 10\" --from s3://my-bucket/AWSLogs --output chart",
      "  weir sql \"DESCRIBE flow_logs\" --from ./flow-logs",
      "  weir sql --endpoint http://127.0.0.1:4566 --database logs",
      "  weir sql --file question.sql --results s3://my-bucket/results/ --output csv",
      "",
      "Exit codes: 0 answered, 1 failed, 2 wrong use or wrong SQL."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class SqlCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private final StatementOptions statements = new StatementOptions();

  @Mixin private final EngineOptions engine = new EngineOptions();

  @Option(
      names = "--workgroup",
      paramLabel = "NAME",
      defaultValue = "primary",
      description = "Of a service: the work group that runs it. Default: ${DEFAULT-VALUE}.")
  private String workGroup;

  @Option(
      names = "--database",
      paramLabel = "NAME",
      defaultValue = "default",
      description = "Of a service: where tables are looked for. Default: ${DEFAULT-VALUE}.")
  private String database;

  @Option(
      names = "--results",
      paramLabel = "s3://…",
      defaultValue = "",
      description = "Of a service: where it keeps results. Default: the work group's place.")
  private String results;

  @Mixin private final AnswerOptions answers = new AnswerOptions();

  @Override
  public Integer call() throws IOException {
    try (Asker asker = asker()) {
      new AskedStatements(spec, answers, "sql").ask(asker, statements);
    }
    return 0;
  }

  private Asker asker() {
    if (engine.hasFiles()) {
      return new FileSql(engine.engine().open(engine.files()), InstantSource.system());
    }
    return new ServiceSql(
        ServiceCalls.of(AskedPlace.service(engine)),
        new ServiceSql.Place(workGroup, database, results));
  }
}
