package weir.query.sql;

import io.trino.sql.tree.AllColumns;
import io.trino.sql.tree.DereferenceExpression;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.QualifiedName;
import io.trino.sql.tree.Select;
import io.trino.sql.tree.SelectItem;
import io.trino.sql.tree.SingleColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The columns that SELECT asks for, with `*` spelled out.
///
/// @param terms what they are
/// @param names what they are called
record SelectList(List<Term> terms, List<Optional<String>> names) {
  static SelectList of(Select select, ExpressionAnalyzer analyzer, boolean hasFrom) {
    SelectList list = new SelectList(new ArrayList<>(), new ArrayList<>());
    for (SelectItem item : select.getSelectItems()) {
      switch (item) {
        case SingleColumn single ->
            list.add(
                analyzer.term(single.getExpression()),
                single
                    .getAlias()
                    .map(Identifier::getValue)
                    .or(() -> nameOf(single.getExpression())));
        case AllColumns all -> list.addAll(all, analyzer, hasFrom);
        default -> throw Faults.unsupported(item, "This select item is not supported");
      }
    }
    return list;
  }

  private void add(Term term, Optional<String> name) {
    terms.add(term);
    names.add(name);
  }

  static Optional<String> nameOf(Expression expression) {
    return switch (expression) {
      case Identifier identifier -> Optional.of(identifier.getValue());
      case DereferenceExpression dereference -> dereference.getField().map(Identifier::getValue);
      default -> Optional.empty();
    };
  }

  private void addAll(AllColumns all, ExpressionAnalyzer analyzer, boolean hasFrom) {
    int before = terms.size();
    if (all.getTarget().isEmpty()) {
      if (!hasFrom) {
        throw Faults.at(
            all, "COLUMN_NOT_FOUND", "SELECT * not allowed in queries without FROM clause");
      }
      addColumns(all, analyzer, List.of());
    } else {
      addTarget(all, all.getTarget().get(), analyzer);
    }
    List<Identifier> aliases = all.getAliases();
    if (!aliases.isEmpty()) {
      if (aliases.size() != terms.size() - before) {
        throw Faults.at(
            aliases.getFirst(),
            "MISMATCHED_COLUMN_ALIASES",
            "Column alias list has %d entries but '%s' has %d columns"
                .formatted(aliases.size(), all, terms.size() - before));
      }
      for (int i = 0; i < aliases.size(); i++) {
        names.set(before + i, Optional.of(aliases.get(i).getValue()));
      }
    }
  }

  private void addTarget(AllColumns all, Expression target, ExpressionAnalyzer analyzer) {
    Optional<QualifiedName> name =
        switch (target) {
          case Identifier identifier -> Optional.of(QualifiedName.of(List.of(identifier)));
          case DereferenceExpression dereference ->
              Optional.ofNullable(DereferenceExpression.getQualifiedName(dereference));
          default -> Optional.empty();
        };
    if (name.filter(it -> analyzer.scope().hasRelation(it.getParts())).isPresent()) {
      addColumns(all, analyzer, name.get().getParts());
      return;
    }
    Term base;
    try {
      base = analyzer.term(target);
    } catch (SqlFault missing) {
      throw missing.errorName().equals("COLUMN_NOT_FOUND")
          ? Faults.at(
              all,
              "TABLE_NOT_FOUND",
              "Unable to resolve reference "
                  + name.map(QualifiedName::toString).orElse(target.toString()))
          : missing;
    }
    if (!(base.type() instanceof SqlType.Row row)) {
      throw Faults.type(target, "expected expression of type Row");
    }
    for (int i = 0; i < row.fields().size(); i++) {
      add(Collections.field(base, row, i), row.fields().get(i).name());
    }
  }

  private void addColumns(AllColumns all, ExpressionAnalyzer analyzer, List<String> prefix) {
    Scope scope = analyzer.scope();
    for (ScopeColumn column : scope.columns()) {
      if (column.hidden() || !column.isIn(prefix)) {
        continue;
      }
      analyzer.queries().markRead(column);
      Term term =
          scope.grouping().isPresent()
              ? scope
                  .grouping()
                  .get()
                  .key(
                      all,
                      column,
                      Scope.joined(
                          column.prefix().isEmpty()
                              ? List.of()
                              : List.of(column.prefix().getLast()),
                          column.name().orElse("_col")))
              : Term.column(column);
      add(term, column.name());
    }
  }
}
