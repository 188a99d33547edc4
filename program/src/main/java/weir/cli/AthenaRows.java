package weir.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import weir.query.files.QueryRows;
import weir.query.files.ResultColumn;

/// Rows as GetQueryResults answers them, page after page.
final class AthenaRows implements QueryRows {
  private final Pages pages;
  private final List<ResultColumn> columns;
  private JsonNode rows;
  private String next;
  private int at;

  /// Fetches a page.
  interface Pages {
    /// @param token of the page; empty for the first
    JsonNode page(String token);
  }

  AthenaRows(Pages pages) {
    this.pages = pages;
    JsonNode page = pages.page("");
    columns = columns(page.path("ResultSet").path("ResultSetMetadata").path("ColumnInfo"));
    rows = page.path("ResultSet").path("Rows");
    next = page.path("NextToken").asText();
    at = isHeader(rows.path(0)) ? 0 : -1;
  }

  private static List<ResultColumn> columns(JsonNode infos) {
    List<ResultColumn> columns = new ArrayList<>();
    for (JsonNode info : infos) {
      columns.add(new ResultColumn(info.path("Name").asText(), kind(info.path("Type").asText())));
    }
    return List.copyOf(columns);
  }

  private static ResultColumn.Kind kind(String type) {
    return switch (type) {
      case "tinyint", "smallint", "integer", "bigint", "float", "real", "double", "decimal" ->
          ResultColumn.Kind.NUMBER;
      case "boolean" -> ResultColumn.Kind.TRUTH;
      default -> ResultColumn.Kind.TEXT;
    };
  }

  /// Answers of SELECT begin with the columns' names, others do not.
  private boolean isHeader(JsonNode row) {
    JsonNode cells = row.path("Data");
    if (cells.isEmpty() || cells.size() != columns.size()) {
      return false;
    }
    for (int i = 0; i < columns.size(); i++) {
      if (!cells.path(i).path("VarCharValue").asText().equals(columns.get(i).name())) {
        return false;
      }
    }
    return true;
  }

  @Override
  public List<ResultColumn> columns() {
    return columns;
  }

  @Override
  public boolean next() {
    at++;
    while (at >= rows.size()) {
      if (next.isEmpty()) {
        return false;
      }
      JsonNode page = pages.page(next);
      rows = page.path("ResultSet").path("Rows");
      next = page.path("NextToken").asText();
      at = 0;
    }
    return true;
  }

  @Override
  public Optional<String> text(int column) {
    JsonNode value = rows.path(at).path("Data").path(column).path("VarCharValue");
    return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
  }
}
