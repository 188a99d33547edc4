package weir.query.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which files a statement can need: derives from its WHERE clauses a condition on what files'
/// names say, which is true of every file that may hold a row of the answer.
///
/// Every expression becomes one that is never less true. What is not understood becomes TRUE, so a
/// strange statement reads more files but never loses a row.
final class FilePruning {
  static final String TABLE = "flow_logs";

  /// Functions whose value depends on their arguments, or on the statement, alone.
  private static final Set<String> PLAIN_FUNCTIONS =
      Set.of(
          "+", "-", "*", "/", "//", "%", "||", "~~", "!~~", "~~*", "!~~*", "~~~", "abs", "concat",
          "current_date", "current_timestamp", "date_part", "date_trunc", "day", "epoch",
          "epoch_ms", "format", "get_current_timestamp", "hour", "ilike_escape", "left", "length",
          "like_escape", "list_value", "lower", "lpad", "make_date", "make_timestamp", "month",
          "now", "prefix", "regexp_full_match", "regexp_matches", "replace", "right", "round",
          "row", "starts_with", "strftime", "strptime", "substr", "substring", "suffix",
          "to_days", "to_hours", "to_minutes", "to_months", "to_seconds", "to_timestamp",
          "to_weeks", "to_years", "today", "trim", "trunc", "unixepoch", "upper", "year");

  private static final Set<String> RISING_CASTS =
      Set.of(
          "BIGINT", "HUGEINT", "DOUBLE", "TIMESTAMP", "TIMESTAMPTZ", "TIMESTAMP WITH TIME ZONE",
          "DATE");

  private static final SyntaxNode TRUE =
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
  private final List<SyntaxNode> conditions = new ArrayList<>();

  /// @param columns the names that `flow_logs` has; names of other tables' columns prove nothing
  FilePruning(Set<String> columns) {
    partitionColumns =
        Stream.of(PartitionColumn.values())
            .map(PartitionColumn::columnName)
            .filter(columns::contains)
            .collect(Collectors.toUnmodifiableSet());
    timeColumns =
        Stream.of("start", "end").filter(columns::contains).collect(Collectors.toUnmodifiableSet());
  }

  /// The condition on a row of [FileCatalog] that the file may be needed; empty when every file may
  /// be.
  Optional<SyntaxNode> condition(SyntaxNode tree) {
    if (namesACommonTableLikeOurs(tree)) {
      return Optional.empty();
    }
    visit(tree);
    if (conditions.isEmpty() || conditions.contains(TRUE)) {
      return Optional.empty();
    }
    return Optional.of(join("CONJUNCTION_OR", conditions));
  }

  private static boolean namesACommonTableLikeOurs(SyntaxNode tree) {
    List<String> names = new ArrayList<>();
    tree.forEach(
        node ->
            node.child("cte_map")
                .ifPresent(
                    map -> map.children("map").forEach(entry -> names.add(entry.text("key")))));
    return names.stream().anyMatch(TABLE::equalsIgnoreCase);
  }

  private void visit(SyntaxNode node) {
    if (isOurTable(node)) {
      conditions.add(TRUE);
      return;
    }
    if (!node.text("type").equals("SELECT_NODE") || node.child("sample").isPresent()) {
      node.below().forEach(this::visit);
      return;
    }
    Set<SyntaxNode> claimed = Collections.newSetFromMap(new IdentityHashMap<>());
    node.child("from_table").ifPresent(from -> claim(from, claimed));
    for (SyntaxNode table : claimed) {
      conditions.add(
          node.child("where_clause").map(where -> possible(where, nameOf(table))).orElse(TRUE));
    }
    node.below().forEach(below -> visitUnclaimed(below, claimed));
  }

  private void visitUnclaimed(SyntaxNode node, Set<SyntaxNode> claimed) {
    if (claimed.contains(node)) {
      return;
    }
    if (node.text("type").equals("JOIN")) {
      node.below().forEach(below -> visitUnclaimed(below, claimed));
    } else {
      visit(node);
    }
  }

  /// Finds the tables whose rows WHERE sees one by one: alone or in inner joins. The outer side of
  /// an outer join would yield rows of NULLs in place of pruned ones.
  private static void claim(SyntaxNode from, Set<SyntaxNode> claimed) {
    if (isOurTable(from) && from.child("sample").isEmpty()) {
      claimed.add(from);
    } else if (from.text("type").equals("JOIN")
        && from.text("join_type").equals("INNER")
        && Set.of("REGULAR", "CROSS").contains(from.text("ref_type"))
        && from.child("sample").isEmpty()) {
      from.child("left").ifPresent(left -> claim(left, claimed));
      from.child("right").ifPresent(right -> claim(right, claimed));
    }
  }

  private static boolean isOurTable(SyntaxNode node) {
    return node.text("type").equals("BASE_TABLE")
        && node.text("table_name").equalsIgnoreCase(TABLE);
  }

  private static String nameOf(SyntaxNode table) {
    String alias = table.text("alias");
    return alias.isEmpty() ? TABLE : alias;
  }

  private SyntaxNode possible(SyntaxNode expression, String table) {
    String type = expression.text("type");
    if (type.equals("CONJUNCTION_AND") || type.equals("CONJUNCTION_OR")) {
      return join(
          type,
          expression.children("children").stream().map(part -> possible(part, table)).toList());
    }
    if (dependsOnly(expression, partitionColumns, table)) {
      return unqualified(expression);
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
    SyntaxNode atMost = comparison.with(side, bound(time, "_max"));
    SyntaxNode atLeast = comparison.with(side, bound(time, "_min"));
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
            comparison("COMPARE_GREATERTHANOREQUALTO", bound(input, "_max"), lower),
            comparison("COMPARE_LESSTHANOREQUALTO", bound(input, "_min"), upper)));
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
    expression.forEach(
        node -> {
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
              PLAIN_FUNCTIONS.contains(
                      expression.text("function_name").toLowerCase(Locale.ROOT))
                  && !expression.isTrue("distinct");
          case "", "CAST", "TYPE", "CASE", "COLUMN_REF", "COMPARISON", "CONJUNCTION", "CONSTANT",
              "OPERATOR", "BETWEEN" ->
              !expression.text("type").equals("SELECT_NODE");
          default -> false;
        };
    return plainHere && expression.below().stream().allMatch(FilePruning::isPlain);
  }

  private SyntaxNode bound(SyntaxNode expression, String suffix) {
    return rename(expression, suffix);
  }

  private static SyntaxNode unqualified(SyntaxNode expression) {
    return rename(expression, "");
  }

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

  private static SyntaxNode join(String conjunction, List<SyntaxNode> parts) {
    return parts.size() == 1
        ? parts.getFirst()
        : new SyntaxNode(
            Map.of("class", "CONJUNCTION", "type", conjunction, "children", parts));
  }
}
