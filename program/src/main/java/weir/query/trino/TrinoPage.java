package weir.query.trino;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import weir.query.sql.SqlFault;
import weir.query.sql.SqlOutput;
import weir.query.sql.SqlType;

/// One answer on the way of a query: where it goes on, what is known of it, some of its rows.
///
/// @param next where the next answer is; empty in the last
/// @param columns empty until the query is planned
/// @param rows arrays of cells
record TrinoPage(
    Optional<URI> next,
    List<SqlOutput> columns,
    List<JsonNode> rows,
    Optional<SqlFault> failure,
    TrinoProgress progress) {
  static TrinoPage of(JsonNode page) {
    List<SqlOutput> columns = new ArrayList<>();
    for (JsonNode column : page.path("columns")) {
      columns.add(
          new SqlOutput(
              column.path("name").asText(),
              SqlType.parse(column.path("type").asText().replace("INTERVAL", "interval")
                  .replace("DAY TO SECOND", "day to second")
                  .replace("YEAR TO MONTH", "year to month"))));
    }
    List<JsonNode> rows = new ArrayList<>();
    page.path("data").forEach(rows::add);
    return new TrinoPage(
        Optional.ofNullable(page.path("nextUri").textValue()).map(URI::create),
        columns,
        rows,
        page.has("error") ? Optional.of(fault(page.path("error"))) : Optional.empty(),
        TrinoProgress.of(page.path("stats")));
  }

  private static SqlFault fault(JsonNode error) {
    String name = error.path("errorName").asText("GENERIC_INTERNAL_ERROR");
    String message = error.path("message").asText(name);
    JsonNode place = error.path("errorLocation");
    int line = place.path("lineNumber").asInt(0);
    int column = place.path("columnNumber").asInt(0);
    String prefix = String.format(Locale.ROOT, "line %d:%d: ", line, column);
    return new SqlFault(
        name, line, column, message.startsWith(prefix) ? message.substring(prefix.length()) : message);
  }
}
