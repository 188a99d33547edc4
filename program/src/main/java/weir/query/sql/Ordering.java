package weir.query.sql;

import io.trino.sql.tree.AllRows;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.FetchFirst;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.Limit;
import io.trino.sql.tree.LongLiteral;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.Offset;
import io.trino.sql.tree.OrderBy;
import io.trino.sql.tree.SortItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// ORDER BY, OFFSET and LIMIT of a query.
///
/// @param items the query's select items, which a sort key can name by alias or place
record Ordering(ExpressionAnalyzer analyzer, List<Term> items, List<QueryText.Output> outputs) {
  /// The end of the query's text.
  String tail(
      Optional<OrderBy> orderBy, Optional<Offset> offset, Optional<Node> limit, boolean distinct) {
    StringBuilder text = new StringBuilder();
    List<String> keys = orderBy.map(by -> keys(by, distinct, true)).orElse(List.of());
    boolean ties = limit.orElse(null) instanceof FetchFirst fetch && fetch.isWithTies();
    if (ties) {
      if (orderBy.isEmpty()) {
        throw Faults.at(
            limit.orElseThrow(),
            "MISSING_ORDER_BY",
            "FETCH FIRST WITH TIES clause requires ORDER BY");
      }
      if (offset.isPresent() || distinct) {
        throw Faults.unsupported(
            limit.orElseThrow(), "FETCH FIRST WITH TIES with OFFSET or DISTINCT is not supported");
      }
      text.append(" QUALIFY rank() OVER (ORDER BY ")
          .append(Casts.joined(keys(orderBy.orElseThrow(), false, false)))
          .append(") <= ")
          .append(rows(limit.orElseThrow()).orElse("1"));
    }
    if (!keys.isEmpty()) {
      text.append(" ORDER BY ").append(Casts.joined(keys));
    }
    if (!ties) {
      limit.flatMap(this::rows).ifPresent(rows -> text.append(" LIMIT ").append(rows));
    }
    offset.ifPresent(skip -> text.append(" OFFSET ").append(number(skip.getRowCount())));
    return text.toString();
  }

  private Optional<String> rows(Node limit) {
    return switch (limit) {
      case Limit plain ->
          plain.getRowCount() instanceof AllRows
              ? Optional.empty()
              : Optional.of(number(plain.getRowCount()));
      case FetchFirst fetch -> Optional.of(fetch.getRowCount().map(this::number).orElse("1"));
      default -> throw Faults.unsupported(limit, "This limit is not supported");
    };
  }

  private String number(Expression rowCount) {
    if (rowCount instanceof LongLiteral literal) {
      return Long.toString(literal.getParsedValue());
    }
    return analyzer.term(rowCount, SimpleType.BIGINT, "LIMIT").text();
  }

  private List<String> keys(OrderBy orderBy, boolean distinct, boolean byPlace) {
    List<String> keys = new ArrayList<>();
    for (SortItem item : orderBy.getSortItems()) {
      Term term = key(item.getSortKey());
      if (!Comparisons.isOrderable(term.type())) {
        throw Faults.type(
            item,
            "Type "
                + term.type().text()
                + " is not orderable, and therefore cannot be used in ORDER BY: "
                + item.getSortKey());
      }
      int place = place(term);
      if (distinct && place < 0) {
        throw Faults.at(
            item.getSortKey(),
            "EXPRESSION_NOT_IN_DISTINCT",
            "For SELECT DISTINCT, ORDER BY expressions must appear in select list");
      }
      if (place >= 0 || term.literal().isEmpty()) {
        keys.add(
            (byPlace && place >= 0 ? Integer.toString(place + 1) : term.text()) + direction(item));
      }
    }
    return keys;
  }

  static String direction(SortItem item) {
    return (item.getOrdering() == SortItem.Ordering.DESCENDING ? " DESC" : " ASC")
        + (item.getNullOrdering() == SortItem.NullOrdering.FIRST ? " NULLS FIRST" : " NULLS LAST");
  }

  private int place(Term term) {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).text().equals(term.text())) {
        return i;
      }
    }
    return -1;
  }

  private Term key(Expression key) {
    if (key instanceof LongLiteral literal) {
      long place = literal.getParsedValue();
      if (place < 1 || place > items.size()) {
        throw Faults.at(
            key,
            "INVALID_COLUMN_REFERENCE",
            "ORDER BY position " + place + " is not in select list");
      }
      return items.get((int) place - 1);
    }
    if (key instanceof Identifier identifier) {
      List<Term> named = new ArrayList<>();
      for (int i = 0; i < items.size(); i++) {
        Term item = items.get(i);
        if (outputs.get(i).name().filter(identifier.getValue()::equalsIgnoreCase).isPresent()
            && named.stream().noneMatch(known -> known.text().equals(item.text()))) {
          named.add(item);
        }
      }
      if (named.size() > 1) {
        throw Faults.at(
            key, "AMBIGUOUS_NAME", "Column '" + identifier.getValue() + "' is ambiguous");
      }
      if (named.size() == 1) {
        return named.getFirst();
      }
    }
    return analyzer.term(key);
  }
}
