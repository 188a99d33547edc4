package weir.query.jsonpath;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One path's search through one value.
final class PathSearch {
  /// How many items a search may touch: filters in filters look at everything again and again.
  private static final int MOST_STEPS = 5_000_000;

  private final boolean isLax;
  private final JsonItem context;
  private final Map<String, JsonItem> variables;
  private final PathConditions conditions;
  private int steps;
  private int objects;

  PathSearch(boolean isLax, JsonItem context, Map<String, JsonItem> variables) {
    this.isLax = isLax;
    this.context = context;
    this.variables = variables;
    this.conditions = new PathConditions(this, isLax);
  }

  List<JsonItem> items(PathExpression expression, PathFocus focus) {
    return switch (expression) {
      case PathExpression.Context _ -> List.of(context);
      case PathExpression.Current _ -> List.of(current(focus));
      case PathExpression.Last _ -> List.of(last(focus));
      case PathExpression.Variable(String name) ->
          Optional.ofNullable(variables.get(name)).map(List::of).orElse(List.of());
      case PathExpression.Constant(JsonItem item) -> List.of(item);
      case PathExpression.Member member -> members(member, focus);
      case PathExpression.Descendant descendant -> descendants(descendant, focus);
      case PathExpression.Subscripts subscripts -> elements(subscripts, focus);
      case PathExpression.Filter filter -> filtered(filter, focus);
      case PathExpression.Method method -> answers(method, focus);
      case PathExpression.Arithmetic arithmetic -> List.of(computed(arithmetic, focus));
      case PathExpression.Sign sign ->
          opened(sign.base(), focus).stream()
              .map(item -> PathNumbers.signed(item, sign.isNegative()))
              .toList();
    };
  }

  /// The items of an expression; in lax mode the elements of those that are arrays.
  List<JsonItem> opened(PathExpression expression, PathFocus focus) {
    List<JsonItem> items = items(expression, focus);
    if (!isLax || items.stream().noneMatch(JsonItem.Elements.class::isInstance)) {
      return items;
    }
    List<JsonItem> opened = new ArrayList<>();
    for (JsonItem item : items) {
      if (item instanceof JsonItem.Elements(List<JsonItem> values)) {
        opened.addAll(values);
      } else {
        opened.add(item);
      }
    }
    return opened;
  }

  void step() {
    if (++steps > MOST_STEPS) {
      throw new PathFault("the path looks at more than " + MOST_STEPS + " items of one value");
    }
  }

  private static JsonItem current(PathFocus focus) {
    return focus
        .current()
        .orElseThrow(() -> new PathFault("accessing current filter item with no enclosing filter"));
  }

  private static JsonItem last(PathFocus focus) {
    if (focus.last().isEmpty()) {
      throw new PathFault("accessing the last array index with no enclosing array");
    }
    return JsonItem.whole(focus.last().getAsInt());
  }

  private List<JsonItem> members(PathExpression.Member member, PathFocus focus) {
    List<JsonItem> found = new ArrayList<>();
    for (JsonItem item : opened(member.base(), focus)) {
      step();
      if (item instanceof JsonItem.Members(Map<String, JsonItem> values)) {
        if (member.name().isEmpty()) {
          found.addAll(values.values());
        } else {
          addMember(found, values.get(member.name().get()), member.name().get());
        }
      } else if (!isLax) {
        throw PathFault.kind("OBJECT", item);
      }
    }
    return found;
  }

  private void addMember(List<JsonItem> found, @Nullable JsonItem value, String name) {
    if (value != null) {
      found.add(value);
    } else if (!isLax) {
      throw PathFault.structure("missing member '" + name + "' in JSON object");
    }
  }

  private List<JsonItem> descendants(PathExpression.Descendant descendant, PathFocus focus) {
    List<JsonItem> found = new ArrayList<>();
    for (JsonItem item : items(descendant.base(), focus)) {
      descend(item, descendant.name(), found);
    }
    return found;
  }

  private void descend(JsonItem item, String name, List<JsonItem> found) {
    step();
    switch (item) {
      case JsonItem.Members(Map<String, JsonItem> values) -> {
        Optional.ofNullable(values.get(name)).ifPresent(found::add);
        values.values().forEach(value -> descend(value, name, found));
      }
      case JsonItem.Elements(List<JsonItem> values) ->
          values.forEach(value -> descend(value, name, found));
      default -> {}
    }
  }

