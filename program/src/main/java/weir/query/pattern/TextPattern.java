package weir.query.pattern;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import weir.model.flow.RecordFormat;

/// Terms that must all be in a message, or must not; none takes every message.
record TextPattern(String text, int regexCount, List<ValueTest> terms) implements FilterPattern {
  TextPattern {
    terms = List.copyOf(terms);
  }

  @Override
  public TextMatcher matcher() {
    ValueTest all = new ValueTest.AllOf(terms);
    ValueTest test = terms.size() == 1 ? terms.getFirst() : all;
    return new TextMatcher(ValueTest.anchors(all)) {
      @Override
      public boolean matches(byte[] bytes, int offset, int length) {
        return test.matches(bytes, offset, offset + length);
      }
    };
  }

  @Override
  public RecordMatcher records(RecordFormat format) {
    return TermRecords.isEnough(terms)
        ? new TermRecords(terms, format)
        : new RenderedRecords(matcher(), format);
  }

  @Override
  public Map<String, String> extractedValues(String message) {
    return Map.of();
  }

  @Override
  public Optional<Extraction> extraction(String expression) {
    return Optional.empty();
  }
}
