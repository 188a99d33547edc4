package weir.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import weir.query.files.QueryRows;
import weir.query.files.ResultColumn;

/// Rows as Logs Insights answers them: each has the fields that it has, all as text. A column whose
/// values all read as numbers is one of numbers.
final class InsightsRows implements QueryRows {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");

  private final List<ResultColumn> columns;
  private final List<Map<String, String>> rows;
  private int at = -1;

  private InsightsRows(List<ResultColumn> columns, List<Map<String, String>> rows) {
    this.columns = columns;
    this.rows = rows;
  }

  /// @param results of GetQueryResults
  static InsightsRows of(JsonNode results) {
    Set<String> names = new LinkedHashSet<>();
    List<Map<String, String>> rows = new ArrayList<>();
    for (JsonNode result : results) {
      Map<String, String> row = new HashMap<>();
      for (JsonNode cell : result) {
        String name = cell.path("field").asText();
        if (!name.equals("@ptr")) {
          names.add(name);
          row.put(name, cell.path("value").asText());
        }
      }
      rows.add(row);
    }
    return new InsightsRows(
        names.stream().map(name -> new ResultColumn(name, kind(name, rows))).toList(), rows);
  }

  private static ResultColumn.Kind kind(String name, List<Map<String, String>> rows) {
    return rows.stream()
            .map(row -> row.get(name))
            .allMatch(value -> value == null || NUMBER.matcher(value).matches())
        ? ResultColumn.Kind.NUMBER
        : ResultColumn.Kind.TEXT;
  }

  @Override
  public List<ResultColumn> columns() {
    return columns;
  }

  @Override
  public boolean next() {
    return ++at < rows.size();
  }

  @Override
  public Optional<String> text(int column) {
    return Optional.ofNullable(rows.get(at).get(columns.get(column).name()));
  }
}