  private List<JsonItem> elements(PathExpression.Subscripts subscripts, PathFocus focus) {
    List<JsonItem> found = new ArrayList<>();
    for (JsonItem item : items(subscripts.base(), focus)) {
      step();
      List<JsonItem> values = valuesOf(item);
      if (subscripts.places().isEmpty()) {
        found.addAll(values);
      } else if (values.isEmpty() && !isLax) {
        throw PathFault.structure("invalid array subscript for empty array");
      } else if (!values.isEmpty()) {
        for (PathExpression.Subscript place : subscripts.places()) {
          found.addAll(part(values, place, focus.within(values.size())));
        }
      }
    }
    return found;
  }

  private List<JsonItem> valuesOf(JsonItem item) {
    if (item instanceof JsonItem.Elements(List<JsonItem> values)) {
      return values;
    }
    if (!isLax) {
      throw PathFault.kind("ARRAY", item);
    }
    return List.of(item);
  }

  private List<JsonItem> part(
      List<JsonItem> values, PathExpression.Subscript place, PathFocus focus) {
    int from = place(place.from(), focus, "from");
    int to = place.to().map(end -> place(end, focus, "to")).orElse(from);
    if (!isLax && (from < 0 || from >= values.size() || to < from || to >= values.size())) {
      throw PathFault.structure(
          "invalid array subscript: [%d, %d] for array of size %d"
              .formatted(from, to, values.size()));
    }
    int begin = Math.max(from, 0);
    int end = Math.min(to, values.size() - 1);
    if (begin > end) {
      return List.of();
    }
    steps += end - begin;
    step();
    return values.subList(begin, end + 1);
  }

  private int place(PathExpression expression, PathFocus focus, String which) {
    List<JsonItem> items = opened(expression, focus);
    if (items.size() != 1) {
      throw new PathFault("array subscript '" + which + "' value must be singleton numeric");
    }
    return PathNumbers.place(items.getFirst());
  }

  private List<JsonItem> filtered(PathExpression.Filter filter, PathFocus focus) {
    List<JsonItem> found = new ArrayList<>();
    for (JsonItem item : opened(filter.base(), focus)) {
      step();
      if (conditions.test(filter.condition(), focus.on(item)) == Verdict.TRUE) {
        found.add(item);
      }
    }
    return found;
  }

  private List<JsonItem> answers(PathExpression.Method method, PathFocus focus) {
    return switch (method.name()) {
      case TYPE ->
          items(method.base(), focus).stream()
              .<JsonItem>map(item -> new JsonItem.Text(item.typeName()))
              .toList();
      case SIZE ->
          items(method.base(), focus).stream()
              .map(item -> JsonItem.whole(valuesOf(item).size()))
              .toList();
      case KEYVALUE ->
          opened(method.base(), focus).stream().flatMap(item -> pairs(item).stream()).toList();
      case ABS, CEILING, FLOOR, DOUBLE ->
          opened(method.base(), focus).stream()
              .map(item -> PathNumbers.answer(method.name(), item))
              .toList();
    };
  }

  private List<JsonItem> pairs(JsonItem item) {
    if (!(item instanceof JsonItem.Members(Map<String, JsonItem> values))) {
      throw PathFault.kind("OBJECT", item);
    }
    JsonItem id = JsonItem.whole(objects++);
    List<JsonItem> pairs = new ArrayList<>();
    values.forEach((name, value) -> {
      Map<String, JsonItem> pair = new LinkedHashMap<>();
      pair.put("name", new JsonItem.Text(name));
      pair.put("value", value);
      pair.put("id", id);
      pairs.add(new JsonItem.Members(pair));
    });
    return pairs;
  }

  private JsonItem computed(PathExpression.Arithmetic arithmetic, PathFocus focus) {
    List<JsonItem> left = opened(arithmetic.left(), focus);
    List<JsonItem> right = opened(arithmetic.right(), focus);
    if (left.size() != 1 || right.size() != 1) {
      throw new PathFault("arithmetic binary expression requires singleton operands");
    }
    return PathNumbers.computed(arithmetic.operator(), left.getFirst(), right.getFirst());
  }
}
