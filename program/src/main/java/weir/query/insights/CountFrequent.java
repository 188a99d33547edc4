package weir.query.insights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// `countFrequent`: counts combinations of values.
record CountFrequent(List<Expression.Field> fields) implements Command {
  private static final String COUNT = "_approxcount";

  static final CommandEntry ENTRY =
      new CommandEntry(
          List.of("countFrequent", "count_frequent"),
          "countFrequent FIELD, …",
          "Counts each combination of the fields' values as `"
              + COUNT
              + "`, most frequent first."
              + " In spite of the name the counts are exact.",
          List.of("countFrequent action, dstPort | limit 3"),
          reader -> new CountFrequent(reader.fields()));

  CountFrequent {
    fields = List.copyOf(fields);
  }

  @Override
  public String text() {
    return fields.stream()
        .map(Expression.Field::text)
        .collect(Collectors.joining(", ", "countFrequent ", ""));
  }

  @Override
  public void apply(Plan plan) {
    Grouping groups = new Grouping(plan);
    Map<String, Value> columns = new LinkedHashMap<>();
    fields.forEach(field -> columns.put(field.name(), groups.by(new Item(field, null, ""))));
    Value count = groups.aggregate(Value.integer("count(*)"));
    columns.put(COUNT, count);
    plan.replace(groups.sql(), columns);
    List<String> order = new ArrayList<>(List.of(count.sql() + " DESC"));
    groups.keyColumns().forEach(key -> order.add(key.sql() + " ASC NULLS LAST"));
    plan.order(order);
  }
}
