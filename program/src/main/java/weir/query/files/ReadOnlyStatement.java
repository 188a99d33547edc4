package weir.query.files;

import java.util.Locale;
import java.util.Set;
import weir.model.aws.Fault;
import weir.query.session.SyntaxNode;

/// The rules for what a user's statement may do: read `flow_logs`, and nothing else of the machine.
///
/// DuckDB's own locks (no file access, settings locked) stand behind these rules; here a refusal
/// gets a sentence that helps.
final class ReadOnlyStatement {
  /// Table functions that only compute.
  private static final Set<String> TABLE_FUNCTIONS =
      Set.of("range", "generate_series", "unnest", "json_each", "json_tree", "repeat_row");

  private ReadOnlyStatement() {}

  /// @throws Fault.Invalid when the statement does more than read, or is not exactly one
  static void check(SyntaxNode tree) {
    int statements = tree.children("statements").size();
    if (statements != 1) {
      throw new Fault.Invalid(
          "the query holds " + statements + " statements; give exactly one SELECT");
    }
    tree.forEach(ReadOnlyStatement::checkNode);
  }

  private static void checkNode(SyntaxNode node) {
    if (node.text("type").equals("TABLE_FUNCTION")) {
      String name =
          node.child("function").map(function -> function.text("function_name")).orElse("");
      if (!TABLE_FUNCTIONS.contains(name.toLowerCase(Locale.ROOT))) {
        throw new Fault.Invalid(
            name + "() is not allowed in a query: it may read the table flow_logs only");
      }
    }
    if (node.text("class").equals("PARAMETER")) {
      throw new Fault.Invalid(
          "the query has the parameter $"
              + node.text("identifier")
              + ", but nothing fills parameters; write the value");
    }
  }
}
