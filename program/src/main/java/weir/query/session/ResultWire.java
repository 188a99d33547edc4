package weir.query.session;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import weir.query.sql.SqlOutput;
import weir.query.sql.SqlText;
import weir.query.sql.SqlType;

/// SQL that hands results over to Java without loss: points in time as microseconds since 1970, for
/// the driver makes them objects of the machine's zone, in which some do not exist.
public final class ResultWire {
  private ResultWire() {}

  /// The query, its columns in their form for [CellText].
  public static String wrap(String sql, List<SqlOutput> outputs) {
    if (outputs.stream().noneMatch(output -> hasTime(output.type()))) {
      return sql;
    }
    String names =
        IntStream.range(0, outputs.size()).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
    return IntStream.range(0, outputs.size())
        .mapToObj(i -> handed(outputs.get(i).type(), "c" + i, 0))
        .collect(
            Collectors.joining(
                ", ", "SELECT ", " FROM (" + sql + ") AS weir_result(" + names + ")"));
  }

  private static boolean hasTime(SqlType type) {
    return switch (type) {
      case SqlType.Timestamp _, SqlType.TimestampWithZone _ -> true;
      case SqlType.Array(SqlType element) -> hasTime(element);
      case SqlType.MapType(SqlType key, SqlType value) -> hasTime(key) || hasTime(value);
      case SqlType.Row row -> row.fields().stream().anyMatch(field -> hasTime(field.type()));
      default -> false;
    };
  }

  private static String handed(SqlType type, String value, int depth) {
    if (!hasTime(type)) {
      return value;
    }
    String element = "e" + depth;
    return switch (type) {
      case SqlType.Timestamp _ -> "epoch_us(" + value + ")";
      case SqlType.TimestampWithZone _ ->
          unlessNull(value, "{'t': epoch_us(" + value + ".t), 'z': " + value + ".z}");
      case SqlType.Array(SqlType inner) ->
          "list_transform("
              + value
              + ", lambda "
              + element
              + ": "
              + handed(inner, element, depth + 1)
              + ")";
      case SqlType.MapType(SqlType key, SqlType inner) ->
          unlessNull(
              value,
              "map_from_entries(list_transform(map_entries("
                  + value
                  + "), lambda "
                  + element
                  + ": {'k': "
                  + handed(key, element + ".key", depth + 1)
                  + ", 'v': "
                  + handed(inner, element + ".value", depth + 1)
                  + "}))");
      case SqlType.Row row -> {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < row.fields().size(); i++) {
          String name = SqlText.name(row.physicalNames().get(i));
          fields.add(
              name
                  + ": "
                  + handed(row.fields().get(i).type(), "(" + value + ")." + name, depth + 1));
        }
        yield unlessNull(value, "{" + String.join(", ", fields) + "}");
      }
      default -> value;
    };
  }

  private static String unlessNull(String value, String otherwise) {
    return "CASE WHEN " + value + " IS NULL THEN NULL ELSE " + otherwise + " END";
  }
}
