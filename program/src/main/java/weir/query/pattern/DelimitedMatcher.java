package weir.query.pattern;

import java.util.List;

/// Matches a space-delimited pattern. Used by one thread; makes no garbage per message.
final class DelimitedMatcher extends TextMatcher {
  private final DelimitedPattern pattern;
  private final List<DelimitedPattern.Field> head;
  private final List<DelimitedPattern.Field> tail;
  private final Tokens tokens = new Tokens();
  private final FieldValues values;

  DelimitedMatcher(DelimitedPattern pattern) {
    super(
        pattern
            .fields()
            .map(field -> ValueTest.anchors(field.test()).withoutChecks())
            .reduce(Anchors.NONE, Anchors::both));
    this.pattern = pattern;
    this.head = pattern.head();
    this.tail = pattern.tail();
    this.values = new FieldValues(pattern);
  }

  @Override
  public boolean matches(byte[] bytes, int offset, int length) {
    tokens.begin(bytes, offset, offset + length);
    if (pattern.isEmpty()) {
      return tokens.next();
    }
    if (!tail.isEmpty() && !tokens.isPlain()) {
      return values.split(bytes, offset, length) && matchesValues(bytes);
    }
    return matchesHead(bytes) && matchesTail(bytes);
  }

  private boolean matchesHead(byte[] bytes) {
    for (int i = 0; i < head.size(); i++) {
      if (!tokens.next()) {
        return false;
      }
      if (!pattern.hasDots() && i == head.size() - 1) {
        tokens.takeRest();
      }
      if (!head.get(i).test().matches(bytes, tokens.start(), tokens.end())) {
        return false;
      }
    }
    return true;
  }

  private boolean matchesTail(byte[] bytes) {
    for (int i = tail.size() - 1; i >= 0; i--) {
      if (!tokens.previous() || !tail.get(i).test().matches(bytes, tokens.start(), tokens.end())) {
        return false;
      }
    }
    return true;
  }

  private boolean matchesValues(byte[] bytes) {
    for (int i = 0; i < head.size(); i++) {
      if (!head.get(i).test().matches(bytes, values.start(i), values.end(i))) {
        return false;
      }
    }
    int from = values.count() - tail.size();
    for (int i = 0; i < tail.size(); i++) {
      if (!tail.get(i).test().matches(bytes, values.start(from + i), values.end(from + i))) {
        return false;
      }
    }
    return true;
  }
}
