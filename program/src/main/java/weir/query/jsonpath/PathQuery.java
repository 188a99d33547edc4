package weir.query.jsonpath;

import java.util.List;
import java.util.Map;

/// A whole path.
///
/// @param isLax whether arrays are opened by themselves and what is not there is left out, instead
///   of being a fault
public record PathQuery(boolean isLax, PathExpression root) {
  /// What the path finds.
  ///
  /// @param variables the values that were passed; without a value a variable is no item
  /// @throws PathFault when the value is not as the path wants it
  public List<JsonItem> find(JsonItem value, Map<String, JsonItem> variables) {
    return new PathSearch(isLax, value, variables).items(root, new PathFocus());
  }
}
