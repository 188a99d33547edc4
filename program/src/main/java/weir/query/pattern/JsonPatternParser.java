package weir.query.pattern;

import java.util.ArrayList;
import java.util.List;
import weir.model.aws.Fault;

/// Reads `{ condition && condition || … }`.
final class JsonPatternParser {
  private static final int MOST_WILDCARDS = 3;

  private JsonPatternParser() {}

  static JsonPattern parse(String text, String trimmed) {
    if (!trimmed.endsWith("}")) {
      throw new Fault.Invalid("If a filter pattern starts with '{' it must end with '}'");
    }
    int start = text.indexOf('{');
    PatternReader reader = new PatternReader(text, start + 1, start + trimmed.length() - 1);
    List<JsonCondition> conditions = new ArrayList<>();
    Expression<JsonCondition> expression =
        Expression.parse(
            reader,
            from -> {
              JsonCondition condition = JsonCondition.parse(from);
              conditions.add(condition);
              return condition;
            });
    if (!reader.isAtEnd()) {
      throw reader.foreign();
    }
    int wildcards = conditions.stream().mapToInt(one -> one.selector().wildcards()).sum();
    if (wildcards > MOST_WILDCARDS) {
      throw new Fault.Invalid(
          "Invalid filter pattern: it has "
              + wildcards
              + " property selectors with a wildcard, but may have at most "
              + MOST_WILDCARDS);
    }
    return new JsonPattern(text, reader.regexCount(), expression);
  }
}
