package weir.query.pattern;

/// Says which messages a [FilterPattern] takes, looking at their UTF-8 bytes. Used by one thread.
public abstract class TextMatcher {
  private final Anchors anchors;

  /// @param anchors what stands in messages that match
  TextMatcher(Anchors anchors) {
    this.anchors = anchors;
  }

  /// A text that stands in every message that matches; may be empty.
  final Literal required() {
    return anchors.required();
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
    return anchors.isEmpty()
        ? selectOneByOne(page, offsets, count, selected)
        : selectAtAnchors(page, offsets, count, selected);
  }

  private int selectOneByOne(byte[] page, int[] offsets, int count, int[] selected) {
    int matching = 0;
    for (int message = 0; message < count; message++) {
      if (matches(page, offsets[message], offsets[message + 1] - offsets[message])) {
        selected[matching++] = message;
      }
    }
    return matching;
  }

  private int selectAtAnchors(byte[] page, int[] offsets, int count, int[] selected) {
    AnchorSearch search = new AnchorSearch(anchors.any(), page, offsets[count]);
    int matching = 0;
    int message = 0;
    int from = offsets[0];
    while (true) {
      int place = search.next(from);
      if (place < 0) {
        return matching;
      }
      while (offsets[message + 1] <= place) {
        message++;
      }
      int start = offsets[message];
      int end = offsets[message + 1];
      if (!search.mayMatch(start, end, place)) {
        from = place + 1;
        continue;
      }
      if (matches(page, start, end - start)) {
        selected[matching++] = message;
      }
      from = end;
    }
  }
}
