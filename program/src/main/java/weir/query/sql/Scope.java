package weir.query.sql;

import io.trino.sql.tree.Node;
import java.util.List;
import java.util.Optional;

/// The columns that the names of an expression can mean, inner ones first.
///
/// @param grouping what is left of the columns after GROUP BY; empty where rows are not grouped
/// @param match the rows that are meant inside MATCH_RECOGNIZE; empty elsewhere
record Scope(
    List<ScopeColumn> columns,
    Optional<Scope> outer,
    Optional<Grouping> grouping,
    Optional<MatchScope> match) {
  static final Scope NONE = of(List.of(), Optional.empty());

  Scope {
    columns = List.copyOf(columns);
  }

  static Scope of(List<ScopeColumn> columns, Optional<Scope> outer) {
    return new Scope(columns, outer, Optional.empty(), Optional.empty());
  }

  Scope grouped(Grouping by) {
    return new Scope(columns, outer, Optional.of(by), match);
  }

  /// The names of a match's rows.
  static Scope of(MatchScope match) {
    return new Scope(match.columns(), Optional.empty(), Optional.empty(), Optional.of(match));
  }

  /// The term for `prefix.name`.
  Optional<Term> find(Node node, List<String> prefix, String name) {
    if (match.isPresent()) {
      return match.get().find(node, prefix, name);
    }
    List<ScopeColumn> found = columnsCalled(prefix, name);
    if (found.size() > 1) {
      throw Faults.at(node, "AMBIGUOUS_NAME", "Column '" + joined(prefix, name) + "' is ambiguous");
    }
    if (found.isEmpty()) {
      return outer.flatMap(scope -> scope.find(node, prefix, name));
    }
    ScopeColumn column = found.getFirst();
    return Optional.of(
        grouping.isPresent()
            ? grouping.get().key(node, column, joined(prefix, name))
            : Term.column(column));
  }

  /// The column of this level for `prefix.name`, if there is exactly one.
  Optional<ScopeColumn> own(List<String> prefix, String name) {
    List<ScopeColumn> found = columnsCalled(prefix, name);
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  boolean hasRelation(List<String> prefix) {
    return columns.stream().anyMatch(column -> column.isIn(prefix));
  }

  private List<ScopeColumn> columnsCalled(List<String> prefix, String name) {
    return columns.stream()
        .filter(column -> column.isCalled(name) && (prefix.isEmpty() || column.isIn(prefix)))
        .toList();
  }

  static String joined(List<String> prefix, String name) {
    return prefix.isEmpty() ? name : String.join(".", prefix) + "." + name;
  }
}
