package weir.query.pattern;

import java.util.Arrays;
import java.util.List;

/// Finds the next place of several anchors in a run of bytes. Used once, by one thread.
final class AnchorSearch {
  private static final int NOT_SEARCHED = -1;

  private final List<Anchor> anchors;
  private final byte[] bytes;
  private final int to;

  /// Per anchor the next place, or behind the end when there is none.
  private final int[] next;

  AnchorSearch(List<Anchor> anchors, byte[] bytes, int to) {
    this.anchors = anchors;
    this.bytes = bytes;
    this.to = to;
    this.next = new int[anchors.size()];
    Arrays.fill(next, NOT_SEARCHED);
  }

  /// The first place at or behind `from`, -1 when there is none.
  int next(int from) {
    int first = Integer.MAX_VALUE;
    for (int i = 0; i < next.length; i++) {
      if (next[i] < from) {
        next[i] = find(anchors.get(i).literal(), from, next[i] == NOT_SEARCHED);
      }
      first = Math.min(first, next[i]);
    }
    return first == Integer.MAX_VALUE ? -1 : first;
  }

  /// Whether a message may match because of an anchor that stands at the place that [#next] has
  /// found.
  boolean mayMatch(int start, int end, int place) {
    for (int i = 0; i < next.length; i++) {
      Anchor anchor = anchors.get(i);
      if (next[i] == place
          && place + anchor.literal().length() <= end
          && anchor.check().mayMatch(bytes, start, end, place)) {
        return true;
      }
    }
    return false;
  }

  private int find(Literal literal, int from, boolean isFirst) {
    // That a byte is nowhere is known sooner than where a text is.
    boolean mayBe = !isFirst || next.length == 1 || literal.mayBeIn(bytes, from, to);
    int place = mayBe ? literal.find(bytes, from, to) : -1;
    return place < 0 ? Integer.MAX_VALUE : place;
  }
}
