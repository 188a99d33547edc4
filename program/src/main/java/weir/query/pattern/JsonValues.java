package weir.query.pattern;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/// The values of one JSON object that selectors lead to; of a key that stands twice the last one
/// counts. Used by one thread.
final class JsonValues {
  private final JsonScan scan = new JsonScan();
  private final JsonTape tape = scan.tape();
  private final JsonText key = new JsonText();
  private final JsonText text = new JsonText();

  /// Takes a message and says whether it is a JSON object.
  boolean read(byte[] bytes, int offset, int length) {
    return scan.read(bytes, offset, offset + length);
  }

  boolean holds(JsonCondition condition) {
    return leads(condition.selector(), node -> condition.test().matches(tape, node, text))
        != condition.holdsWithout();
  }

  /// The first string or number that the selector leads to.
  Optional<String> text(JsonSelector selector) {
    String[] found = new String[1];
    boolean isThere =
        leads(
            selector,
            node -> {
              switch (tape.kind(node)) {
                case STRING -> {
                  text.take(tape, node);
                  found[0] = text.toString();
                }
                case NUMBER ->
                    found[0] =
                        new String(
                            tape.bytes(),
                            tape.start(node),
                            tape.end(node) - tape.start(node),
                            StandardCharsets.ISO_8859_1);
                case OBJECT, ARRAY, TRUE, FALSE, NULL -> {
                  return false;
                }
              }
              return true;
            });
    return isThere ? Optional.of(found[0]) : Optional.empty();
  }

  /// Whether the selector leads to a value that passes.
  private boolean leads(JsonSelector selector, IntPredicate test) {
    return leads(JsonTape.ROOT, selector.steps(), 0, test);
  }

  private boolean leads(int node, List<JsonStep> steps, int taken, IntPredicate test) {
    if (taken == steps.size()) {
      return test.test(node);
    }
    boolean isObject = tape.kind(node) == JsonTape.Kind.OBJECT;
    boolean isArray = tape.kind(node) == JsonTape.Kind.ARRAY;
    return switch (steps.get(taken)) {
      case JsonStep.Key(Literal name) -> {
        int value = isObject ? valueOf(node, name.bytes()) : -1;
        yield value >= 0 && leads(value, steps, taken + 1, test);
      }
      case JsonStep.EveryKey() -> {
        boolean any = false;
        if (isObject) {
          for (int value : lastValues(node)) {
            any = any || leads(value, steps, taken + 1, test);
          }
        }
        yield any;
      }
      case JsonStep.Element(int index) -> {
        int element = isArray ? element(node, index) : -1;
        yield element >= 0 && leads(element, steps, taken + 1, test);
      }
      case JsonStep.EveryElement() -> {
        boolean any = false;
        int behind = isArray ? tape.behind(node) : 0;
        for (int element = node + 1; element < behind && !any; element = tape.behind(element)) {
          any = leads(element, steps, taken + 1, test);
        }
        yield any;
      }
    };
  }

  private int valueOf(int object, byte[] name) {
    int found = -1;
    int behind = tape.behind(object);
    for (int member = object + 1; member < behind; member = tape.behind(member + 1)) {
      key.take(tape, member);
      if (key.is(name)) {
        found = member + 1;
      }
    }
    return found;
  }

  private Iterable<Integer> lastValues(int object) {
    Map<String, Integer> values = new LinkedHashMap<>();
    int behind = tape.behind(object);
    for (int member = object + 1; member < behind; member = tape.behind(member + 1)) {
      key.take(tape, member);
      values.put(key.toString(), member + 1);
    }
    return values.values();
  }

  private int element(int array, int index) {
    int behind = tape.behind(array);
    int element = array + 1;
    for (int i = 0; i < index && element < behind; i++) {
      element = tape.behind(element);
    }
    return element < behind ? element : -1;
  }
}
