package weir.query.insights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Rows that stand in the SQL itself: one JSON text, which every engine reads quickly, however long
/// it is.
final class LookupSql {
  private static final ObjectMapper JSON = new ObjectMapper();

  private LookupSql() {}

  /// A relation of these rows. Empty values are missing.
  ///
  /// @param names of the columns, one for each value of a row
  static String rows(List<List<String>> rows, List<String> names) {
    String columns =
        IntStream.range(0, names.size())
            .mapToObj(i -> "nullif(json_extract_scalar(r, '$[" + i + "]'), '') AS " + names.get(i))
            .collect(Collectors.joining(", "));
    return "(SELECT "
        + columns
        + " FROM UNNEST(CAST(json_parse("
        + Sql.text(text(rows))
        + ") AS array(json))) AS t (r))";
  }

  private static String text(List<List<String>> rows) {
    try {
      return JSON.writeValueAsString(rows);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts are always JSON", impossible);
    }
  }
}
