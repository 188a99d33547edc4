package weir.query.insights;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weir.model.flow.RecordField;

/// What names of fields stand for at one place of a query: what commands have defined, and before
/// `stats` also what events have.
final class FieldNames {
  private static final Pattern COLUMN = Pattern.compile("\\bc\\d+\\b");

  private final Map<String, Value> defined = new HashMap<>();
  private final Map<String, Value> computed = new HashMap<>();
  private final Map<String, Value> event;
  private final boolean mixed;
  private boolean open = true;
  private String prefix = "";

  FieldNames(EventRelation relation) {
    this.event = new HashMap<>(EventColumns.system());
    this.mixed = relation.mixed();
    for (RecordField field : relation.fields()) {
      event.put(EventColumns.insightsName(field), EventColumns.flow(field));
    }
  }

  Value find(List<String> parts) {
    if (parts.size() > 1 && parts.getFirst().equals(prefix) && !defined.containsKey(name(parts))) {
      return find(parts.subList(1, parts.size()));
    }
    Value whole = defined.get(name(parts));
    if (whole != null) {
      return whole;
    }
    for (int length = parts.size() - 1; length > 0; length--) {
      Value outer = defined.get(name(parts.subList(0, length)));
      if (outer != null && outer.kind() == Kind.JSON) {
        return inside(outer, parts.subList(length, parts.size()));
      }
    }
    return open ? ofEvent(parts) : Value.MISSING;
  }

  /// As [#find], with lists and maps that stand in an event's JSON as their text.
  Value findList(List<String> parts) {
    Value found = find(parts);
    boolean ofMessage =
        open && !event.containsKey(name(parts)) && !defined.containsKey(name(parts));
    return ofMessage && found.kind() == Kind.DYNAMIC && !parts.getFirst().startsWith("@")
        ? inside(Value.json(EventColumns.TEXT), parts)
        : found;
  }

  /// The fields whose names are known before an event is read, but for the system's.
  Map<String, Value> known() {
    Map<String, Value> known = new TreeMap<>(defined);
    if (open) {
      event.forEach(known::putIfAbsent);
    }
    known.keySet().removeIf(name -> name.startsWith("@"));
    return known;
  }

  /// Whether there may be fields that only an event's JSON knows.
  boolean mayBeInMessages() {
    return open && (mixed || event.keySet().stream().allMatch(name -> name.startsWith("@")));
  }

  private static String name(List<String> parts) {
    return String.join(".", parts);
  }

  private static Value inside(Value json, List<String> parts) {
    return Value.json(
        "coalesce("
            + JsonPath.scalar(json.sql(), parts).sql()
            + ", nullif("
            + JsonPath.any(json.sql(), parts).sql()
            + ", 'null'))");
  }

  private Value ofEvent(List<String> parts) {
    String name = name(parts);
    Value known = event.get(name);
    if (known == null) {
      return inMessage(parts);
    }
    return mixed && !name.startsWith("@")
        ? Value.dynamic("coalesce(" + known.asText() + ", " + inMessage(parts).sql() + ")")
        : known;
  }

  /// Names in the data that begin with @ are asked for with one more.
  private static Value inMessage(List<String> parts) {
    String first = parts.getFirst();
    Optional<Value> line = LineField.find(name(parts)).map(field -> field.of(EventColumns.TEXT));
    if (first.startsWith("@") && !first.startsWith("@@")) {
      return line.orElse(Value.MISSING);
    }
    if (!first.startsWith("@@")) {
      Value json = JsonPath.scalar(EventColumns.TEXT, parts);
      return line.map(found -> Value.dynamic("coalesce(" + json.sql() + ", " + found.sql() + ")"))
          .orElse(json);
    }
    List<String> data = new ArrayList<>(parts);
    data.set(0, first.substring(1));
    return JsonPath.scalar(EventColumns.TEXT, data);
  }

  Value eventTime() {
    Value renamed = defined.get("@timestamp");
    if (renamed != null) {
      return renamed.asTime();
    }
    return open ? Value.time(EventColumns.TIMESTAMP) : Value.time("CAST(NULL AS bigint)");
  }

  /// The column that a value is made of, when it is one that a command has added.
  Optional<String> columnOf(Value value) {
    Matcher column = COLUMN.matcher(value.sql());
    return column.find() ? Optional.of(column.group()) : Optional.empty();
  }

  Optional<Value> computed(String text) {
    return Optional.ofNullable(computed.get(text));
  }

  void define(String name, Value value) {
    defined.put(name, value);
  }

  void defineIfNew(String name, Value value) {
    if (!event.containsKey(name)) {
      defined.putIfAbsent(name, value);
    }
  }

  void defineComputed(String text, Value value) {
    computed.put(text, value);
  }

  /// Makes names stand for another column that stood for one.
  void rename(Value from, Value to) {
    defined.replaceAll((_, value) -> value.equals(from) ? to : value);
    computed.replaceAll((_, value) -> value.equals(from) ? to : value);
  }

  /// Fields of events are not there any more.
  void forget() {
    open = false;
    defined.clear();
    computed.clear();
    prefix = "";
  }

  /// Names may be written with this in front.
  void prefix(String word) {
    prefix = word;
  }
}
