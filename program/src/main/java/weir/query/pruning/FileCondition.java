package weir.query.pruning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import weir.query.session.SyntaxNode;

/// Weakens conditions on records to conditions on what files' names say.
///
/// Every expression becomes one that is never less true. What is not understood becomes TRUE, so a
/// strange statement reads more files but never loses a row.
final class FileCondition {
  /// Functions whose value depends on their arguments, or on the statement, alone.
  private static final Set<String> PLAIN_FUNCTIONS =
      Set.of(
          "+",
          "-",
          "*",
          "/",
          "//",
          "%",
          "||",
          "~~",
          "!~~",
          "~~*",
          "!~~*",
          "~~~",
          "abs",
          "concat",
          "current_date",
          "current_timestamp",
          "date_part",
          "date_trunc",
          "day",
          "epoch",
          "epoch_ms",
          "format",
          "get_current_timestamp",
          "hour",
          "ilike_escape",
          "left",
          "length",
          "like_escape",
          "list_value",
          "lower",
          "lpad",
          "make_date",
          "make_timestamp",
          "month",
          "now",
          "prefix",
          "regexp_full_match",
          "regexp_matches",
          "replace",
          "right",
          "round",
          "row",
          "starts_with",
          "strftime",
          "strptime",
          "substr",
          "substring",
          "suffix",
          "to_days",
          "to_hours",
          "to_minutes",
          "to_months",
          "to_seconds",
          "to_timestamp",
          "to_weeks",
          "to_years",
          "today",
          "trim",
          "trunc",
          "unixepoch",
          "upper",
          "year");

  private static final Set<String> RISING_CASTS =
      Set.of(
          "BIGINT",
          "HUGEINT",
          "DOUBLE",
          "TIMESTAMP",
          "TIMESTAMPTZ",
          "TIMESTAMP WITH TIME ZONE",
          "DATE");

  /// Of nothing known.
  static final SyntaxNode TRUE =
      new SyntaxNode(
          Map.of(
              "class",
              "CONSTANT",
              "type",
              "VALUE_CONSTANT",
              "literal",
              new SyntaxNode(Map.of("kind", "BOOLEAN", "text", "true"))));

  private final Set<String> partitionColumns;
  private final Set<String> timeColumns;

  /// @param columns the names that `flow_logs` has; names of other tables' columns prove nothing
  FileCondition(Set<String> columns) {
    partitionColumns =
        Stream.of(PartitionColumn.values())
            .map(PartitionColumn::columnName)
            .filter(columns::contains)
            .collect(Collectors.toUnmodifiableSet());
    timeColumns =
        Stream.of("start", "end").filter(columns::contains).collect(Collectors.toUnmodifiableSet());
  }

  /// The weakened expression: true of a file's row in [FileCatalog] if the expression can be true
  /// of a record in the file.
  ///
  /// @param table name or alias that the statement calls `flow_logs` by
  SyntaxNode possible(SyntaxNode expression, String table) {
    String type = expression.text("type");
    if (type.equals("CONJUNCTION_AND") || type.equals("CONJUNCTION_OR")) {
      return join(
          type,
          expression.children("children").stream().map(part -> possible(part, table)).toList());
    }
    if (dependsOnly(expression, partitionColumns, table)) {
      return rename(expression, "");
    }
    return switch (expression.text("class")) {
      case "COMPARISON" -> possibleComparison(expression, table);
      case "BETWEEN" -> possibleBetween(expression, table);
      default -> TRUE;
    };
  }

  private SyntaxNode possibleComparison(SyntaxNode comparison, String table) {
    SyntaxNode left = comparison.child("left").orElse(TRUE);
    SyntaxNode right = comparison.child("right").orElse(TRUE);
    boolean timeIsLeft = risesWithTime(left, table) && isConstant(right);
    if (!timeIsLeft && !(risesWithTime(right, table) && isConstant(left))) {
      return TRUE;
    }
    String side = timeIsLeft ? "left" : "right";
    SyntaxNode time = timeIsLeft ? left : right;
    SyntaxNode atMost = comparison.with(side, rename(time, "_max"));
    SyntaxNode atLeast = comparison.with(side, rename(time, "_min"));
    return switch (comparison.text("type")) {
      case "COMPARE_GREATERTHAN", "COMPARE_GREATERTHANOREQUALTO" -> timeIsLeft ? atMost : atLeast;
      case "COMPARE_LESSTHAN", "COMPARE_LESSTHANOREQUALTO" -> timeIsLeft ? atLeast : atMost;
      case "COMPARE_EQUAL" ->
          join(
              "CONJUNCTION_AND",
              List.of(
                  atMost.with(
                      "type",
                      timeIsLeft ? "COMPARE_GREATERTHANOREQUALTO" : "COMPARE_LESSTHANOREQUALTO"),
                  atLeast.with(
                      "type",
                      timeIsLeft ? "COMPARE_LESSTHANOREQUALTO" : "COMPARE_GREATERTHANOREQUALTO")));
      default -> TRUE;
    };
  }

