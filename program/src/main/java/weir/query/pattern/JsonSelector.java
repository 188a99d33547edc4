package weir.query.pattern;

import java.util.ArrayList;
import java.util.List;

/// The way from a JSON object to values in it: `$.users[0].name`.
record JsonSelector(List<JsonStep> steps) {
  JsonSelector {
    steps = List.copyOf(steps);
  }

  /// Reads a selector, which ends before the first character that can be no part of it.
  static JsonSelector parse(PatternReader reader) {
    if (!reader.take("$.")) {
      throw reader.foreign();
    }
    List<JsonStep> steps = new ArrayList<>();
    do {
      steps.add(reader.next() == '[' ? bracketed(reader) : named(reader));
      while (reader.next() == '[') {
        steps.add(bracketed(reader));
      }
    } while (reader.take("."));
    if (steps.stream().filter(JsonStep::isWildcard).count() > 1) {
      throw reader.invalid("a property selector may have only one wildcard");
    }
    return new JsonSelector(steps);
  }

  private static JsonStep named(PatternReader reader) {
    if (reader.take("*")) {
      return new JsonStep.EveryKey();
    }
    String name = reader.word("");
    if (name.isEmpty()) {
      throw reader.isAtEnd() ? reader.foreign() : PatternReader.foreign("$." + reader.next());
    }
    return new JsonStep.Key(Literal.of(name));
  }

  private static JsonStep bracketed(PatternReader reader) {
    reader.take("[");
    JsonStep step =
        switch (reader.next()) {
          case '"', '\'' -> new JsonStep.Key(Literal.of(reader.quoted()));
          case '*' -> {
            reader.take("*");
            yield new JsonStep.EveryElement();
          }
          default -> new JsonStep.Element(reader.index());
        };
    if (!reader.take("]")) {
      throw reader.foreign();
    }
    return step;
  }

  int wildcards() {
    return (int) steps.stream().filter(JsonStep::isWildcard).count();
  }
}
