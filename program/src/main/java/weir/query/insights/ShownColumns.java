package weir.query.insights;

import java.util.LinkedHashMap;
import java.util.Map;

/// Which columns an answer has, in their order. Used by one thread.
final class ShownColumns {
  private final Map<String, Value> shown = new LinkedHashMap<>();
  private boolean chosen;

  /// Puts a column behind the others.
  void add(String name, Value value) {
    shown.remove(name);
    shown.put(name, value);
  }

  /// Gives a column that is shown another value, at its place; one that is not is put behind the
  /// others.
  void put(String name, Value value) {
    shown.put(name, value);
  }

  /// Shows another column wherever one is shown.
  void rename(Value from, Value to) {
    shown.replaceAll((_, value) -> value.equals(from) ? to : value);
  }

  /// Says that the query itself chooses: time and message are not shown by themselves.
  void choose() {
    chosen = true;
  }

  void clear() {
    shown.clear();
  }

  /// All of them.
  ///
  /// @param raw whether rows are events
  Map<String, Value> all(boolean raw) {
    Map<String, Value> all = new LinkedHashMap<>();
    if (raw && !chosen) {
      all.put("@timestamp", Value.time(EventColumns.TIMESTAMP));
      all.put("@message", Value.ofText(EventColumns.MESSAGE));
    }
    all.putAll(shown);
    return all;
  }
}
