package weir.query.insights;

import java.util.List;

/// `unmask`: shows what a data protection policy would mask.
record Unmask(List<Expression.Field> fields) implements Command {
  static final CommandEntry ENTRY =
      new CommandEntry(
          List.of("unmask"),
          "unmask FIELD, …",
          "Shows fields as `fields` does. Weir masks nothing, so there is nothing to uncover.",
          List.of("unmask @message | sort @timestamp | limit 1"),
          reader -> new Unmask(reader.fields()));

  Unmask {
    fields = List.copyOf(fields);
  }

  @Override
  public String text() {
    return "unmask " + String.join(", ", fields.stream().map(Expression.Field::text).toList());
  }

  @Override
  public void apply(Plan plan) {
    fields.forEach(field -> plan.shown().add(field.name(), plan.field(field.parts())));
  }
}
