package weir.query.insights;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;
import weir.query.engine.LogCatalog;
import weir.query.engine.LogGroupSource;

/// A query, the groups that it and the queries inside of it are about, and its time.
///
/// @param inner groups of each `SOURCE` inside
/// @param tables the lookup tables that the query uses, by their names
/// @param mostRows when the query does not say less
public record InsightsQuestion(
    InsightsQuery query,
    List<LogGroupSource.Group> groups,
    Map<Source, List<LogGroupSource.Group>> inner,
    Map<String, LookupTable> tables,
    QueryTimes times,
    int mostRows) {
  public InsightsQuestion {
    groups = List.copyOf(groups);
    inner = Map.copyOf(inner);
    tables = Map.copyOf(tables);
  }

  /// The relations that the query's SQL names: its own first.
  List<LogGroupSource> sources() {
    List<LogGroupSource> sources = new ArrayList<>();
    sources.add(source(0, query, groups));
    for (InsightsQuery inside : query.inside()) {
      List<LogGroupSource.Group> asked =
          inside.source().map(source -> inner.getOrDefault(source, List.of())).orElse(List.of());
      sources.add(source(sources.size(), inside, asked));
    }
    query
        .comparing()
        .ifPresent(comparing -> {
          QueryTimes before = comparing.shift().of(times);
          sources.add(source(sources.size(), groups, before.fromMillis(), before.toMillis()));
        });
    return sources;
  }

  /// The events of one of the queries, in its own time when it names one.
  private LogGroupSource source(
      int number, InsightsQuery asked, List<LogGroupSource.Group> asksOf) {
    long from =
        asked
            .source()
            .map(source -> source.fromMillis().orElse(times.fromMillis()))
            .orElse(times.fromMillis());
    long to =
        asked
            .source()
            .map(source -> source.toMillis().orElse(times.toMillis()))
            .orElse(times.toMillis());
    return source(number, asksOf, from - asked.offsetMillis(), to - asked.offsetMillis());
  }

  private static LogGroupSource source(
      int number, List<LogGroupSource.Group> groups, long from, long to) {
    return new LogGroupSource(
        LogCatalog.name(number), groups, from, to == Long.MAX_VALUE ? to : to + 1);
  }

  /// The query in SQL over these relations.
  InsightsPlan plan(List<LogGroupSource> sources) {
    Map<InsightsQuery, EventRelation> relations = new HashMap<>();
    List<InsightsQuery> inside = query.inside();
    for (int i = 0; i < inside.size(); i++) {
      relations.put(inside.get(i), relation(sources.get(i + 1)));
    }
    EventRelation own = relation(sources.getFirst());
    return query.plan(
        query.compares() ? own.comparedWith(relation(sources.getLast()).table()) : own,
        inner -> Objects.requireNonNull(relations.get(inner)),
        table -> Objects.requireNonNull(tables.get(table)),
        times,
        mostRows);
  }

  private static EventRelation relation(LogGroupSource source) {
    boolean mixed =
        source.groups().stream().anyMatch(group -> group.formats().isEmpty())
            && !source.fields().isEmpty();
    List<List<RecordField>> layouts =
        source.groups().stream()
            .flatMap(group ->
                group.formats().isEmpty()
                    ? Stream.of(List.<RecordField>of())
                    : group.formats().stream().map(RecordFormat::fields))
            .distinct()
            .toList();
    return new EventRelation(
        source.name().table(),
        source.fields(),
        mixed,
        layouts.size() == 1 ? layouts.getFirst() : List.of());
  }
}
