package weir.query.sql;

import java.util.List;
import java.util.Optional;

/// A column that a name in an expression can mean.
///
/// @param prefix the relation's name, as much of it as there is; empty for none
/// @param text how DuckDB's text names it
/// @param hidden not in `SELECT *`
/// @param origins the columns of tables that it passes on unchanged
/// @param pushable a condition on it holds for the rows of its origins too
record ScopeColumn(
    List<String> prefix,
    Optional<String> name,
    SqlType type,
    String text,
    boolean hidden,
    List<Origin> origins,
    boolean pushable) {
  /// A column of a table, at one place of the query.
  record Origin(int table, SqlColumn column) {}

  boolean isCalled(String wanted) {
    return name.isPresent() && name.get().equalsIgnoreCase(wanted);
  }

  /// Whether `a.b` means this column's relation: `b`, `a.b` and `catalog.a.b` are one.
  boolean isIn(List<String> wanted) {
    if (wanted.size() > prefix.size()) {
      return false;
    }
    List<String> tail = prefix.subList(prefix.size() - wanted.size(), prefix.size());
    for (int i = 0; i < wanted.size(); i++) {
      if (!tail.get(i).equalsIgnoreCase(wanted.get(i))) {
        return false;
      }
    }
    return true;
  }

  /// The column where its row may be missing.
  ScopeColumn optional() {
    return new ScopeColumn(prefix, name, type, text, hidden, origins, false);
  }
}
