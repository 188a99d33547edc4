package weir.query.pattern;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import weir.model.flow.RecordFormat;

/// Conditions on the fields of a message that is a JSON object.
record JsonPattern(String text, int regexCount, Expression<JsonCondition> expression)
    implements FilterPattern {
  @Override
  public TextMatcher matcher() {
    JsonValues values = new JsonValues();
    List<Anchors> parts = JsonAnchors.ofParts(expression);
    return new TextMatcher(JsonAnchors.of(expression)) {
      @Override
      public boolean matches(byte[] bytes, int offset, int length) {
        return JsonAnchors.mayMatch(parts, bytes, offset, offset + length)
            && values.read(bytes, offset, length)
            && expression.holds(values::holds);
      }
    };
  }

  @Override
  public RecordMatcher records(RecordFormat format) {
    return new RenderedRecords(matcher(), format);
  }

  @Override
  public Map<String, String> extractedValues(String message) {
    return Map.of();
  }

  @Override
  public Optional<Extraction> extraction(String value) {
    if (!value.startsWith("$.")) {
      return Optional.empty();
    }
    PatternReader reader = new PatternReader(value, 0, value.length());
    JsonSelector selector = JsonSelector.parse(reader);
    if (!reader.isAtEnd()) {
      throw reader.foreign();
    }
    JsonValues values = new JsonValues();
    return Optional.of((bytes, offset, length) ->
        values.read(bytes, offset, length) ? values.text(selector) : Optional.empty());
  }
}
