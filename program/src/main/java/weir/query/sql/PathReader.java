package weir.query.sql;

import io.trino.sql.jsonpath.PathParser;
import io.trino.sql.jsonpath.tree.*;
import io.trino.sql.parser.ParsingException;
import io.trino.sql.tree.BooleanLiteral;
import io.trino.sql.tree.DecimalLiteral;
import io.trino.sql.tree.DoubleLiteral;
import io.trino.sql.tree.LongLiteral;
import io.trino.sql.tree.NodeLocation;
import io.trino.sql.tree.StringLiteral;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import weir.query.jsonpath.JsonItem;
import weir.query.jsonpath.PathExpression;
import weir.query.jsonpath.PathExpression.MethodName;
import weir.query.jsonpath.PathPredicate;
import weir.query.jsonpath.PathQuery;

/// Reads a path of SQL/JSON, such as `lax $.a[*] ? (@.b > 1)`, out of the parser's tree.
final class PathReader {
  private static final int MOST_PATHS = 1000;
  private static final ConcurrentMap<String, PathQuery> READ = new ConcurrentHashMap<>();

  private final Set<String> variables = new HashSet<>();

  private PathReader() {}

  /// A path that a query has been analysed with.
  static PathQuery read(String text) {
    if (READ.size() > MOST_PATHS) {
      READ.clear();
    }
    return READ.computeIfAbsent(text, path -> new PathReader().query(path, 1, 0));
  }

  /// A path as it stands in a query.
  ///
  /// @param passed the names of the values for its variables
  static void check(StringLiteral literal, Set<String> passed) {
    NodeLocation at = literal.getLocation().orElseThrow();
    PathReader reader = new PathReader();
    try {
      reader.query(literal.getValue(), at.getLineNumber(), at.getColumnNumber());
    } catch (ParsingException wrong) {
      throw new SqlFault(
          "SYNTAX_ERROR",
          wrong.getLineNumber(),
          wrong.getColumnNumber(),
          String.valueOf(wrong.getErrorMessage()));
    } catch (UnsupportedOperationException refused) {
      throw Faults.unsupported(literal, String.valueOf(refused.getMessage()));
    }
    for (String variable : reader.variables) {
      if (!passed.contains(variable)) {
        boolean isInOtherCase = passed.stream().anyMatch(variable::equalsIgnoreCase);
        throw Faults.at(
            literal,
            "INVALID_PATH",
            "no value passed for parameter "
                + variable
                + (isInOtherCase
                    ? ". Try quoting \"" + variable + "\" in the PASSING clause to match case"
                    : ""));
      }
    }
  }

  private PathQuery query(String text, int line, int column) {
    var path =
        (io.trino.sql.jsonpath.tree.JsonPath)
            PathParser.withRelativeErrorLocation(new PathParser.Location(line, column))
                .parseJsonPath(text);
    return new PathQuery(path.isLax(), expression(path.getRoot()));
  }

  private PathExpression expression(PathNode node) {
    return switch (node) {
      case ContextVariable _ -> new PathExpression.Context();
      case PredicateCurrentItemVariable _ -> new PathExpression.Current();
      case LastIndexVariable _ -> new PathExpression.Last();
      case NamedVariable variable -> {
        variables.add(variable.getName());
        yield new PathExpression.Variable(variable.getName());
      }
      case JsonNullLiteral _ -> new PathExpression.Constant(new JsonItem.Nothing());
      case SqlValueLiteral literal -> new PathExpression.Constant(constant(literal.getValue()));
      case MemberAccessor member ->
          new PathExpression.Member(expression(member.getBase()), member.getKey());
      case DescendantMemberAccessor member ->
          new PathExpression.Descendant(expression(member.getBase()), member.getKey());
      case ArrayAccessor array ->
          new PathExpression.Subscripts(
              expression(array.getBase()),
              array.getSubscripts().stream().map(this::subscript).toList());
      case Filter filter ->
          new PathExpression.Filter(expression(filter.getBase()), predicate(filter.getPredicate()));
      case Method method -> new PathExpression.Method(expression(method.getBase()), name(method));
      case ArithmeticBinary arithmetic ->
          new PathExpression.Arithmetic(
              PathExpression.Operator.valueOf(arithmetic.getOperator().name()),
              expression(arithmetic.getLeft()),
              expression(arithmetic.getRight()));
      case ArithmeticUnary sign ->
          new PathExpression.Sign(
              expression(sign.getBase()), sign.getSign() == ArithmeticUnary.Sign.MINUS);
      default -> throw unsupported(node);
    };
  }

  private static UnsupportedOperationException unsupported(PathNode node) {
    return new UnsupportedOperationException(
        node.getClass().getSimpleName() + " in JSON path is not yet supported");
  }

  private PathExpression.Subscript subscript(ArrayAccessor.Subscript subscript) {
    return new PathExpression.Subscript(
        expression(subscript.getFrom()), subscript.getTo().map(this::expression));
  }

  private static JsonItem constant(io.trino.sql.tree.Literal literal) {
    return switch (literal) {
      case StringLiteral text -> new JsonItem.Text(text.getValue());
      case BooleanLiteral truth -> new JsonItem.Truth(truth.getValue());
      case LongLiteral number -> JsonItem.whole(number.getParsedValue());
      case DecimalLiteral number -> new JsonItem.Fixed(new BigDecimal(number.getValue()));
      case DoubleLiteral number -> new JsonItem.Real(number.getValue());
      default ->
          throw new UnsupportedOperationException(
              literal.getClass().getSimpleName() + " in JSON path is not yet supported");
    };
  }

  private static MethodName name(Method method) {
    return switch (method) {
      case AbsMethod _ -> MethodName.ABS;
      case CeilingMethod _ -> MethodName.CEILING;
      case DoubleMethod _ -> MethodName.DOUBLE;
      case FloorMethod _ -> MethodName.FLOOR;
      case KeyValueMethod _ -> MethodName.KEYVALUE;
      case SizeMethod _ -> MethodName.SIZE;
      case TypeMethod _ -> MethodName.TYPE;
      case DatetimeMethod _ ->
          throw new UnsupportedOperationException(
              "datetime method in JSON path is not yet supported");
      default -> throw unsupported(method);
    };
  }

  private PathPredicate predicate(Predicate predicate) {
    return switch (predicate) {
      case ComparisonPredicate comparison ->
          new PathPredicate.Comparison(
              PathPredicate.Comparator.valueOf(comparison.getOperator().name()),
              expression(comparison.getLeft()),
              expression(comparison.getRight()));
      case ConjunctionPredicate both ->
          new PathPredicate.Both(predicate(both.getLeft()), predicate(both.getRight()));
      case DisjunctionPredicate either ->
          new PathPredicate.Either(predicate(either.getLeft()), predicate(either.getRight()));
      case NegationPredicate not -> new PathPredicate.Not(predicate(not.getPredicate()));
      case IsUnknownPredicate unknown ->
          new PathPredicate.IsUnknown(predicate(unknown.getPredicate()));
      case ExistsPredicate exists -> new PathPredicate.Exists(expression(exists.getPath()));
      case StartsWithPredicate startsWith ->
          new PathPredicate.StartsWith(
              expression(startsWith.getWhole()), expression(startsWith.getInitial()));
      case LikeRegexPredicate _ ->
          throw new UnsupportedOperationException(
              "like_regex predicate in JSON path is not yet supported");
      default -> throw unsupported(predicate);
    };
  }
}
