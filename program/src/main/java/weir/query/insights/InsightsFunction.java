package weir.query.insights;

import java.util.ArrayList;
import java.util.List;

/// A function of the language: its name, what it takes, the SQL it becomes, and what the reference
/// page says of it.
///
/// To add one, add it to the list of its group (or make a group and name it in [Functions]); the
/// reference page and the test of its example follow.
///
/// @param names the first is the one that is documented
/// @param parameters what it takes, in this order
/// @param required how many of the parameters must be given
/// @param repeats whether the last parameter may be given any number of times
/// @param aggregate whether it belongs into `stats`
/// @param example an expression and what it shows; for an aggregate, over the sample events
record InsightsFunction(
    List<String> names,
    List<Parameter> parameters,
    int required,
    boolean repeats,
    boolean aggregate,
    String summary,
    Example example,
    Body body) {
  /// What an argument must be.
  enum Parameter {
    /// Any expression.
    VALUE("value"),
    /// A condition.
    CONDITION("condition"),
    /// A text in quotes.
    TEXT("\"text\""),
    /// A number that is written out.
    NUMBER("number"),
    /// A number from 0 to 100 that is written out.
    PERCENT("0 to 100"),
    /// A whole number from 1 to 10000 that is written out.
    COUNT("count"),
    /// The name of a time zone in quotes.
    ZONE("\"zone\""),
    /// A period such as 5m.
    PERIOD("period"),
    /// A regular expression between slashes or in quotes.
    REGEX("/regex/"),
    /// A value or `*`.
    ROWS("value");

    private final String word;

    Parameter(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /// An expression and what it shows for the sample events.
  record Example(String expression, String shows) {}

  /// Makes the SQL.
  interface Body {
    Value of(Arguments arguments);
  }

  String name() {
    return names.getFirst();
  }

  /// The parameter at a place, the last one for all that repeat it.
  Parameter parameter(int place) {
    return parameters.get(Math.min(place, parameters.size() - 1));
  }

  boolean takes(int count) {
    return count >= required && (repeats || count <= parameters.size());
  }

  /// `name(value, [period], …)`
  String signature() {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      String word = parameters.get(i).word();
      words.add(i < required ? word : "[" + word + "]");
    }
    return name() + "(" + String.join(", ", words) + (repeats ? ", …" : "") + ")";
  }

  /// A function of each row.
  static InsightsFunction scalar(
      String names, String parameters, String summary, Example example, Body body) {
    return made(names, parameters, false, summary, example, body);
  }

  /// A function of many rows.
  static InsightsFunction aggregate(
      String names, String parameters, String summary, Example example, Body body) {
    return made(names, parameters, true, summary, example, a -> a.groups().aggregate(body.of(a)));
  }

  /// As [#aggregate], with a body that asks the groups for the aggregates that it computes with.
  static InsightsFunction overAggregates(
      String names, String parameters, String summary, Example example, Body body) {
    return made(names, parameters, true, summary, example, body);
  }

  /// @param parameters names of [Parameter], those behind `?` may be left out, `…` repeats the last
  private static InsightsFunction made(
      String names,
      String parameters,
      boolean aggregate,
      String summary,
      Example example,
      Body body) {
    List<Parameter> all = new ArrayList<>();
    int required = -1;
    boolean repeats = false;
    for (String word : parameters.isEmpty() ? new String[0] : parameters.split(" ")) {
      switch (word) {
        case "?" -> required = all.size();
        case "…" -> repeats = true;
        default -> all.add(Parameter.valueOf(word));
      }
    }
    return new InsightsFunction(
        List.of(names.split(" ")),
        List.copyOf(all),
        required < 0 ? all.size() : required,
        repeats,
        aggregate,
        summary,
        example,
        body);
  }
}
