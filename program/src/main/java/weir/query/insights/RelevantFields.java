package weir.query.insights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// `relevantfields`: says by which fields the rows that a condition holds for differ from the
/// others.
///
/// @param fields that are looked at; none for all
record RelevantFields(List<Expression.Field> fields, Expression condition) implements Command {
  private static final int CONTRIBUTORS = 3;

  static final CommandEntry ENTRY =
      new CommandEntry(
          List.of("relevantfields"),
          "relevantfields [FIELD, …] where CONDITION",
          "Compares the rows that the condition holds for with the others, field by field, and"
              + " shows those that differ most first. `@relevanceScore` is the distance of the two"
              + " distributions, from 0 for equal ones to 1 for those that have nothing in common:"
              + " the greatest difference of the shares of smaller numbers (Kolmogorov and"
              + " Smirnov), of texts half the sum of the differences of their shares. Of numbers it"
              + " shows `@conditionalMedian` and `@baselineMedian`, of texts"
              + " `@topRelevanceContributors`: those whose shares differ most, with both. Without"
              + " names all fields of flow records and the outermost of JSON are looked at.",
          List.of(
              "relevantfields srcAddr, dstPort, packets where action = \"REJECT\"",
              "filter not (@message like \"took\") | relevantfields where level = \"info\""),
          RelevantFields::read);

  RelevantFields {
    fields = List.copyOf(fields);
  }

  private static RelevantFields read(CommandReader reader) {
    QueryReader text = reader.text();
    List<Expression.Field> fields = text.seesWord("where") ? List.of() : reader.fields();
    text.expectWord("where", "and a condition");
    return new RelevantFields(fields, reader.value());
  }

  @Override
  public String text() {
    return "relevantfields "
        + fields.stream()
            .map(field -> field.text() + ", ")
            .collect(Collectors.joining())
            .replaceAll(", $", " ")
        + "where "
        + condition.text();
  }

  @Override
  public void apply(Plan plan) {
    String counts = counts(plan);
    String name = plan.newColumn();
    String score = plan.newColumn();
    String contributors = plan.newColumn();
    String median = plan.newColumn();
    String baseline = plan.newColumn();
    String sql =
        "(SELECT n AS "
            + name
            + ", round(CASE WHEN numbers THEN max(abs(a_upto / nullif(a_all, 0E0) - b_upto /"
            + " nullif(b_all, 0E0))) ELSE sum(abs(p - q)) / 2E0 END, 6) AS "
            + score
            + ", CASE WHEN NOT numbers THEN array_join(slice(array_agg(v || ' (' ||"
            + " CAST(CAST(round(p * 100E0) AS bigint) AS varchar) || '% / ' ||"
            + " CAST(CAST(round(q * 100E0) AS bigint) AS varchar) || '%)' ORDER BY abs(p - q) DESC,"
            + " v), 1, "
            + CONTRIBUTORS
            + "), ', ') END AS "
            + contributors
            + ", min(x) FILTER (WHERE numbers AND a > 0 AND a_upto * 2E0 >= a_all) AS "
            + median
            + ", min(x) FILTER (WHERE numbers AND b > 0 AND b_upto * 2E0 >= b_all) AS "
            + baseline
            + " FROM "
            + compared(counts)
            + " GROUP BY n, numbers)";
    Map<String, Value> columns = new LinkedHashMap<>();
    columns.put("@fieldName", Value.ofText(name));
    columns.put("@relevanceScore", Value.number(score));
    columns.put("@topRelevanceContributors", Value.ofText(contributors));
    columns.put("@conditionalMedian", Value.number(median));
    columns.put("@baselineMedian", Value.number(baseline));
    plan.replace(sql, columns);
    plan.order(List.of(score + " DESC NULLS LAST", name + " ASC"));
  }

  /// How many rows of either kind have each value `v` of each field `n`: `a` of those that the
  /// condition holds for, `b` of the others.
  private String counts(Plan plan) {
    String holds =
        plan.materialized(
                Value.truth("coalesce(" + plan.expressions().condition(condition) + ", false)"))
            .sql();
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    values(plan)
        .forEach((name, value) -> {
          names.add(Sql.text(name));
          values.add(value.asText());
        });
    String rows = plan.rows();
    List<String> parts = new ArrayList<>();
    if (!names.isEmpty()) {
      parts.add(unnested(rows, holds, array(names), array(values)));
    }
    if (fields.isEmpty() && plan.names().mayBeInMessages()) {
      String json = "TRY(CAST(json_parse(" + EventColumns.TEXT + ") AS map(varchar, json)))";
      parts.add(
          unnested(
              rows,
              holds,
              "map_keys(" + json + ")",
              "transform(map_values("
                  + json
                  + "), e -> coalesce(json_extract_scalar(e, '$'), json_format(e)))"));
    }
    if (parts.isEmpty()) {
      parts.add("SELECT '' AS n, CAST(NULL AS varchar) AS v, false AS h");
    }
    return "(SELECT n, v, CAST(sum(CASE WHEN h THEN 1 ELSE 0 END) AS double) AS a, CAST(sum(CASE"
        + " WHEN h THEN 0 ELSE 1 END) AS double) AS b FROM ("
        + String.join(" UNION ALL ", parts)
        + ") WHERE v IS NOT NULL GROUP BY 1, 2)";
  }

  private Map<String, Value> values(Plan plan) {
    if (fields.isEmpty()) {
      return plan.names().known();
    }
    Map<String, Value> values = new LinkedHashMap<>();
    fields.forEach(field -> values.put(field.name(), plan.materialized(plan.field(field.parts()))));
    return values;
  }

  private static String array(List<String> items) {
    return items.stream().collect(Collectors.joining(", ", "ARRAY[", "]"));
  }

  private static String unnested(String rows, String holds, String names, String values) {
    return "SELECT n, v, "
        + holds
        + " AS h FROM "
        + rows
        + " CROSS JOIN UNNEST("
        + names
        + ", "
        + values
        + ") AS u (n, v)";
  }

  /// The shares `p` and `q` of each value among the rows of either kind, how many rows have smaller
  /// numbers or the same, and whether all values of the field are numbers.
  private static String compared(String counts) {
    String known =
        "(SELECT n, v, a, b, TRY_CAST(v AS double) AS x, sum(a) OVER (PARTITION BY n) AS a_all,"
            + " sum(b) OVER (PARTITION BY n) AS b_all FROM "
            + counts
            + ")";
    return "(SELECT n, v, a, b, x, a_all, b_all, coalesce(a / nullif(a_all, 0E0), 0E0) AS p,"
        + " coalesce(b / nullif(b_all, 0E0), 0E0) AS q, count(x) OVER (PARTITION BY n) = count(*)"
        + " OVER (PARTITION BY n) AS numbers, sum(a) OVER (PARTITION BY n ORDER BY x) AS a_upto,"
        + " sum(b) OVER (PARTITION BY n ORDER BY x) AS b_upto FROM "
        + known
        + ")";
  }
}
