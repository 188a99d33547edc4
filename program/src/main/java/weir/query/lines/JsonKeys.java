package weir.query.lines;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How the JSON SerDes find columns in an object.
///
/// @param columns the table's columns
/// @param paths keys in the objects for columns whose name is not their key (`mapping.<column>`)
/// @param caseSensitive whether a key must be spelled like its column
/// @param dotsInKeys whether a dot in a key stands for an underscore in the column's name
/// @param ignoreMalformed whether a line that is no JSON object is a row of NULLs, not an error
public record JsonKeys(
    List<Column> columns,
    Map<String, String> paths,
    boolean caseSensitive,
    boolean dotsInKeys,
    boolean ignoreMalformed) {
  public JsonKeys {
    columns = List.copyOf(columns);
    paths = Map.copyOf(paths);
  }

  /// @param holdsMap whether there is a map in the column's type, so that keys in it are values
  public record Column(String name, boolean holdsMap) {}

  /// The places of the columns by the key that they have in an object.
  Map<String, Integer> places() {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      String name = columns.get(i).name();
      places.put(spelled(paths.getOrDefault(name, name)), i);
    }
    return places;
  }

  /// A key as it is looked up.
  String spelled(String key) {
    String dotless = dotsInKeys ? key.replace('.', '_') : key;
    return caseSensitive ? dotless : dotless.toLowerCase(Locale.ROOT);
  }
}