  private SyntaxNode possibleBetween(SyntaxNode between, String table) {
    SyntaxNode input = between.child("input").orElse(TRUE);
    SyntaxNode lower = between.child("lower").orElse(TRUE);
    SyntaxNode upper = between.child("upper").orElse(TRUE);
    if (!between.text("type").equals("COMPARE_BETWEEN")
        || !risesWithTime(input, table)
        || !isConstant(lower)
        || !isConstant(upper)) {
      return TRUE;
    }
    return join(
        "CONJUNCTION_AND",
        List.of(
            comparison("COMPARE_GREATERTHANOREQUALTO", rename(input, "_max"), lower),
            comparison("COMPARE_LESSTHANOREQUALTO", rename(input, "_min"), upper)));
  }

  /// Whether the expression is `start` or `end`, bare or inside functions that keep the order.
  private boolean risesWithTime(SyntaxNode expression, String table) {
    return switch (expression.text("class")) {
      case "COLUMN_REF" -> timeColumns.contains(column(expression, table));
      case "CAST" ->
          RISING_CASTS.contains(
                  expression
                      .child("type_expr")
                      .map(type -> type.text("type_name").toUpperCase(Locale.ROOT))
                      .orElse(""))
              && expression.child("child").filter(child -> risesWithTime(child, table)).isPresent();
      case "FUNCTION" -> {
        List<SyntaxNode> arguments = arguments(expression);
        yield switch (expression.text("function_name")) {
          case "to_timestamp" -> arguments.size() == 1 && risesWithTime(arguments.get(0), table);
          case "date_trunc" ->
              arguments.size() == 2
                  && isConstant(arguments.get(0))
                  && risesWithTime(arguments.get(1), table);
          default -> false;
        };
      }
      default -> false;
    };
  }

  private static List<SyntaxNode> arguments(SyntaxNode function) {
    return function.children("arguments").stream()
        .flatMap(argument -> argument.child("expression").stream())
        .toList();
  }

  private static boolean isConstant(SyntaxNode expression) {
    return isPlain(expression) && columns(expression).isEmpty();
  }

  private static boolean dependsOnly(SyntaxNode expression, Set<String> names, String table) {
    List<SyntaxNode> columns = columns(expression);
    return !columns.isEmpty()
        && isPlain(expression)
        && columns.stream().allMatch(reference -> names.contains(column(reference, table)));
  }

  private static List<SyntaxNode> columns(SyntaxNode expression) {
    List<SyntaxNode> columns = new ArrayList<>();
    expression.forEach(node -> {
      if (node.text("class").equals("COLUMN_REF")) {
        columns.add(node);
      }
    });
    return columns;
  }

  /// The column that a reference means when it means one of the table; otherwise nothing that is a
  /// column's name.
  private static String column(SyntaxNode reference, String table) {
    List<String> names = reference.texts("column_names");
    if (names.size() > 2 || (names.size() == 2 && !names.get(0).equalsIgnoreCase(table))) {
      return "";
    }
    return names.getLast().toLowerCase(Locale.ROOT);
  }

  private static boolean isPlain(SyntaxNode expression) {
    boolean plainHere =
        switch (expression.text("class")) {
          case "FUNCTION" ->
              PLAIN_FUNCTIONS.contains(expression.text("function_name").toLowerCase(Locale.ROOT))
                  && !expression.isTrue("distinct");
          case "",
              "CAST",
              "TYPE",
              "CASE",
              "COLUMN_REF",
              "COMPARISON",
              "CONJUNCTION",
              "CONSTANT",
              "OPERATOR",
              "BETWEEN" ->
              !expression.text("type").equals("SELECT_NODE");
          default -> false;
        };
    return plainHere && expression.below().stream().allMatch(FileCondition::isPlain);
  }

  /// The expression over [FileCatalog]'s columns: names without the table, with a suffix.
  private static SyntaxNode rename(SyntaxNode node, String suffix) {
    if (node.text("class").equals("COLUMN_REF")) {
      String name = node.texts("column_names").getLast().toLowerCase(Locale.ROOT);
      return node.with("column_names", List.of(name + suffix));
    }
    SyntaxNode renamed = node;
    for (Map.Entry<String, Object> member : node.members().entrySet()) {
      if (member.getValue() instanceof SyntaxNode child) {
        renamed = renamed.with(member.getKey(), rename(child, suffix));
      } else if (member.getValue() instanceof List<?> list) {
        renamed =
            renamed.with(
                member.getKey(),
                list.stream()
                    .map(each -> each instanceof SyntaxNode child ? rename(child, suffix) : each)
                    .toList());
      }
    }
    return renamed;
  }

  private static SyntaxNode comparison(String type, SyntaxNode left, SyntaxNode right) {
    return new SyntaxNode(
        Map.of("class", "COMPARISON", "type", type, "left", left, "right", right));
  }

  static SyntaxNode join(String conjunction, List<SyntaxNode> parts) {
    return parts.size() == 1
        ? parts.getFirst()
        : new SyntaxNode(Map.of("class", "CONJUNCTION", "type", conjunction, "children", parts));
  }
}
