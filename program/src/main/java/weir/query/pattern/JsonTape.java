package weir.query.pattern;

import java.util.Arrays;

/// A JSON text as a row of nodes in the order of the text: an object is followed by its keys and
/// values by turns, an array by its elements. Used by one thread; its arrays are used again.
final class JsonTape {
  /// What a node is.
  enum Kind {
    OBJECT,
    ARRAY,
    STRING,
    NUMBER,
    TRUE,
    FALSE,
    NULL
  }

  /// The first node.
  static final int ROOT = 0;

  private static final Kind[] KINDS = Kind.values();

  private byte[] kinds = new byte[64];
  private boolean[] escaped = new boolean[64];
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private byte[] bytes = new byte[0];
  private int count;

  void clear(byte[] text) {
    bytes = text;
    count = 0;
  }

  /// Adds a string between its quotes.
  void addString(int start, int end, boolean hasBackslash) {
    int node = add(Kind.STRING, start, end);
    escaped[node] = hasBackslash;
  }

  /// Adds a node.
  int add(Kind kind, int start, int end) {
    if (count == kinds.length) {
      kinds = Arrays.copyOf(kinds, 2 * count);
      escaped = Arrays.copyOf(escaped, 2 * count);
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
    }
    kinds[count] = (byte) kind.ordinal();
    starts[count] = start;
    ends[count] = end;
    return count++;
  }

  /// Ends an object or array behind the nodes that were added last.
  void close(int container) {
    ends[container] = count;
  }

  Kind kind(int node) {
    return KINDS[kinds[node]];
  }

  /// Whether a string has a backslash in it.
  boolean isEscaped(int string) {
    return escaped[string];
  }

  byte[] bytes() {
    return bytes;
  }

  int start(int node) {
    return starts[node];
  }

  int end(int node) {
    return ends[node];
  }

  /// The node behind this one and all that is in it.
  int behind(int node) {
    return kinds[node] <= Kind.ARRAY.ordinal() ? ends[node] : node + 1;
  }
}
