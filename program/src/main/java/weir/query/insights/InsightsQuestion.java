package weir.query.insights;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import weir.query.engine.LogCatalog;
import weir.query.engine.LogGroupSource;

/// A query, the groups that it and the queries inside of it are about, and its time.
///
/// @param inner groups of each `SOURCE` inside
/// @param mostRows when the query does not say less
public record InsightsQuestion(
    InsightsQuery query,
    List<LogGroupSource.Group> groups,
    Map<Source, List<LogGroupSource.Group>> inner,
    QueryTimes times,
    int mostRows) {
  public InsightsQuestion {
    groups = List.copyOf(groups);
    inner = Map.copyOf(inner);
  }

  /// The relations that the query's SQL names: its own first.
  List<LogGroupSource> sources() {
    List<LogGroupSource> sources = new ArrayList<>();
    sources.add(source(0, groups, times.fromMillis(), times.toMillis()));
    for (Source source : query.innerSources()) {
      sources.add(
          source(
              sources.size(),
              inner.getOrDefault(source, List.of()),
              source.fromMillis().orElse(times.fromMillis()),
              source.toMillis().orElse(times.toMillis())));
    }
    return sources;
  }

  private static LogGroupSource source(
      int number, List<LogGroupSource.Group> groups, long from, long to) {
    return new LogGroupSource(
        LogCatalog.name(number), groups, from, to == Long.MAX_VALUE ? to : to + 1);
  }

  /// The query in SQL over these relations.
  InsightsPlan plan(List<LogGroupSource> sources) {
    Map<Source, EventRelation> relations = new HashMap<>();
    List<Source> inside = query.innerSources();
    for (int i = 0; i < inside.size(); i++) {
      relations.put(inside.get(i), relation(sources.get(i + 1)));
    }
    return query.plan(
        relation(sources.getFirst()),
        source -> Objects.requireNonNull(relations.get(source)),
        times,
        mostRows);
  }

  private static EventRelation relation(LogGroupSource source) {
    boolean mixed =
        source.groups().stream().anyMatch(group -> group.formats().isEmpty())
            && !source.fields().isEmpty();
    return new EventRelation(source.name().table(), source.fields(), mixed);
  }
}
