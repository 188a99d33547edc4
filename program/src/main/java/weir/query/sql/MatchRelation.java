package weir.query.sql;

import io.trino.sql.tree.Expression;
import io.trino.sql.tree.MeasureDefinition;
import io.trino.sql.tree.OrderBy;
import io.trino.sql.tree.PatternRecognitionRelation;
import io.trino.sql.tree.SkipTo;
import io.trino.sql.tree.SortItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import weir.query.rowpattern.AfterMatch;
import weir.query.rowpattern.PatternMatching;
import weir.query.rowpattern.RowReference;
import weir.query.rowpattern.RowsPerMatch;

/// MATCH_RECOGNIZE.
///
/// The rows are numbered in the order of their partitions; DuckDB marks for each which conditions
/// hold, a function of ours finds the matches of a partition by these marks and gives the numbers
/// of their rows, and to these the rows are joined that the measures name.
final class MatchRelation {
  private final QueryAnalyzer queries;
  private final PatternRecognitionRelation relation;
  private final RelationText input;
  private final List<ScopeColumn> columns;
  private final PatternLabels labels;
  private final String alias;

  MatchRelation(QueryAnalyzer queries, PatternRecognitionRelation relation, RelationText input) {
    this.queries = queries;
    this.relation = relation;
    this.input = input;
    this.columns = numbered(input.columns());
    this.labels = PatternLabels.of(relation);
    this.alias = queries.analysis().alias();
  }

  /// The input's columns, whose texts are the names that they get.
  private static List<ScopeColumn> numbered(List<ScopeColumn> columns) {
    List<ScopeColumn> numbered = new ArrayList<>();
    for (ScopeColumn column : columns) {
      numbered.add(
          new ScopeColumn(
              column.prefix(),
              column.name(),
              column.type(),
              "k" + (numbered.size() + 1),
              column.hidden(),
              column.origins(),
              false));
    }
    return numbered;
  }

  /// A column of the input in a relation that has them all.
  static Term moved(ScopeColumn column, String alias) {
    return Term.column(
        new ScopeColumn(
            column.prefix(),
            column.name(),
            column.type(),
            alias + "." + column.text(),
            column.hidden(),
            column.origins(),
            false));
  }

  RelationText text() {
    PatternChecks.check(relation, labels, columns);
    List<Integer> partition = places(relation.getPartitionBy());
    List<Integer> order = places(items().stream().map(SortItem::getSortKey).toList());
    MatchColumns cells = new MatchColumns();
    MatchConditions conditions =
        new MatchConditions(analyzer("DEFINE"), labels, columns, alias + "_r", cells);
    RowsPerMatch rows = rowsPerMatch();
    MatchMeasures measures = new MatchMeasures(alias, labels, rows == RowsPerMatch.ONE);
    var variables = conditions.of(relation.getVariableDefinitions());
    MatchOutput output = new MatchOutput(alias, columns, rows);
    output.columns(partition, true);
    if (rows != RowsPerMatch.ONE) {
      output.columns(order, false);
    }
    ExpressionAnalyzer measured =
        analyzer("MEASURES")
            .over(Scope.of(new MatchScope(labels, columns, measures, MatchScope.Around.NOTHING)));
    for (MeasureDefinition measure : relation.getMeasures()) {
      output.measure(measure.getName().getValue(), measured.term(measure.getExpression()));
    }
    if (rows != RowsPerMatch.ONE) {
      output.rest();
    }
    if (output.isEmpty()) {
      throw Faults.at(
          relation, "TABLE_HAS_NO_COLUMNS", "pattern recognition output table has no columns");
    }
    String function =
        queries
            .analysis()
            .use(
                new PatternMatching(
                    new PatternReader(labels).pattern(relation.getPattern()),
                    variables,
                    cells.countOfMarks(),
                    cells.kinds(),
                    rows,
                    measures.hasAggregates(),
                    afterMatch(),
                    measures.rows(),
                    measures.classified()));
    String text =
        "(WITH "
            + rowsText(partition, order)
            + ", "
            + alias
            + "_f AS (SELECT part, "
            + function
            + "("
            + cells.arguments()
            + ") AS found FROM (SELECT part, id, "
            + cells.items()
            + " FROM "
            + alias
            + "_w AS "
            + alias
            + "_r) GROUP BY part), "
            + steps(measures)
            + output.text(measures)
            + ")";
    return output.relation(text);
  }

  private ExpressionAnalyzer analyzer(String clause) {
    return new ExpressionAnalyzer(queries, Scope.of(columns, Optional.empty()), clause, Map.of());
  }

