package weir.query.insights;

import java.util.ArrayList;
import java.util.List;
import weir.query.insights.Expression.Operator;

/// `filterIndex`: a filter on fields that AWS indexes. Here columns are as good as indexes, so it
/// filters.
record FilterIndex(List<Expression> conditions) implements Command {
  static final CommandEntry ENTRY =
      new CommandEntry(
          List.of("filterIndex"),
          "filterIndex FIELD = VALUE, FIELD in [VALUE, …]",
          "Leaves the events that have these values. Weir has no indexes to be made first: segments"
              + " whose columns do not have the value are passed over in any case.",
          List.of("filterIndex action = \"REJECT\" | stats count(*) as rejected"),
          FilterIndex::read);

  FilterIndex {
    conditions = List.copyOf(conditions);
  }

  private static FilterIndex read(CommandReader reader) {
    List<Expression> conditions = new ArrayList<>();
    do {
      int start = reader.text().here();
      Expression condition = reader.value();
      boolean allowed =
          switch (condition) {
            case Expression.Binary(Operator operator, Expression.Field _, Expression.Text _) ->
                operator == Operator.EQUAL;
            case Expression.Binary(Operator operator, Expression.Field _, Expression.Numeral _) ->
                operator == Operator.EQUAL;
            case Expression.In(Expression.Field _, List<Expression> _) -> true;
            default -> false;
          };
      if (!allowed) {
        throw reader
            .text()
            .fault(
                "filterIndex takes FIELD = VALUE and FIELD in [VALUE, …] only",
                start,
                reader.text().end());
      }
      conditions.add(condition);
    } while (reader.text().takes(","));
    return new FilterIndex(conditions);
  }

  @Override
  public String text() {
    return "filterIndex " + String.join(", ", conditions.stream().map(Expression::text).toList());
  }

  @Override
  public void apply(Plan plan) {
    conditions.forEach(condition -> plan.where(plan.expressions().condition(condition)));
  }
}
