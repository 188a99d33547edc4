package weir.query.pattern;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// The fields of one message under the names of a space-delimited pattern. Used by one thread.
final class FieldValues {
  private final DelimitedPattern pattern;
  private final Tokens tokens = new Tokens();
  private byte[] bytes = new byte[0];
  private int[] starts = new int[32];
  private int[] ends = new int[32];
  private int count;

  FieldValues(DelimitedPattern pattern) {
    this.pattern = pattern;
  }

  /// Takes a message and says whether it has as many fields as the pattern names; without that it
  /// has none here.
  boolean split(byte[] message, int offset, int length) {
    bytes = message;
    count = 0;
    tokens.begin(message, offset, offset + length);
    boolean lastTakesRest = !pattern.hasDots() && !pattern.isEmpty();
    while (tokens.next()) {
      if (lastTakesRest && count == pattern.head().size() - 1) {
        tokens.takeRest();
      }
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, 2 * count);
        ends = Arrays.copyOf(ends, 2 * count);
      }
      starts[count] = tokens.start();
      ends[count++] = tokens.end();
    }
    boolean isEnough = count >= pattern.head().size() + pattern.tail().size();
    count = isEnough ? count : 0;
    return isEnough;
  }

  boolean split(String message) {
    byte[] utf8 = message.getBytes(StandardCharsets.UTF_8);
    return split(utf8, 0, utf8.length);
  }

  int count() {
    return count;
  }

  int start(int field) {
    return starts[field];
  }

  int end(int field) {
    return ends[field];
  }

  String text(int field) {
    return new String(bytes, starts[field], ends[field] - starts[field], StandardCharsets.UTF_8);
  }

  /// The name that the pattern gives a field, or its place counted from 1.
  String name(int field) {
    int fromEnd = count - field;
    if (field < pattern.head().size()) {
      return pattern.head().get(field).name();
    }
    return fromEnd <= pattern.tail().size()
        ? pattern.tail().get(pattern.tail().size() - fromEnd).name()
        : Integer.toString(field + 1);
  }

  Optional<String> find(String name) {
    for (int i = 0; i < count; i++) {
      if (name(i).equals(name)) {
        return Optional.of(text(i));
      }
    }
    return Optional.empty();
  }
}
