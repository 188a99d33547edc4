package weir.query.sql;

import io.trino.sql.tree.DereferenceExpression;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.GroupBy;
import io.trino.sql.tree.GroupingElement;
import io.trino.sql.tree.GroupingSets;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.LongLiteral;
import io.trino.sql.tree.Select;
import io.trino.sql.tree.SelectItem;
import io.trino.sql.tree.SimpleGroupBy;
import io.trino.sql.tree.SingleColumn;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;

/// GROUP BY: its keys, and which of them each grouping set has.
final class GroupingSetsAnalyzer {
  private static final int MOST_SETS = 2048;

  private final ExpressionAnalyzer analyzer;
  private final Select select;
  private final Grouping grouping;

  GroupingSetsAnalyzer(ExpressionAnalyzer analyzer, Select select, Grouping grouping) {
    this.analyzer = analyzer;
    this.select = select;
    this.grouping = grouping;
  }

  /// Places of keys, per set; every combination of the elements' own sets.
  List<List<Integer>> sets(GroupBy by) {
    List<List<Integer>> sets = List.of(List.of());
    for (GroupingElement element : by.getGroupingElements()) {
      List<List<Integer>> own = sets(element);
      List<List<Integer>> product = new ArrayList<>();
      for (List<Integer> before : sets) {
        for (List<Integer> added : own) {
          LinkedHashSet<Integer> both = new LinkedHashSet<>(before);
          both.addAll(added);
          product.add(List.copyOf(both));
        }
      }
      sets = product;
      if (sets.size() > MOST_SETS) {
        throw Faults.at(
            by,
            "TOO_MANY_GROUPING_SETS",
            "GROUP BY has more than 2048 grouping sets but can contain at most 2048");
      }
    }
    return by.isDistinct() ? List.copyOf(new LinkedHashSet<>(sets)) : sets;
  }

  private List<List<Integer>> sets(GroupingElement element) {
    return switch (element) {
      case SimpleGroupBy simple ->
          List.of(simple.getExpressions().stream().map(this::key).toList());
      case GroupingSets sets -> {
        List<List<Integer>> keys =
            sets.getSets().stream().map(set -> set.stream().map(this::column).toList()).toList();
        yield switch (sets.getType()) {
          case EXPLICIT -> keys;
          case ROLLUP ->
              IntStream.rangeClosed(0, keys.size())
                  .mapToObj(cut -> flat(keys.subList(0, keys.size() - cut)))
                  .toList();
          case CUBE -> cube(keys.stream().distinct().toList());
        };
      }
      default -> throw Faults.unsupported(element, "GROUP BY AUTO is not supported");
    };
  }

  private static List<Integer> flat(List<List<Integer>> keys) {
    return keys.stream().flatMap(List::stream).toList();
  }

  private static List<List<Integer>> cube(List<List<Integer>> keys) {
    List<List<Integer>> sets = new ArrayList<>();
    for (int bits = (1 << keys.size()) - 1; bits >= 0; bits--) {
      List<List<Integer>> chosen = new ArrayList<>();
      for (int i = 0; i < keys.size(); i++) {
        if ((bits >> (keys.size() - 1 - i) & 1) == 1) {
          chosen.add(keys.get(i));
        }
      }
      sets.add(flat(chosen));
    }
    return sets;
  }

  /// A key of ROLLUP, CUBE or GROUPING SETS.
  private int column(Expression expression) {
    if (!(expression instanceof Identifier
        || expression instanceof DereferenceExpression
        || expression instanceof LongLiteral)) {
      throw Faults.at(
          expression,
          "INVALID_COLUMN_REFERENCE",
          "GROUP BY expression must be a column reference: " + expression);
    }
    return key(expression);
  }

  private int key(Expression expression) {
    Expression key = expression;
    if (expression instanceof LongLiteral place) {
      List<SelectItem> items = select.getSelectItems();
      long wanted = place.getParsedValue();
      if (wanted < 1 || wanted > items.size()) {
        throw Faults.at(
            expression,
            "INVALID_COLUMN_REFERENCE",
            "GROUP BY position " + wanted + " is not in select list");
      }
      if (!(items.get((int) wanted - 1) instanceof SingleColumn single)) {
        throw Faults.unsupported(expression, "GROUP BY position of * is not supported");
      }
      key = single.getExpression();
    }
    if (Aggregation.isIn(key)) {
      throw Faults.at(
          key,
          "EXPRESSION_NOT_SCALAR",
          "GROUP BY clause cannot contain aggregations, window functions or grouping operations: ["
              + key
              + "]");
    }
    return grouping.add(key, analyzer.term(key));
  }
}
