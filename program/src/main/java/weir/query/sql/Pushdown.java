package weir.query.sql;

import io.trino.sql.tree.*;
import io.trino.sql.util.AstUtils;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds what a condition says of single tables, so that partitions and files that cannot matter
/// are not read.
final class Pushdown {
  private static final Set<String> VOLATILE = Set.of("random", "rand", "uuid", "shuffle");

  private final QueryAnalyzer queries;
  private final Scope scope;

  private Pushdown(QueryAnalyzer queries, Scope scope) {
    this.queries = queries;
    this.scope = scope;
  }

  /// Notes the parts of a condition that must hold for each table's own rows.
  static void condition(QueryAnalyzer queries, Scope scope, Expression condition) {
    Pushdown pushdown = new Pushdown(queries, scope);
    for (Expression conjunct : AstUtils.extractConjuncts(condition)) {
      pushdown.conjunct(conjunct);
    }
  }

  private void conjunct(Expression conjunct) {
    Set<Integer> tables = new HashSet<>();
    for (ScopeColumn column : columnsIn(conjunct).values()) {
      column.origins().forEach(origin -> tables.add(origin.table()));
    }
    for (int table : tables) {
      weakened(conjunct, table, false).ifPresent(part -> note(part, table, false));
      weakened(conjunct, table, true)
          .ifPresent(part -> {
            note(part, table, true);
            pin(part, table);
          });
    }
  }

  /// The part of a condition that speaks of one table's columns only; true where it is true.
  private Optional<Expression> weakened(Expression condition, int table, boolean partitions) {
    if (condition instanceof LogicalExpression logical) {
      List<Expression> parts = new ArrayList<>();
      for (Expression term : logical.getTerms()) {
        weakened(term, table, partitions).ifPresent(parts::add);
      }
      boolean isAnd = logical.getOperator() == LogicalExpression.Operator.AND;
      if (parts.isEmpty() || !isAnd && parts.size() < logical.getTerms().size()) {
        return Optional.empty();
      }
      return Optional.of(
          parts.size() == 1
              ? parts.getFirst()
              : new LogicalExpression(
                  condition.getLocation().orElse(new NodeLocation(1, 1)),
                  logical.getOperator(),
                  parts));
    }
    return speaksOf(condition, table, partitions) ? Optional.of(condition) : Optional.empty();
  }

  private boolean speaksOf(Expression condition, int table, boolean partitions) {
    if (AstUtils.preOrder(condition).anyMatch(Pushdown::isOpaque)) {
      return false;
    }
    Map<Expression, ScopeColumn> columns = columnsIn(condition);
    return !columns.isEmpty()
        && namesOnly(condition, columns)
        && columns.values().stream()
            .allMatch(column ->
                column.pushable()
                    && origin(column, table)
                        .filter(origin -> !partitions || origin.column().partition())
                        .isPresent());
  }

  private static boolean isOpaque(Node node) {
    return node instanceof SubqueryExpression
        || node instanceof ExistsPredicate
        || node instanceof LambdaExpression
        || node instanceof FunctionCall call
            && VOLATILE.contains(call.getName().getSuffix().toLowerCase(java.util.Locale.ROOT));
  }

  /// Whether every name in the condition is one of these columns.
  private boolean namesOnly(Expression condition, Map<Expression, ScopeColumn> columns) {
    if (columns.containsKey(condition)) {
      return true;
    }
    if (condition instanceof Identifier || condition instanceof DereferenceExpression) {
      return false;
    }
    return childrenOf(condition)
        .allMatch(child -> !(child instanceof Expression e) || namesOnly(e, columns));
  }

  /// Children that are expressions, those inside predicates too.
  private static java.util.stream.Stream<Node> childrenOf(Node node) {
    return node.getChildren().stream()
        .flatMap(child ->
            child instanceof Expression ? java.util.stream.Stream.of(child) : childrenOf(child));
  }

  private Map<Expression, ScopeColumn> columnsIn(Expression expression) {
    Map<Expression, ScopeColumn> columns = new LinkedHashMap<>();
    AstUtils.preOrder(expression)
        .forEach(node -> {
          if (node instanceof Expression e) {
            column(e).ifPresent(column -> columns.put(e, column));
          }
        });
    return columns;
  }

  private Optional<ScopeColumn> column(Expression expression) {
    return switch (expression) {
      case Identifier identifier -> scope.own(List.of(), identifier.getValue());
      case DereferenceExpression dereference -> {
        QualifiedName name = DereferenceExpression.getQualifiedName(dereference);
        yield name == null || name.getPrefix().isEmpty()
            ? Optional.empty()
            : scope.own(name.getPrefix().get().getParts(), name.getSuffix());
      }
      default -> Optional.empty();
    };
  }

  private static Optional<ScopeColumn.Origin> origin(ScopeColumn column, int table) {
    return column.origins().stream().filter(origin -> origin.table() == table).findFirst();
  }

  private void note(Expression condition, int table, boolean partitions) {
    List<ScopeColumn> bare = new ArrayList<>();
    for (ScopeColumn column : scope.columns()) {
      origin(column, table)
          .ifPresent(origin ->
              bare.add(
                  new ScopeColumn(
                      column.prefix(),
                      column.name(),
                      column.type(),
                      SqlText.name(origin.column().name()),
                      column.hidden(),
                      List.of(),
                      false)));
    }
    String text =
        new ExpressionAnalyzer(queries, Scope.of(bare, Optional.empty()), "WHERE clause", Map.of())
            .condition(condition);
    TableUseBuilder use = queries.analysis().tables().get(table);
    if (partitions) {
      use.addPartitionCondition(text);
    } else {
      use.addCondition(text);
    }
  }

  /// `column = 'x'`, `'x' = column` and `column IN ('x', 'y')`.
  private void pin(Expression condition, int table) {
    if (condition instanceof LogicalExpression logical
        && logical.getOperator() == LogicalExpression.Operator.AND) {
      logical.getTerms().forEach(term -> pin(term, table));
    }
    if (!(condition instanceof Predicated predicated)) {
      return;
    }
    switch (predicated.getPredicate()) {
      case ComparisonPredicate comparison
          when comparison.getOperator() == ComparisonPredicate.Operator.EQUAL -> {
        pin(predicated.getValue(), List.of(comparison.getRight()), table);
        pin(comparison.getRight(), List.of(predicated.getValue()), table);
      }
      case InPredicate in
          when !in.isNegated() && in.getValueList() instanceof InListExpression list ->
          pin(predicated.getValue(), list.getValues(), table);
      default -> {
        // Other conditions leave more than a few values.
      }
    }
  }

  private void pin(Expression name, List<Expression> values, int table) {
    Optional<ScopeColumn.Origin> origin = column(name).flatMap(column -> origin(column, table));
    List<String> texts = new ArrayList<>();
    for (Expression value : values) {
      switch (value) {
        case StringLiteral text -> texts.add(text.getValue());
        case LongLiteral number -> texts.add(number.getValue());
        case GenericLiteral generic -> texts.add(generic.getValue());
        default -> {
          return;
        }
      }
    }
    origin.ifPresent(it -> queries.analysis().tables().get(table).pin(it.column().name(), texts));
  }
}
