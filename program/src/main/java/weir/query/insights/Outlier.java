package weir.query.insights;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// `outlier`: takes away or bounds numbers that are far from most of the others.
///
/// @param removes whether rows with such a number are left out; else it becomes the bound
/// @param factor how many interquartile ranges beyond the quartiles the bounds are
/// @param lower whether there is a lower bound
/// @param marked whether a column says which rows had such a number
record Outlier(
    List<Expression.Field> fields, boolean removes, String factor, boolean lower, boolean marked)
    implements Command {
  private static final String FACTOR = "2.5";
  private static final String MARK = "_outlier";

  static final CommandEntry ENTRY =
      new CommandEntry(
          List.of("outlier"),
          "outlier [action=remove|transform] [param=N] [uselower=true|false] [mark=true|false]"
              + " FIELD …",
          "Looks for numbers above the third quartile plus N times the distance of the quartiles,"
              + " 2.5 when not said; with `uselower`, also for those as far below the first. Rows"
              + " with such a number are left out, or, when not said, the number becomes the bound."
              + " With `mark`, `"
              + MARK
              + "` says which rows had one.",
          List.of(
              "filter ispresent(packets) | fields @timestamp, packets | outlier mark=true packets |"
                  + " sort packets desc | limit 3"),
          Outlier::read);

  Outlier {
    fields = List.copyOf(fields);
  }

  private static Outlier read(CommandReader reader) {
    QueryReader text = reader.text();
    boolean removes = false;
    String factor = FACTOR;
    boolean lower = false;
    boolean marked = false;
    while (true) {
      if (reader.takesOption("action")) {
        removes = text.takesWord("remove");
        if (!removes && !text.takesWord("transform")) {
          throw text.unexpected("remove or transform");
        }
      } else if (reader.takesOption("param")) {
        factor = factor(text);
      } else if (reader.takesOption("uselower")) {
        lower = reader.truth();
      } else if (reader.takesOption("mark")) {
        marked = reader.truth();
      } else {
        return new Outlier(reader.fieldList(), removes, factor, lower, marked);
      }
    }
  }

  private static String factor(QueryReader text) {
    if (text.seesDigit() && text.number() instanceof Expression.Numeral number) {
      return number.digits();
    }
    throw text.unexpected("a number behind param");
  }

  @Override
  public String text() {
    return "outlier action="
        + (removes ? "remove" : "transform")
        + " param="
        + factor
        + " uselower="
        + lower
        + " mark="
        + marked
        + fields.stream().map(Expression.Field::text).collect(Collectors.joining(" ", " ", ""));
  }

  @Override
  public void apply(Plan plan) {
    List<String> far = new ArrayList<>();
    for (Expression.Field field : fields) {
      Value number = plan.materialized(Value.number(plan.field(field.parts()).asNumber()));
      Value first = quartile(plan, number, "0.25E0");
      Value third = quartile(plan, number, "0.75E0");
      String distance =
          " CAST(" + Sql.text(factor) + " AS double) * (" + third.sql() + " - " + first.sql() + ")";
      String most = "(" + third.sql() + " +" + distance + ")";
      String least = "(" + first.sql() + " -" + distance + ")";
      String high = number.sql() + " > " + most;
      String low = number.sql() + " < " + least;
      far.add("coalesce(" + high + (lower ? " OR " + low : "") + ", false)");
      if (!removes) {
        String bounded =
            "(CASE WHEN "
                + high
                + " THEN "
                + most
                + (lower ? " WHEN " + low + " THEN " + least : "")
                + " ELSE "
                + number.sql()
                + " END)";
        plan.shown().put(field.name(), plan.define(field.name(), Value.number(bounded)));
      }
    }
    Value any = Value.truth("(" + String.join(" OR ", far) + ")");
    if (marked) {
      plan.shown().put(MARK, plan.define(MARK, any));
    }
    if (removes) {
      plan.where("NOT " + any.sql());
    }
  }

  private static Value quartile(Plan plan, Value number, String share) {
    return plan.over("approx_percentile(" + number.sql() + ", " + share + ")", "", Kind.NUMBER);
  }
}
