package weir.query.insights;

import java.util.function.Function;

/// What all queries in one text share: the times, where queries inside find their events, and names
/// of columns that nobody has used. Used by one thread.
final class Surroundings {
  private final QueryTimes times;
  private final Function<InsightsQuery, EventRelation> relations;
  private final Function<String, LookupTable> tables;
  private int columns;

  /// @param relations of queries inside
  /// @param tables lookup tables by their names
  Surroundings(
      QueryTimes times,
      Function<InsightsQuery, EventRelation> relations,
      Function<String, LookupTable> tables) {
    this.times = times;
    this.relations = relations;
    this.tables = tables;
  }

  QueryTimes times() {
    return times;
  }

  String newColumn() {
    return "c" + ++columns;
  }

  LookupTable lookupTable(String name) {
    return tables.apply(name);
  }

  /// The events that a query of these surroundings begins with.
  EventRelation events(InsightsQuery query) {
    return relations.apply(query);
  }
}
