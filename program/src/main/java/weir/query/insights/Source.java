package weir.query.insights;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// `SOURCE`: which log groups a query is about, and over which time.
///
/// @param groups by name or ARN; empty when they are chosen
/// @param choice what the groups have that are chosen; everything when they are named
/// @param fromMillis instead of the request's start
/// @param toMillis instead of the request's end
public record Source(
    List<String> groups, SourceChoice choice, OptionalLong fromMillis, OptionalLong toMillis)
    implements Command {
  /// The data source that flow logs are.
  public static final String FLOW_LOGS = "amazon_vpc.flow";

  static final CommandEntry ENTRY =
      new CommandEntry(
          List.of("SOURCE"),
          """
          SOURCE "GROUP", … [START=MILLISECONDS END=MILLISECONDS]
          SOURCE logGroups(namePrefix: ["PREFIX", …], class: ["STANDARD"], accountIdentifiers: ["ACCOUNT"])
          SOURCE logGroupTags([{"key": "KEY", "values": ["VALUE", "PRE*", "!VALUE"]}])
          SOURCE dataSource(["amazon_vpc.flow"])\
          """,
          "Names the log groups in the query's own text, instead of in the request. It is the first"
              + " command. The last three may stand together, and all of them hold then; without"
              + " `class`, groups of the class STANDARD are chosen.",
          List.of("SOURCE logGroups(namePrefix: [\"flo\"]) | stats count(*) as events"),
          Source::read);

  public Source {
    groups = List.copyOf(groups);
  }

  private static Source read(CommandReader reader) {
    QueryReader text = reader.text();
    return SourceChoice.find(text)
        .map(choice -> new Source(List.of(), choice, OptionalLong.empty(), OptionalLong.empty()))
        .orElseGet(() -> named(text));
  }

  private static Source named(QueryReader text) {
    List<String> groups = new ArrayList<>();
    do {
      groups.add(
          text.quoted()
              .orElseThrow(
                  () -> text.unexpected("the name of a log group in quotes, or logGroups(…)")));
    } while (text.takes(","));
    OptionalLong from = time(text, "START");
    OptionalLong to = time(text, "END");
    return new Source(groups, SourceChoice.ALL, from, to);
  }

  private static OptionalLong time(QueryReader text, String word) {
    if (!text.takesWord(word)) {
      return OptionalLong.empty();
    }
    text.expect("=", "behind " + word);
    if (text.seesDigit()
        && text.number() instanceof Expression.Numeral number
        && number.isWhole()) {
      return OptionalLong.of(Long.parseLong(number.digits()));
    }
    throw text.unexpected("milliseconds since 1970");
  }

  @Override
  public String text() {
    return groups.isEmpty()
        ? "SOURCE " + choice.text()
        : "SOURCE "
            + groups.stream().map(Expression::quoted).collect(Collectors.joining(", "))
            + (fromMillis.isPresent() ? " START=" + fromMillis.getAsLong() : "")
            + (toMillis.isPresent() ? " END=" + toMillis.getAsLong() : "");
  }

  @Override
  public void apply(Plan plan) {
    // The rows are of these groups already: whoever runs the query looks at the source first.
  }
}
