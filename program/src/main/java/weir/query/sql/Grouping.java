package weir.query.sql;

import io.trino.sql.tree.DereferenceExpression;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.Node;
import io.trino.sql.util.AstUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a query's rows consist of after GROUP BY: the keys, and the aggregates as they are asked
/// for. Owned by the analysis of one query specification.
final class Grouping {
  /// @param term the key before grouping
  /// @param name the key's column after grouping
  record Key(Expression expression, Term term, String name) {}

  /// @param text the aggregate over the rows of a group
  record Aggregate(String text, String name) {}

  private final String alias;
  private final Scope source;
  private final List<Key> keys = new ArrayList<>();
  private final List<Aggregate> aggregates = new ArrayList<>();

  /// @param alias the relation of grouped rows in DuckDB's text
  /// @param source the columns before grouping
  Grouping(String alias, Scope source) {
    this.alias = alias;
    this.source = source;
  }

  String alias() {
    return alias;
  }

  Scope source() {
    return source;
  }

  List<Key> keys() {
    return keys;
  }

  List<Aggregate> aggregates() {
    return aggregates;
  }

  /// The place of the key among the keys, counted from 0.
  int add(Expression expression, Term term) {
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i).term().text().equals(term.text())) {
        return i;
      }
    }
    keys.add(new Key(expression, term, "g" + (keys.size() + 1)));
    return keys.size() - 1;
  }

  /// The column that holds an aggregate.
  Term aggregate(SqlType type, String text) {
    for (Aggregate known : aggregates) {
      if (known.text().equals(text)) {
        return Term.of(type, alias + "." + known.name());
      }
    }
    Aggregate added = new Aggregate(text, "a" + (aggregates.size() + 1));
    aggregates.add(added);
    return Term.of(type, alias + "." + added.name());
  }

  /// The key that is this expression.
  Optional<Term> find(Expression expression) {
    for (Key key : keys) {
      if (AstUtils.treeEqual(key.expression(), expression, this::isSameName)) {
        return Optional.of(term(key));
      }
    }
    return Optional.empty();
  }

  /// The key that is this column.
  Term key(Node node, ScopeColumn column, String name) {
    for (Key key : keys) {
      if (key.term().column().filter(column::equals).isPresent()) {
        return term(key);
      }
    }
    throw Faults.at(
        node,
        "EXPRESSION_NOT_AGGREGATE",
        "'" + name + "' must be an aggregate expression or appear in GROUP BY clause");
  }

  /// The place of the key that an argument of `grouping` names.
  Optional<Integer> placeOf(Expression expression) {
    for (int i = 0; i < keys.size(); i++) {
      if (AstUtils.treeEqual(keys.get(i).expression(), expression, this::isSameName)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  Term term(Key key) {
    Term before = key.term();
    return new Term(
        before.type(),
        alias + "." + key.name(),
        Optional.empty(),
        Optional.empty(),
        before
            .column()
            .map(c ->
                new ScopeColumn(
                    c.prefix(),
                    c.name(),
                    c.type(),
                    alias + "." + key.name(),
                    c.hidden(),
                    c.origins(),
                    c.pushable())));
  }

  /// Two spellings of one column are the same; anything else is compared by its parts.
  private @Nullable Boolean isSameName(Node a, Node b) {
    Optional<ScopeColumn> x = column(a);
    Optional<ScopeColumn> y = column(b);
    if (x.isPresent() && y.isPresent()) {
      return x.equals(y);
    }
    return a.getClass() == b.getClass() && a.shallowEquals(b) ? null : false;
  }

  private Optional<ScopeColumn> column(Node node) {
    return switch (node) {
      case Identifier identifier -> source.own(List.of(), identifier.getValue());
      case DereferenceExpression dereference -> {
        var name = DereferenceExpression.getQualifiedName(dereference);
        yield name == null || name.getPrefix().isEmpty()
            ? Optional.empty()
            : source.own(name.getPrefix().get().getParts(), name.getSuffix());
      }
      default -> Optional.empty();
    };
  }
}
