package weir.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import weir.cli.shell.Asker;

/// `weir insights`: the language of Logs Insights over a service's log groups, or over files.
@Command(
    name = "insights",
    header = "Answers queries of CloudWatch Logs Insights, over log groups or flow-log files.",
    description = {
      "Asks a running service about the events of its log groups. With --from, the records of"
          + " flow-log files are the events, and their fields have the names that Logs Insights"
          + " gives them: srcAddr, dstPort, flowDirection.",
      "Without a query, a terminal becomes a shell with completion (Tab) and a history."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir insights \"stats sum(bytes) as total by srcAddr | sort total desc | limit 10\""
          + " --group vpc-flow-logs --last 1h",
      "  weir insights \"filter action = 'REJECT' | stats count(*) by bin(5m)\" --group"
          + " vpc-flow-logs --last 1d --output chart",
      "  weir insights \"stats sum(bytes) by dstPort\" --from ./flow-logs -o chart",
      "  weir insights --group vpc-flow-logs",
      "",
      "Exit codes: 0 answered, 1 failed, 2 wrong use or a wrong query."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class InsightsCommand implements Callable<Integer> {
  /// Seconds as late as this are milliseconds by mistake.
  private static final long LAST = 100_000_000_000L;

  private static final Duration USUAL = Duration.ofHours(1);

  @Spec private CommandSpec spec;

  @Mixin private final StatementOptions statements = new StatementOptions();

  @Option(
      names = {"-g", "--group"},
      paramLabel = "NAME",
      split = ",",
      description =
          "Of a service: the log groups to ask, by name or ARN. Not needed when the query begins"
              + " with SOURCE.")
  private List<String> groups = List.of();

  @Mixin private final TimeOptions time = new TimeOptions();

  @Mixin private final EngineOptions engine = new EngineOptions();

  @Mixin private final AnswerOptions answers = new AnswerOptions();

  @Override
  public Integer call() throws IOException {
    try (Asker asker = asker()) {
      new AskedStatements(spec, answers, "insights").ask(asker, statements);
    }
    return 0;
  }

  private Asker asker() {
    InstantSource clock = InstantSource.system();
    if (engine.hasFiles()) {
      Instant now = clock.instant();
      TimeOptions.Range range =
          time.range(now).orElse(new TimeOptions.Range(Instant.EPOCH, Instant.ofEpochSecond(LAST)));
      return new FileInsights(engine.engine().open(engine.files()), range, now);
    }
    return new ServiceInsights(
        ServiceCalls.of(AskedPlace.service(engine)),
        groups,
        () -> {
          Instant now = clock.instant();
          return time.range(now).orElse(new TimeOptions.Range(now.minus(USUAL), now));
        });
  }
}