  private List<SortItem> items() {
    return relation.getOrderBy().map(OrderBy::getSortItems).orElse(List.of());
  }

  /// The places of the columns that PARTITION BY or ORDER BY name.
  private List<Integer> places(List<Expression> keys) {
    List<Integer> places = new ArrayList<>();
    ExpressionAnalyzer analyzer =
        new ExpressionAnalyzer(
            queries, Scope.of(input.columns(), Optional.empty()), "MATCH_RECOGNIZE", Map.of());
    for (Expression key : keys) {
      Optional<ScopeColumn> column =
          PatternChecks.isName(key) ? analyzer.term(key).column() : Optional.empty();
      ScopeColumn found =
          column.orElseThrow(() ->
              Faults.at(
                  key, "INVALID_COLUMN_REFERENCE", "Expected column reference. Actual: " + key));
      places.add(input.columns().indexOf(found));
    }
    return places;
  }

  private RowsPerMatch rowsPerMatch() {
    return switch (relation.getRowsPerMatch().orElse(PatternRecognitionRelation.RowsPerMatch.ONE)) {
      case ONE, WINDOW -> RowsPerMatch.ONE;
      case ALL_SHOW_EMPTY -> RowsPerMatch.ALL_SHOW_EMPTY;
      case ALL_OMIT_EMPTY -> RowsPerMatch.ALL_OMIT_EMPTY;
      case ALL_WITH_UNMATCHED -> RowsPerMatch.ALL_WITH_UNMATCHED;
    };
  }

  private AfterMatch afterMatch() {
    if (relation.getAfterMatchSkipTo().isEmpty()) {
      return new AfterMatch.PastLastRow();
    }
    SkipTo skip = relation.getAfterMatchSkipTo().get();
    return switch (skip.getPosition()) {
      case PAST_LAST -> new AfterMatch.PastLastRow();
      case NEXT -> new AfterMatch.NextRow();
      case FIRST, LAST -> {
        boolean fromEnd = skip.getPosition() == SkipTo.Position.LAST;
        yield new AfterMatch.ToRow(
            new RowReference(
                labels.find(skip.getIdentifier().orElseThrow()).orElseThrow(),
                fromEnd,
                0,
                0,
                true));
      }
    };
  }

  /// The input's rows with the numbers of their partitions and their own.
  private String rowsText(List<Integer> partition, List<Integer> order) {
    List<String> items = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      items.add(input.columns().get(i).text() + " AS " + columns.get(i).text());
    }
    List<String> keys = new ArrayList<>();
    for (int place : partition) {
      keys.add(Term.column(input.columns().get(place)).instant());
    }
    String part = keys.isEmpty() ? "1" : "dense_rank() OVER (ORDER BY " + Casts.joined(keys) + ")";
    List<SortItem> sorted = items();
    for (int i = 0; i < sorted.size(); i++) {
      keys.add(
          Term.column(input.columns().get(order.get(i))).instant()
              + Ordering.direction(sorted.get(i)));
    }
    String number =
        "row_number() OVER (" + (keys.isEmpty() ? "" : "ORDER BY " + Casts.joined(keys)) + ")";
    return alias
        + "_w AS MATERIALIZED (SELECT "
        + Casts.joined(items)
        + (items.isEmpty() ? "" : ", ")
        + part
        + " AS part, "
        + number
        + " AS id FROM "
        + input.text()
        + ")";
  }

  /// The rows of the matches, one for each list of numbers that the function gives.
  private String steps(MatchMeasures measures) {
    List<String> names = new ArrayList<>(List.of("id", "match", "shown", "label"));
    IntStream.rangeClosed(1, measures.rows().size()).forEach(i -> names.add("n" + i));
    IntStream.rangeClosed(1, measures.classified().size()).forEach(i -> names.add("l" + i));
    String items =
        IntStream.range(0, names.size())
            .mapToObj(i -> "e[" + (i + 1) + "] AS " + names.get(i))
            .collect(Collectors.joining(", "));
    return alias
        + "_m AS MATERIALIZED (SELECT part, "
        + items
        + " FROM (SELECT part, CAST(line AS BIGINT[]) AS e FROM (SELECT part,"
        + " unnest(string_split(block, chr(10))) AS line FROM (SELECT part,"
        + " unnest(string_split(found, chr("
        + (int) PatternMatching.NEXT_BLOCK
        + "))) AS block FROM "
        + alias
        + "_f))))";
  }
}
