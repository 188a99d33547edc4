package weir.query.rowpattern;

import org.jspecify.annotations.Nullable;

/// When a row is a variable's.
///
/// @param mark which of the marks of each row says so; -1 for no mark
/// @param overRows what must hold beside, seen from the match so far
public record VariableCondition(int mark, @Nullable MatchExpression overRows) {
  /// Every row.
  public static final VariableCondition ALWAYS = new VariableCondition(-1, null);

  boolean isOfRow() {
    return overRows == null;
  }
}
