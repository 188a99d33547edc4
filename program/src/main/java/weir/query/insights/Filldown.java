package weir.query.insights;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `filldown`: gives rows where a field is missing the value of the row before.
///
/// @param patterns names, or with a `*` for any part of a name; none for all fields that are shown
record Filldown(List<String> patterns) implements Command {
  static final CommandEntry ENTRY =
      new CommandEntry(
          List.of("filldown"),
          "filldown [FIELD | PART*] …",
          "Gives rows where a field is missing the last value that it has in a row before. A `*`"
              + " stands for any part of the name of a field that is shown; without names all"
              + " fields that are shown are filled. The order is that of `accum`.",
          List.of(
              "fields @timestamp, srcAddr, action | sort @timestamp | filldown src* | filter not"
                  + " ispresent(action)"),
          Filldown::read);

  Filldown {
    patterns = List.copyOf(patterns);
  }

  private static Filldown read(CommandReader reader) {
    QueryReader text = reader.text();
    List<String> patterns = new ArrayList<>();
    while (text.seesName() || text.sees("*")) {
      patterns.add(text.namePattern());
      var _ = text.takes(",");
    }
    return new Filldown(patterns);
  }

  @Override
  public String text() {
    return "filldown"
        + String.join("", patterns.stream().map(name -> " " + spelled(name)).toList());
  }

  private static String spelled(String name) {
    return name.matches("[A-Za-z_@*][A-Za-z0-9_@.*]*") ? name : Item.spelled(name);
  }

  @Override
  public void apply(Plan plan) {
    Map<String, Value> shown = plan.outputs();
    List<String> names = new ArrayList<>();
    for (String pattern : patterns.isEmpty() ? List.of("*") : patterns) {
      if (pattern.contains("*")) {
        String regex = RegexText.literal(pattern).replace("\\*", ".*");
        shown.keySet().stream().filter(name -> name.matches(regex)).forEach(names::add);
      } else {
        names.add(pattern);
      }
    }
    String order = plan.settledOrder();
    for (String name : names.stream().distinct().toList()) {
      Value value =
          plan.materialized(shown.getOrDefault(name, plan.field(List.of(name.split("\\.", -1)))));
      Value filled =
          plan.over(
              "last_value(" + value.sql() + ") IGNORE NULLS",
              order + " ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW",
              value.kind());
      plan.names().define(name, filled);
      if (shown.containsKey(name)) {
        plan.shown().put(name, filled);
      }
    }
  }
}
