package weir.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import weir.model.aws.Fault;
import weir.model.aws.NearName;
import weir.model.flow.RecordField;
import weir.query.sql.SqlText;

/// The SQL of `weir top`: the largest groups by a metric, with their share of all that the
/// condition lets through.
///
/// @param by fields in either spelling, or other columns of the table
/// @param where conditions in SQL, all of which must hold
record TopQuestion(List<String> by, List<String> where, TopMetric metric, int limit) {
  static final String SHARE = "percent";

  TopQuestion {
    by = List.copyOf(by);
    where = List.copyOf(where);
    if (limit < 1) {
      throw new Fault.Invalid("--limit is " + limit + " but must be at least 1");
    }
  }

  /// @param columns that the table has
  /// @throws Fault.Invalid when a field to group by is not among them
  String sql(List<String> columns) {
    String groups =
        by.stream()
            .map(name -> SqlText.name(column(name, columns)))
            .collect(Collectors.joining(", "));
    String amount = SqlText.name(metric.toString());
    String conditions =
        where.stream().map(text -> "(" + text + "\n)").collect(Collectors.joining(" AND "));
    return "SELECT "
        + groups
        + ", "
        + metric.sum()
        + " AS "
        + amount
        + ", round(100.0 * "
        + metric.sum()
        + " / sum("
        + metric.sum()
        + ") OVER (), 1) AS "
        + SHARE
        + " FROM flow_logs WHERE "
        + (conditions.isEmpty() ? "" : conditions + " AND ")
        + carriesAFlow(columns)
        + " GROUP BY ALL ORDER BY "
        + amount
        + " DESC, "
        + groups
        + " LIMIT "
        + limit;
  }

  private String carriesAFlow(List<String> columns) {
    String status = RecordField.LOG_STATUS.columnName();
    return columns.contains(status)
        ? "coalesce(" + status + ", 'OK') = 'OK'"
        : metric.column() + " IS NOT NULL";
  }

  private static String column(String name, List<String> columns) {
    String column =
        RecordField.find(name)
            .map(RecordField::columnName)
            .orElse(name.toLowerCase(Locale.ROOT).replace('-', '_'));
    if (!columns.contains(column)) {
      throw new Fault.Invalid(
          RecordField.find(name).isPresent()
              ? "no file here has the field " + name + "; they have " + String.join(", ", columns)
              : "--by is \""
                  + name
                  + "\", which is no field of these files"
                  + NearName.hint(column, columns));
    }
    return column;
  }
}
