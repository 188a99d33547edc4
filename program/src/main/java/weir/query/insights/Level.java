package weir.query.insights;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// One SELECT that is being written: where its rows come from, its conditions, and the columns that
/// it adds. Columns that it adds can be named from outside of it only.
final class Level {
  private String from;
  private final List<String> conditions = new ArrayList<>();
  private final List<String> added = new ArrayList<>();
  private final Set<String> addedNames = new HashSet<>();
  private boolean filtered;

  Level(String from) {
    this.from = from;
  }

  String from() {
    return from;
  }

  void where(String condition) {
    conditions.add(condition);
    filtered = true;
  }

  /// Whether there was a condition, here or in what it reads from.
  boolean isFiltered() {
    return filtered;
  }

  void add(String sql, String name) {
    added.add(sql + " AS " + name);
    addedNames.add(name);
  }

  boolean adds(String name) {
    return addedNames.contains(name);
  }

  String whereText() {
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }

  /// Rows of all columns.
  private String select() {
    String more = added.isEmpty() ? "" : ", " + String.join(", ", added);
    return "SELECT *" + more + " FROM " + from + whereText();
  }

  /// Makes everything so far the source of a new SELECT.
  void close(String ending) {
    if (!conditions.isEmpty() || !added.isEmpty() || !ending.isEmpty()) {
      become("(" + select() + ending + ")");
    }
  }

  /// Reads from something else.
  void become(String source) {
    from = source;
    conditions.clear();
    added.clear();
    addedNames.clear();
  }
}
