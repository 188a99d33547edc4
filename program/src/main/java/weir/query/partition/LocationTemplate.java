package weir.query.partition;

import java.util.ArrayList;
import java.util.List;
import weir.query.sql.SqlColumn;
import weir.query.sql.SqlFault;

/// A location with places for the values of partition columns.
///
/// @param pieces the text around the places: one more than there are places
/// @param places which column goes where
record LocationTemplate(List<String> pieces, List<Integer> places, boolean escaped) {
  LocationTemplate {
    pieces = List.copyOf(pieces);
    places = List.copyOf(places);
  }

  /// `location/column=value/…`, as Hive lays partitions out.
  static LocationTemplate ofHive(List<SqlColumn> columns, String location) {
    List<String> pieces = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    String before = location.endsWith("/") ? location : location + "/";
    for (int i = 0; i < columns.size(); i++) {
      pieces.add(before + HivePath.escape(columns.get(i).name()) + "=");
      places.add(i);
      before = "/";
    }
    pieces.add(before);
    return new LocationTemplate(pieces, places, true);
  }

  /// A text with `${column}` in it.
  static LocationTemplate of(String table, List<SqlColumn> columns, String text) {
    List<String> pieces = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf("${"); at >= 0; at = text.indexOf("${", from)) {
      int end = text.indexOf('}', at);
      String name = end < 0 ? "" : text.substring(at + 2, end);
      int column = columns.stream().map(SqlColumn::name).toList().indexOf(name);
      if (column < 0) {
        throw fault(
            table,
            "Partition location template: %s names '%s', which is no partition column"
                .formatted(text, end < 0 ? text.substring(at) : name));
      }
      pieces.add(text.substring(from, at));
      places.add(column);
      from = end + 1;
    }
    pieces.add(text.substring(from));
    for (int i = 0; i < columns.size(); i++) {
      if (!places.contains(i)) {
        throw fault(
            table,
            "Partition location template: %s is missing partition column: '%s' placeholder"
                .formatted(text, columns.get(i).name()));
      }
    }
    return new LocationTemplate(pieces, places, false);
  }

  private static SqlFault fault(String table, String sentence) {
    return new SqlFault("HIVE_METASTORE_ERROR", 0, 0, sentence + " (table " + table + ")");
  }

  String location(List<String> values) {
    StringBuilder text = new StringBuilder(pieces.getFirst());
    for (int i = 0; i < places.size(); i++) {
      String value = values.get(places.get(i));
      text.append(escaped ? HivePath.escape(value) : value).append(pieces.get(i + 1));
    }
    return text.toString();
  }

  /// What all locations begin with.
  String root() {
    return pieces.getFirst();
  }
}
