package weir.query.insights;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// `SOURCE`: which log groups a query is about, and over which time.
///
/// @param groups by name or ARN; empty when they are chosen by what follows
/// @param prefixes of names; empty for all
/// @param classes of groups; empty for all
/// @param accounts that groups belong to; empty for the caller's
/// @param dataSources `amazon_vpc.flow` for groups that flow logs deliver to; empty for all
/// @param fromMillis instead of the request's start
/// @param toMillis instead of the request's end
public record Source(
    List<String> groups,
    List<String> prefixes,
    List<String> classes,
    List<String> accounts,
    List<String> dataSources,
    OptionalLong fromMillis,
    OptionalLong toMillis)
    implements Command {
  /// The data source that flow logs are.
  public static final String FLOW_LOGS = "amazon_vpc.flow";

  static final CommandEntry ENTRY =
      new CommandEntry(
          List.of("SOURCE"),
          "SOURCE \"GROUP\", … [START=MILLISECONDS END=MILLISECONDS]\n"
              + "SOURCE logGroups(namePrefix: [\"PREFIX\", …], class: [\"STANDARD\"],"
              + " accountIdentifiers: [\"ACCOUNT\"])\n"
              + "SOURCE dataSource([\"amazon_vpc.flow\"])",
          "Names the log groups in the query's own text, instead of in the request. It is the first"
              + " command.",
          List.of("SOURCE logGroups(namePrefix: [\"flo\"]) | stats count(*) as events"),
          Source::read);

  public Source {
    groups = List.copyOf(groups);
    prefixes = List.copyOf(prefixes);
    classes = List.copyOf(classes);
    accounts = List.copyOf(accounts);
    dataSources = List.copyOf(dataSources);
  }

  private static Source read(CommandReader reader) {
    QueryReader text = reader.text();
    if (text.takesWord("dataSource")) {
      text.expect("(", "behind dataSource");
      List<String> names = texts(text);
      text.expect(")", "behind the names");
      return new Source(
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          names,
          OptionalLong.empty(),
          OptionalLong.empty());
    }
    if (text.seesWord("logGroupTags")) {
      int start = text.here();
      throw text.fault("Weir's SOURCE does not have logGroupTags", start, start + 12);
    }
    return text.takesWord("logGroups") ? chosen(text) : named(text);
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
    return new Source(groups, List.of(), List.of(), List.of(), List.of(), from, to);
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

  private static Source chosen(QueryReader text) {
    text.expect("(", "behind logGroups");
    List<String> prefixes = List.of();
    List<String> classes = List.of();
    List<String> accounts = List.of();
    while (!text.takes(")")) {
      if (text.takesWord("namePrefix")) {
        prefixes = atMost(5, text, "namePrefix");
      } else if (text.takesWord("class")) {
        classes = atMost(3, text, "class");
      } else if (text.takesWord("accountIdentifiers")) {
        accounts = atMost(20, text, "accountIdentifiers");
      } else {
        throw text.unexpected("namePrefix, class or accountIdentifiers");
      }
      if (!text.takes(",") && !text.sees(")")) {
        throw text.unexpected("',' or ')'");
      }
    }
    return new Source(
        List.of(),
        prefixes,
        classes,
        accounts,
        List.of(),
        OptionalLong.empty(),
        OptionalLong.empty());
  }

  private static List<String> atMost(int most, QueryReader text, String word) {
    text.expect(":", "behind " + word);
    int start = text.here();
    List<String> values = texts(text);
    if (values.size() > most) {
      throw text.fault(
          word + " has " + values.size() + " values but may have " + most, start, text.end());
    }
    return values;
  }

  private static List<String> texts(QueryReader text) {
    text.expect("[", "before the values");
    List<String> values = new ArrayList<>();
    do {
      values.add(text.quoted().orElseThrow(() -> text.unexpected("a text in quotes")));
    } while (text.takes(","));
    text.expect("]", "behind the values");
    return values;
  }

  @Override
  public String text() {
    if (!dataSources.isEmpty()) {
      return "SOURCE dataSource(" + list(dataSources) + ")";
    }
    if (!groups.isEmpty()) {
      return "SOURCE "
          + groups.stream().map(Expression::quoted).collect(Collectors.joining(", "))
          + (fromMillis.isPresent() ? " START=" + fromMillis.getAsLong() : "")
          + (toMillis.isPresent() ? " END=" + toMillis.getAsLong() : "");
    }
    List<String> choices = new ArrayList<>();
    if (!prefixes.isEmpty()) {
      choices.add("namePrefix: " + list(prefixes));
    }
    if (!classes.isEmpty()) {
      choices.add("class: " + list(classes));
    }
    if (!accounts.isEmpty()) {
      choices.add("accountIdentifiers: " + list(accounts));
    }
    return "SOURCE logGroups(" + String.join(", ", choices) + ")";
  }

  private static String list(List<String> values) {
    return values.stream().map(Expression::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  @Override
  public void apply(Plan plan) {
    // The rows are of these groups already: whoever runs the query looks at the source first.
  }
}
