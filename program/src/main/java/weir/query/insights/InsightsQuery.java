package weir.query.insights;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import weir.model.aws.NearName;

/// A query in the language of Logs Insights: commands with pipes between.
public final class InsightsQuery {
  /// As long as AWS lets a query be.
  public static final int LONGEST = 10_000;

  private static final int MOST_COMMANDS = 100;

  private final List<Command> commands;
  private final List<InsightsQuery> inside;

  private InsightsQuery(List<Command> commands, List<InsightsQuery> inside) {
    this.commands = List.copyOf(commands);
    this.inside = List.copyOf(inside);
  }

  /// Reads a query.
  ///
  /// @throws MalformedQuery with the place of the first mistake
  public static InsightsQuery parse(String queryText) {
    QueryReader text = new QueryReader(queryText);
    InsightsQuery query = inner(text);
    if (!text.isAtEnd()) {
      throw text.unexpected("'|' and the next command");
    }
    return query;
  }

  /// Reads the query that stands here, as far as it goes.
  static InsightsQuery inner(QueryReader text) {
    CommandReader reader = new CommandReader(text);
    CommandOrder order = new CommandOrder(text);
    List<Command> commands = new ArrayList<>();
    text.takes("|");
    do {
      int start = text.here();
      if (commands.size() == MOST_COMMANDS) {
        throw text.fault(
            "the query has more than " + MOST_COMMANDS + " commands", start, start + 1);
      }
      Command command = command(reader);
      order.check(command, commands, start);
      commands.add(command);
    } while (text.takes("|"));
    return new InsightsQuery(commands, reader.queriesInside());
  }

  private static Command command(CommandReader reader) {
    QueryReader text = reader.text();
    int start = text.here();
    String word =
        text.word().orElseThrow(() -> text.unexpected("a command such as fields or stats"));
    Optional<CommandEntry> entry = Commands.find(word);
    if (entry.isPresent()) {
      return entry.orElseThrow().reader().read(reader);
    }
    int end = start + word.length();
    throw text.fault(
        "unexpected symbol found "
            + word
            + "; expected a command such as fields or stats"
            + NearName.hint(word, Commands.words()),
        start,
        end);
  }

  List<Command> commands() {
    return commands;
  }

  /// A query that stands in brackets inside of another one.
  static InsightsQuery bracketed(QueryReader text) {
    text.expect("(", "and the other query");
    int start = text.here();
    InsightsQuery query = inner(text);
    if (query.source().isEmpty()) {
      throw text.fault("a query in brackets must begin with SOURCE", start, text.end());
    }
    if (query.comparing().isPresent()) {
      throw text.fault("a query in brackets cannot compare times", start, text.end());
    }
    if (query.isEstimate()) {
      throw text.fault("a query in brackets cannot be estimated", start, text.end());
    }
    if (!query.inside().isEmpty()) {
      throw text.fault("a query in brackets has another one in it", start, text.end());
    }
    text.expect(")", "behind the other query");
    return query;
  }

  /// The command that compares with a time before; empty when there is none.
  Optional<Comparing> comparing() {
    return commands.stream()
        .filter(Comparing.class::isInstance)
        .map(Comparing.class::cast)
        .findFirst();
  }

  /// Whether the query compares with a time before.
  public boolean compares() {
    return comparing().isPresent();
  }

  /// Which groups the text itself names; empty when it leaves that to the request.
  public Optional<Source> source() {
    return !commands.isEmpty() && commands.getFirst() instanceof Source source
        ? Optional.of(source)
        : Optional.empty();
  }

  /// The `SOURCE` commands of queries inside of this one, in the order of the text.
  public List<Source> innerSources() {
    return inside.stream().flatMap(query -> query.source().stream()).toList();
  }

  /// The queries in brackets inside of this one, in the order of the text. Each has a source.
  List<InsightsQuery> inside() {
    return inside;
  }

  /// The names of the lookup tables that the query and those inside of it use.
  public Set<String> lookupTables() {
    Set<String> names = new TreeSet<>();
    commands.stream()
        .filter(UsesTable.class::isInstance)
        .forEach(command -> names.add(((UsesTable) command).table()));
    inside.forEach(query -> names.addAll(query.lookupTables()));
    return names;
  }

  /// What the query is in SQL.
  ///
  /// @param relation of the query's events
  /// @param inner the relation of the events of a query inside
  /// @param tables the lookup tables of [#lookupTables]
  /// @param limit the most rows when the query itself does not say less
  /// @throws weir.model.aws.Fault.Invalid when a lookup table is not as the query has it
  public InsightsPlan plan(
      EventRelation relation,
      Function<InsightsQuery, EventRelation> inner,
      Function<String, LookupTable> tables,
      QueryTimes times,
      int limit) {
    Plan plan = new Plan(relation, new Surroundings(times, inner, tables));
    commands.forEach(command -> command.apply(plan));
    return plan.finish(limit);
  }

  /// Whether it is about what the query would read, and not to be run.
  public boolean isEstimate() {
    return commands.getLast() instanceof Estimate;
  }

  /// How much earlier its events are than its range.
  long offsetMillis() {
    return commands.stream()
        .filter(Stats.class::isInstance)
        .mapToLong(command -> ((Stats) command).offsetMillis())
        .findFirst()
        .orElse(0);
  }

  /// What it has that queries of the class INFREQUENT_ACCESS may not have; half a sentence.
  public Optional<String> lackingInfrequentAccess() {
    if (commands.stream().anyMatch(PatternCommand.class::isInstance)) {
      return Optional.of("do not have pattern");
    }
    if (commands.stream().anyMatch(Anomaly.class::isInstance)) {
      return Optional.of("do not have anomaly");
    }
    if (compares()) {
      return Optional.of("do not have diff");
    }
    return commands.stream().filter(Stats.class::isInstance).count() > 2
        ? Optional.of("have two stats commands at most")
        : Optional.empty();
  }

  /// The query's text, which reads back to the same query.
  public String text() {
    return commands.stream().map(Command::text).collect(Collectors.joining("\n| "));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InsightsQuery query && query.commands.equals(commands);
  }

  @Override
  public int hashCode() {
    return commands.hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}
