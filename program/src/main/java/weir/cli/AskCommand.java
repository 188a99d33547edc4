package weir.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import weir.cli.question.Question;
import weir.cli.question.Questions;
import weir.cli.shell.Asker;
import weir.model.aws.Fault;
import weir.query.files.QueryTable;

/// `weir ask`: the questions of [Questions].
@Command(
    name = "ask",
    header =
        "Answers a question that is asked often: top talkers, scans, logins, cross-zone bytes.",
    description = {
      "Without a name it lists the questions and their parameters. --sql prints a question's SQL"
          + " instead of asking it, to go on from there with weir sql.",
      "With --from, flow-log files are asked, else a running service and its table."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir ask",
      "  weir ask top-talkers --from ./flow-logs --output chart",
      "  weir ask port-scans --with ports=20 --last 1h --from s3://my-bucket/AWSLogs",
      "  weir ask who-talked-to --with address=10.0.1.22 --database logs --table vpc_flow_logs",
      "  weir ask cross-az-bytes --sql",
      "",
      "Exit codes: 0 answered, 1 failed, 2 wrong use."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class AskCommand implements Callable<Integer> {
  private static final String FILES_TABLE = "flow_logs";

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "QUESTION",
      arity = "0..1",
      description = "${COMPLETION-CANDIDATES}. None lists them with what they ask.",
      completionCandidates = QuestionNames.class)
  private @Nullable String name;

  @Option(
      names = "--with",
      paramLabel = "PARAMETER=VALUE",
      description = "A value for a parameter of the question. May be given several times.")
  private Map<String, String> values = new LinkedHashMap<>();

  @Option(names = "--sql", description = "Prints the question's SQL and asks nothing.")
  private boolean sqlOnly;

  @Mixin private final TimeOptions time = new TimeOptions();

  @Mixin private final EngineOptions engine = new EngineOptions();

  @Option(
      names = "--table",
      paramLabel = "NAME",
      defaultValue = FILES_TABLE,
      description = "Of a service: the table of flow logs. Default: ${DEFAULT-VALUE}.")
  private String table;

  @Mixin private final ServiceOptions service = new ServiceOptions();

  @Mixin private final AnswerOptions answers = new AnswerOptions();

  @Override
  public Integer call() {
    if (name == null) {
      list(spec.commandLine().getOut());
      return 0;
    }
    Question question = Questions.named(name);
    Instant now = InstantSource.system().instant();
    TimeOptions.Range range = time.range(now).orElse(new TimeOptions.Range(Instant.EPOCH, now));
    String sql =
        question.sql(engine.hasFiles() ? FILES_TABLE : table, range.start(), range.end(), values);
    if (sqlOnly) {
      PrintWriter out = spec.commandLine().getOut();
      out.println(sql + ";");
      out.flush();
      return 0;
    }
    try (Asker asker = asker(question)) {
      new AskedStatements(spec, answers, "ask").ask(asker, List.of(sql));
    }
    return 0;
  }

  private Asker asker(Question question) {
    if (!engine.hasFiles()) {
      return service.asker(engine);
    }
    QueryTable files = engine.engine().open(engine.files());
    List<String> missing =
        question.fields().stream().filter(field -> !files.columns().contains(field)).toList();
    if (!missing.isEmpty()) {
      files.close();
      throw new Fault.Invalid(
          question.name()
              + " needs the fields "
              + String.join(", ", missing)
              + ", which these files do not have; a flow log has them whose format names ${"
              + missing.getFirst().replace('_', '-')
              + "}");
    }
    return new FileSql(files, InstantSource.system());
  }

  private static void list(PrintWriter out) {
    int width = Questions.ALL.stream().mapToInt(q -> q.name().length()).max().orElse(0);
    for (Question question : Questions.ALL) {
      String name = question.name();
      out.println("  " + name + " ".repeat(width - name.length()) + "  " + question.title());
      for (Question.Parameter parameter : question.parameters()) {
        out.println(
            " ".repeat(width + 6)
                + "--with "
                + parameter.name()
                + "="
                + (parameter.standard().isEmpty() ? "…" : parameter.standard())
                + "  "
                + parameter.meaning());
      }
    }
    out.flush();
  }
}
