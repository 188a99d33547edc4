package weir.query.insights;

import java.util.List;
import java.util.stream.Collectors;

/// `parse` of a text whose format has a name.
///
/// @param names one for a map, one for each value otherwise
record ParseText(Expression source, ParseFormat format, List<String> names) implements Command {
  ParseText {
    names = List.copyOf(names);
  }

  @Override
  public String text() {
    return names.stream()
        .map(LookupOutput::spelled)
        .collect(
            Collectors.joining(
                ", ", "parse " + Expression.operand(source) + " " + format.word() + " as ", ""));
  }

  @Override
  public void apply(Plan plan) {
    format.apply(plan, plan.materialized(plan.expressions().value(source)), names);
  }
}
