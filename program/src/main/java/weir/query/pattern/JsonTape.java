package weir.query.pattern;

import java.util.Arrays;

/// A JSON text as a row of nodes in the order of the text: an object is followed by its keys and
/// values by turns, an array by its elements. Used by one thread; its array is used again.
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
  private static final int KIND_SHIFT = 61;
  private static final int ESCAPED_SHIFT = 60;
  private static final int START_SHIFT = 30;

  /// The greatest position that a node has room for.
  static final int LAST_POSITION = (1 << START_SHIFT) - 1;

  /// Kind, whether a string has a backslash, start and end, in one number.
  private long[] nodes = new long[64];

  private byte[] bytes = new byte[0];
  private int count;

  void clear(byte[] text) {
    bytes = text;
    count = 0;
  }

  /// Adds a string between its quotes.
  void addString(int start, int end, boolean hasBackslash) {
    int node = add(Kind.STRING, start, end);
    nodes[node] |= hasBackslash ? 1L << ESCAPED_SHIFT : 0;
  }

  /// Adds a node.
  int add(Kind kind, int start, int end) {
    if (count == nodes.length) {
      nodes = Arrays.copyOf(nodes, 2 * count);
    }
    nodes[count] = (long) kind.ordinal() << KIND_SHIFT | (long) start << START_SHIFT | end;
    return count++;
  }

  /// Ends an object or array behind the nodes that were added last.
  void close(int container) {
    nodes[container] |= count;
  }

  Kind kind(int node) {
    return KINDS[(int) (nodes[node] >>> KIND_SHIFT)];
  }

  /// Whether a string has a backslash in it.
  boolean isEscaped(int string) {
    return (nodes[string] >>> ESCAPED_SHIFT & 1) != 0;
  }

  byte[] bytes() {
    return bytes;
  }

  int start(int node) {
    return (int) (nodes[node] >>> START_SHIFT) & LAST_POSITION;
  }

  int end(int node) {
    return (int) nodes[node] & LAST_POSITION;
  }

  /// The node behind this one and all that is in it.
  int behind(int node) {
    return nodes[node] >>> KIND_SHIFT <= Kind.ARRAY.ordinal() ? end(node) : node + 1;
  }
}
