package weir.query.pattern;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import weir.model.flow.RecordFormat;

/// Names for the fields of a message, and questions about them: `[..., action=REJECT, status]`.
///
/// @param head the fields that are counted from the start
/// @param hasDots whether fields may stand between head and tail; without them the last field of
///   the head takes the rest of the line
/// @param tail the fields that are counted from the end
record DelimitedPattern(
    String text, int regexCount, List<Field> head, boolean hasDots, List<Field> tail)
    implements FilterPattern {
  /// A field's name, and what is asked of it.
  record Field(String name, ValueTest test) {
    /// What a field passes that nothing is asked of.
    static final ValueTest ANYTHING = new ValueTest.AllOf(List.of());

    boolean isAnything() {
      return test.equals(ANYTHING);
    }
  }

  DelimitedPattern {
    head = List.copyOf(head);
    tail = List.copyOf(tail);
  }

  /// `[]`, which takes every message that has a field.
  boolean isEmpty() {
    return head.isEmpty() && tail.isEmpty() && !hasDots;
  }

  Stream<Field> fields() {
    return Stream.concat(head.stream(), tail.stream());
  }

  @Override
  public TextMatcher matcher() {
    return new DelimitedMatcher(this);
  }

  @Override
  public RecordMatcher records(RecordFormat format) {
    return new DelimitedRecords(this, format);
  }

  @Override
  public Map<String, String> extractedValues(String message) {
    FieldValues values = new FieldValues(this);
    values.split(message);
    Map<String, String> extracted = new LinkedHashMap<>();
    for (int i = 0; i < values.count(); i++) {
      extracted.put("$" + values.name(i), values.text(i));
    }
    return extracted;
  }

  @Override
  public Optional<Extraction> extraction(String expression) {
    if (!expression.startsWith("$")
        || fields().noneMatch(field -> field.name().equals(expression.substring(1)))) {
      return Optional.empty();
    }
    String name = expression.substring(1);
    FieldValues values = new FieldValues(this);
    return Optional.of((bytes, offset, length) -> {
      values.split(bytes, offset, length);
      return values.find(name);
    });
  }
}
