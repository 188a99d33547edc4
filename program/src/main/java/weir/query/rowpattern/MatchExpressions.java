package weir.query.rowpattern;

/// Says of what an expression wants to know, before rows come.
final class MatchExpressions {
  private MatchExpressions() {}

  static void prepare(MatchExpression expression, RunningMatch match) {
    switch (expression) {
      case MatchExpression.Cell cell -> match.track(cell.row().labels());
      case MatchExpression.Label label -> match.track(label.row().labels());
      case MatchExpression.Total total -> match.total(total);
      case MatchExpression.MatchNumber _,
          MatchExpression.Constant _,
          MatchExpression.Nothing _ -> {}
      case MatchExpression.Choice choice -> {
        choice.conditions().forEach(condition -> prepare(condition, match));
        choice.values().forEach(value -> prepare(value, match));
      }
      case MatchExpression.Like like -> {
        prepare(like.text(), match);
        prepare(like.pattern(), match);
        like.escape().ifPresent(escape -> prepare(escape, match));
      }
      case MatchExpression.Compared compared -> {
        prepare(compared.left(), match);
        prepare(compared.right(), match);
      }
      case MatchExpression.Computed computed -> {
        prepare(computed.left(), match);
        prepare(computed.right(), match);
      }
      case MatchExpression.Joined joined -> joined.parts().forEach(part -> prepare(part, match));
      case MatchExpression.FirstPresent first ->
          first.parts().forEach(part -> prepare(part, match));
      case MatchExpression.Not not -> prepare(not.of(), match);
      case MatchExpression.IsNull isNull -> prepare(isNull.of(), match);
      case MatchExpression.Converted converted -> prepare(converted.of(), match);
    }
  }
}
