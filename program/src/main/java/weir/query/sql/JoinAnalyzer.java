package weir.query.sql;

import io.trino.sql.tree.AliasedRelation;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.Join;
import io.trino.sql.tree.JoinCriteria;
import io.trino.sql.tree.JoinOn;
import io.trino.sql.tree.JoinUsing;
import io.trino.sql.tree.JsonTable;
import io.trino.sql.tree.Lateral;
import io.trino.sql.tree.NaturalJoin;
import io.trino.sql.tree.Relation;
import io.trino.sql.tree.Unnest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Joins of two relations.
final class JoinAnalyzer {
  private final QueryAnalyzer queries;
  private final Optional<Scope> outer;

  JoinAnalyzer(QueryAnalyzer queries, Optional<Scope> outer) {
    this.queries = queries;
    this.outer = outer;
  }

  RelationText join(Join join) {
    RelationText left = new RelationAnalyzer(queries, outer).relation(join.getLeft());
    Optional<Scope> around =
        isLateral(join.getRight()) ? Optional.of(Scope.of(left.columns(), outer)) : outer;
    RelationText right = new RelationAnalyzer(queries, around).relation(join.getRight());
    return switch (join.getType()) {
      case CROSS, IMPLICIT ->
          new RelationText(
              "(" + left.text() + " CROSS JOIN " + right.text() + ")",
              joined(left.columns(), right.columns()));
      case INNER, LEFT, RIGHT, FULL ->
          switch (join.getCriteria().orElseThrow()) {
            case JoinOn on -> on(join, left, right, on);
            case JoinUsing using -> using(join, left, right, names(using));
            case NaturalJoin _ -> throw Faults.unsupported(join, "Natural join not supported");
            case JoinCriteria other -> throw Faults.unsupported(join, other + " is not supported");
          };
    };
  }

  private static boolean isLateral(Relation relation) {
    return switch (relation) {
      case AliasedRelation aliased -> isLateral(aliased.getRelation());
      case Lateral _, Unnest _, JsonTable _ -> true;
      default -> false;
    };
  }

  private RelationText on(Join join, RelationText left, RelationText right, JoinOn on) {
    Scope both = Scope.of(joined(left.columns(), right.columns()), outer);
    String condition =
        new ExpressionAnalyzer(queries, both, "JOIN ON clause", Map.of())
            .condition(on.getExpression());
    boolean leftRows = join.getType() == Join.Type.INNER || join.getType() == Join.Type.RIGHT;
    boolean rightRows = join.getType() == Join.Type.INNER || join.getType() == Join.Type.LEFT;
    Scope pushed =
        Scope.of(
            joined(
                leftRows ? left.columns() : optional(left.columns()),
                rightRows ? right.columns() : optional(right.columns())),
            outer);
    Pushdown.condition(queries, pushed, on.getExpression());
    return new RelationText(
        "(" + left.text() + word(join) + right.text() + " ON " + condition + ")",
        joined(kept(join, left, true), kept(join, right, false)));
  }

  private static String word(Join join) {
    return " " + join.getType().name() + " JOIN ";
  }

  /// The columns of one side, as they are after the join.
  private static List<ScopeColumn> kept(Join join, RelationText side, boolean isLeft) {
    boolean mayMiss =
        join.getType() == Join.Type.FULL
            || join.getType() == (isLeft ? Join.Type.RIGHT : Join.Type.LEFT);
    return mayMiss ? optional(side.columns()) : side.columns();
  }

  private static List<ScopeColumn> optional(List<ScopeColumn> columns) {
    return columns.stream().map(ScopeColumn::optional).toList();
  }

  private static List<ScopeColumn> joined(List<ScopeColumn> left, List<ScopeColumn> right) {
    List<ScopeColumn> all = new ArrayList<>(left);
    all.addAll(right);
    return all;
  }

  private static List<Identifier> names(JoinUsing using) {
    return using.getColumns();
  }

  private RelationText using(
      Join join, RelationText left, RelationText right, List<Identifier> names) {
    List<ScopeColumn> merged = new ArrayList<>();
    List<ScopeColumn> leftRest = new ArrayList<>(kept(join, left, true));
    List<ScopeColumn> rightRest = new ArrayList<>(kept(join, right, false));
    List<String> conditions = new ArrayList<>();
    for (Identifier name : names) {
      ScopeColumn a = only(name, left, "left");
      ScopeColumn b = only(name, right, "right");
      queries.markRead(a);
      queries.markRead(b);
      conditions.add(Comparisons.compared(name, "=", Term.column(a), Term.column(b)).text());
      merged.add(merged(join, name, a, b));
      leftRest.removeIf(column -> column.text().equals(a.text()));
      rightRest.removeIf(column -> column.text().equals(b.text()));
    }
    merged.addAll(leftRest);
    merged.addAll(rightRest);
    String condition = conditions.isEmpty() ? "TRUE" : String.join(" AND ", conditions);
    return new RelationText(
        "(" + left.text() + word(join) + right.text() + " ON " + condition + ")", merged);
  }

  private static ScopeColumn merged(Join join, Identifier name, ScopeColumn a, ScopeColumn b) {
    SqlType type = Types.common(a.type(), b.type()).orElseThrow();
    String x = Casts.coerce(Term.column(a), type).text();
    String y = Casts.coerce(Term.column(b), type).text();
    String text =
        switch (join.getType()) {
          case RIGHT -> y;
          case FULL -> "coalesce(" + x + ", " + y + ")";
          default -> x;
        };
    List<ScopeColumn.Origin> origins = new ArrayList<>();
    // An inner join's key has the values of both sides, so a condition on it holds for both.
    if (join.getType() != Join.Type.RIGHT) {
      origins.addAll(a.origins());
    }
    if (join.getType() == Join.Type.INNER || join.getType() == Join.Type.RIGHT) {
      origins.addAll(b.origins());
    }
    boolean pushable = join.getType() != Join.Type.FULL && a.type().equals(b.type());
    return new ScopeColumn(
        List.of(),
        Optional.of(name.getValue().toLowerCase(Locale.ROOT)),
        type,
        text,
        false,
        origins,
        pushable && a.pushable() && b.pushable());
  }

  private static ScopeColumn only(Identifier name, RelationText side, String which) {
    List<ScopeColumn> found =
        side.columns().stream().filter(column -> column.isCalled(name.getValue())).toList();
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw found.isEmpty()
        ? Faults.at(
            name,
            "COLUMN_NOT_FOUND",
            "Column '" + name.getValue() + "' is missing from " + which + " side of join")
        : Faults.at(name, "AMBIGUOUS_NAME", "Column '" + name.getValue() + "' is ambiguous");
  }
}
