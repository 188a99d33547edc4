package weir.query.pattern;

/// Says which messages a [FilterPattern] takes, looking at their UTF-8 bytes. Used by one thread.
public abstract class TextMatcher {
  private final Literal required;

  /// @param required what stands in every message that matches; may be empty
  TextMatcher(Literal required) {
    this.required = required;
  }

  /// A text that stands in every message that matches; may be empty.
  final Literal required() {
    return required;
  }

  /// Whether the message of `length` bytes at `offset` matches.
  public abstract boolean matches(byte[] bytes, int offset, int length);

  /// Finds the matching ones among messages that lie behind one another: message `i` from
  /// `offsets[i]` to before `offsets[i + 1]`.
  ///
  /// @param offsets one more than there are messages
  /// @param selected takes the numbers of the matching messages, ascending
  /// @return how many match
  public final int select(byte[] page, int[] offsets, int count, int[] selected) {
    int matching = 0;
    int message = 0;
    while (message < count) {
      int hit = required.find(page, offsets[message], offsets[count]);
      if (hit < 0) {
        break;
      }
      while (message < count && offsets[message + 1] < hit + required.length()) {
        message++;
      }
      if (message == count) {
        break;
      }
      // A hit that begins in an earlier message lies across an edge; this message is looked at
      // whole all the same.
      if (matches(page, offsets[message], offsets[message + 1] - offsets[message])) {
        selected[matching++] = message;
      }
      message++;
    }
    return matching;
  }
}
