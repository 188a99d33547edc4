package weir.dataplane.nft;

/// Lines of a ruleset, indented by block. A closing brace has a line of its own, which nft 1.0.6
/// insists on.
final class NftText {
  private final StringBuilder text = new StringBuilder();
  private int depth;

  void open(String head) {
    line(head + " {");
    depth++;
  }

  void close() {
    depth--;
    line("}");
  }

  void line(String line) {
    text.append("  ".repeat(depth)).append(line).append('\n');
  }

  /// Adds another text's lines at this depth.
  void append(NftText other) {
    other.text.toString().lines().forEach(this::line);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
