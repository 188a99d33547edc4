package weir.query.sql;

import io.trino.sql.tree.DereferenceExpression;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.Node;
import java.util.List;
import java.util.Optional;
import weir.query.rowpattern.LabelSet;
import weir.query.rowpattern.RowReference;

/// What names mean in MEASURES and DEFINE: `A.x` is a column of the last row so far that is an `A`,
/// `x` one of the last row whatever it is, until FIRST, LAST, PREV and NEXT say otherwise.
///
/// @param around the navigation that the expression stands in
record MatchScope(PatternLabels labels, List<ScopeColumn> columns, MatchRows rows, Around around) {
  /// @param row which row is meant, whatever its label
  /// @param logical the name of the FIRST or LAST around; empty for none
  /// @param physical the name of the PREV or NEXT around; empty for none
  /// @param aggregate the name of the aggregate around; empty for none
  record Around(RowReference row, String logical, String physical, String aggregate) {
    static final Around NOTHING = new Around(RowReference.last(LabelSet.ALL), "", "", "");
  }

  MatchScope with(Around other) {
    return new MatchScope(labels, columns, rows, other);
  }

  MatchScope with(MatchRows other) {
    return new MatchScope(labels, columns, other, around);
  }

  RowReference row(LabelSet set) {
    RowReference row = around.row();
    return new RowReference(set, row.fromEnd(), row.offset(), row.shift(), row.isFinal());
  }

  Optional<Term> find(Node node, List<String> prefix, String name) {
    if (prefix.isEmpty()) {
      return column(node, name).map(column -> rows.column(column, row(LabelSet.ALL)));
    }
    if (node instanceof DereferenceExpression dereference
        && dereference.getBase() instanceof Identifier label
        && labels.find(label).isPresent()) {
      ScopeColumn column =
          column(node, name)
              .orElseThrow(() ->
                  Faults.at(
                      node,
                      "COLUMN_NOT_FOUND",
                      "Column " + name + " prefixed with label " + label + " cannot be resolved"));
      return Optional.of(rows.column(column, row(labels.find(label).orElseThrow())));
    }
    return Optional.empty();
  }

  private Optional<ScopeColumn> column(Node node, String name) {
    List<ScopeColumn> found = columns.stream().filter(column -> column.isCalled(name)).toList();
    if (found.size() > 1) {
      throw Faults.at(node, "AMBIGUOUS_NAME", "Column '" + name + "' is ambiguous");
    }
    return found.stream().findFirst();
  }
}
