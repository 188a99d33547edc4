package weir.query.pruning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import weir.query.session.SyntaxNode;

/// Which files a statement can need: derives from its WHERE clauses a condition on what files'
/// names say, which is true of every file that may hold a row of the answer.
///
/// WHERE proves something only of tables whose rows it sees one by one; [FileCondition] says what.
public final class FilePruning {
  public static final String TABLE = "flow_logs";

  private final FileCondition where;
  private final List<SyntaxNode> conditions = new ArrayList<>();

  /// @param columns the names that `flow_logs` has; names of other tables' columns prove nothing
  public FilePruning(Set<String> columns) {
    where = new FileCondition(columns);
  }

  /// The condition on a row of [FileCatalog] that the file may be needed; empty when every file may
  /// be.
  public Optional<SyntaxNode> condition(SyntaxNode tree) {
    if (namesACommonTableLikeOurs(tree)) {
      return Optional.empty();
    }
    visit(tree);
    if (conditions.isEmpty() || conditions.contains(FileCondition.TRUE)) {
      return Optional.empty();
    }
    return Optional.of(FileCondition.join("CONJUNCTION_OR", conditions));
  }

  private static boolean namesACommonTableLikeOurs(SyntaxNode tree) {
    List<String> names = new ArrayList<>();
    tree.forEach(node ->
        node.child("cte_map")
            .ifPresent(map -> map.children("map").forEach(entry -> names.add(entry.text("key")))));
    return names.stream().anyMatch(TABLE::equalsIgnoreCase);
  }

  private void visit(SyntaxNode node) {
    if (isOurTable(node)) {
      conditions.add(FileCondition.TRUE);
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
          node.child("where_clause")
              .map(condition -> where.possible(condition, nameOf(table)))
              .orElse(FileCondition.TRUE));
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
}
