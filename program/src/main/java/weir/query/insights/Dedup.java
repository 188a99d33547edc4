package weir.query.insights;

import java.util.List;
import java.util.stream.Collectors;

/// `dedup`: leaves one row of those that have the same values.
record Dedup(List<Expression.Field> fields) implements Command {
  static final CommandEntry ENTRY =
      new CommandEntry(
          List.of("dedup"),
          "dedup FIELD, …",
          "Leaves the first row, in the order of the last `sort`, of those that have the same"
              + " values in the fields. Rows where one of them is missing stay. Only `limit` may"
              + " follow.",
          List.of("fields @timestamp, srcAddr, action | dedup srcAddr, action | limit 5"),
          reader -> new Dedup(reader.fields()));

  Dedup {
    fields = List.copyOf(fields);
  }

  @Override
  public String text() {
    return fields.stream()
        .map(Expression.Field::text)
        .collect(Collectors.joining(", ", "dedup ", ""));
  }

  @Override
  public void apply(Plan plan) {
    List<String> keys =
        fields.stream().map(field -> plan.materialized(plan.field(field.parts())).sql()).toList();
    String number = plan.newColumn();
    plan.proceed(
        "(SELECT *, row_number() OVER (PARTITION BY "
            + String.join(", ", keys)
            + plan.orderBy()
            + ") AS "
            + number
            + " FROM "
            + plan.rows()
            + ")");
    plan.where(
        keys.stream()
            .map(key -> key + " IS NULL")
            .collect(Collectors.joining(" OR ", "(" + number + " = 1 OR ", ")")));
  }
}
