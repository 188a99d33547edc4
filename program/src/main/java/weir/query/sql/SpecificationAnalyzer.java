package weir.query.sql;

import io.trino.sql.tree.Expression;
import io.trino.sql.tree.QuerySpecification;
import io.trino.sql.tree.SingleColumn;
import io.trino.sql.tree.SortItem;
import io.trino.sql.tree.WindowDefinition;
import io.trino.sql.tree.WindowSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One SELECT … FROM … WHERE … GROUP BY … HAVING … ORDER BY … LIMIT.
final class SpecificationAnalyzer {
  private final QueryAnalyzer queries;
  private final QuerySpecification specification;
  private final Optional<Scope> outer;
  private final Map<String, WindowSpecification> windows = new TreeMap<>();

  SpecificationAnalyzer(
      QueryAnalyzer queries, QuerySpecification specification, Optional<Scope> outer) {
    this.queries = queries;
    this.specification = specification;
    this.outer = outer;
    for (WindowDefinition window : specification.getWindows()) {
      windows.put(window.getName().getValue().toLowerCase(Locale.ROOT), window.getWindow());
    }
  }

  QueryText text() {
    Optional<RelationText> from =
        specification
            .getFrom()
            .map(relation -> new RelationAnalyzer(queries, outer).relation(relation));
    Scope scope = Scope.of(from.map(RelationText::columns).orElse(List.of()), outer);
    StringBuilder source = new StringBuilder();
    from.ifPresent(relation -> source.append(" FROM ").append(relation.text()));
    specification
        .getWhere()
        .ifPresent(where -> {
          source.append(" WHERE ").append(analyzer(scope, "WHERE clause").condition(where));
          Pushdown.condition(queries, scope, where);
        });
    return isAggregated() ? grouped(scope, source.toString()) : plain(scope, source.toString());
  }

  private ExpressionAnalyzer analyzer(Scope scope, String clause) {
    return new ExpressionAnalyzer(queries, scope, clause, windows);
  }

  private boolean isAggregated() {
    List<Expression> expressions = new ArrayList<>();
    specification.getSelect().getSelectItems().stream()
        .filter(SingleColumn.class::isInstance)
        .forEach(item -> expressions.add(((SingleColumn) item).getExpression()));
    specification.getHaving().ifPresent(expressions::add);
    specification
        .getOrderBy()
        .ifPresent(
            by -> by.getSortItems().stream().map(SortItem::getSortKey).forEach(expressions::add));
    return specification.getGroupBy().isPresent()
        || specification.getHaving().isPresent()
        || expressions.stream().anyMatch(Aggregation::isIn);
  }

  private QueryText plain(Scope scope, String source) {
    return select(scope, source, "");
  }

  private QueryText grouped(Scope scope, String source) {
    Grouping grouping = new Grouping(queries.analysis().alias(), scope);
    List<List<Integer>> sets =
        specification
            .getGroupBy()
            .map(by ->
                new GroupingSetsAnalyzer(
                        analyzer(scope, "GROUP BY clause"), specification.getSelect(), grouping)
                    .sets(by))
            .orElse(List.of(List.of()));
    Scope after = scope.grouped(grouping);
    String having =
        specification
            .getHaving()
            .map(condition -> " WHERE " + analyzer(after, "HAVING clause").condition(condition))
            .orElse("");
    QueryText outside = select(after, " FROM " + Analysis.MARK + "G" + Analysis.MARK, having);
    String inside = Aggregation.text(grouping, sets, source);
    boolean isOneSet = sets.size() == 1;
    String text = outside.text().replace(Analysis.MARK + "G" + Analysis.MARK, inside);
    QueryText whole = new QueryText(text, outside.outputs());
    return isOneSet ? whole : whole.withoutOrigins();
  }

  private QueryText select(Scope scope, String source, String having) {
    boolean distinct = specification.getSelect().isDistinct();
    ExpressionAnalyzer items = analyzer(scope, "SELECT");
    SelectList list =
        SelectList.of(specification.getSelect(), items, specification.getFrom().isPresent());
    boolean isCut =
        specification.getLimit().isPresent()
            || specification.getOffset().isPresent()
            || list.terms().stream().anyMatch(term -> term.text().contains(" OVER ("));
    List<QueryText.Output> outputs = new ArrayList<>();
    for (int i = 0; i < list.terms().size(); i++) {
      Term term = list.terms().get(i);
      List<ScopeColumn.Origin> origins =
          isCut
              ? List.of()
              : term.column()
                  .filter(ScopeColumn::pushable)
                  .map(ScopeColumn::origins)
                  .orElse(List.of());
      outputs.add(new QueryText.Output(list.names().get(i), term.type(), origins));
    }
    Map<String, Term> aliases = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Ordering ordering =
        new Ordering(analyzer(scope, "ORDER BY clause").named(aliases), list.terms(), outputs);
    for (int i = 0; i < outputs.size(); i++) {
      Term term = list.terms().get(i);
      outputs.get(i).name().ifPresent(name -> aliases.putIfAbsent(name, term));
    }
    String text =
        "SELECT "
            + (distinct ? "DISTINCT " : "")
            + Casts.joined(list.terms().stream().map(Term::text).toList())
            + source
            + having
            + ordering.tail(
                specification.getOrderBy(),
                specification.getOffset(),
                specification.getLimit(),
                distinct);
    return new QueryText(text, outputs);
  }
}
