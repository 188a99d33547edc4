package weir.store.records;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Lines with the right number of columns, on their way into a batch: where each begins, and which
/// of them a column could not read. Written by the text reader and its columns only.
final class TextRows {
  private byte[] bytes = new byte[0];
  private int[] separators = new int[0];
  private int[] firsts = new int[1 << 11];
  private int[] lines = new int[1 << 11];
  private @Nullable String[] faults = new @Nullable String[1 << 11];
  private int count;
  private int faulty;
  private boolean explain;

  /// Begins anew with the separators of a piece of text.
  ///
  /// @param explain whether anybody reads the reasons of faults
  void begin(byte[] bytes, int[] separators, boolean explain) {
    this.explain = explain;
    this.bytes = bytes;
    this.separators = separators;
    count = 0;
    faulty = 0;
  }

  /// Adds the line that begins behind this separator.
  void add(int separatorBefore, int line) {
    if (count == firsts.length) {
      firsts = Arrays.copyOf(firsts, 2 * count);
      lines = Arrays.copyOf(lines, 2 * count);
      faults = Arrays.copyOf(faults, 2 * count);
    }
    firsts[count] = separatorBefore;
    lines[count++] = line;
  }

  byte[] bytes() {
    return bytes;
  }

  int[] separators() {
    return separators;
  }

  /// Which separator stands before each row's line.
  int[] firsts() {
    return firsts;
  }

  int count() {
    return count;
  }

  int faulty() {
    return faulty;
  }

  /// Which line of the piece the row is.
  int line(int row) {
    return lines[row];
  }

  /// Says that a row has an unreadable value; the first reason counts.
  void fault(int row, String name, int start, int end, String demand) {
    if (faults[row] == null) {
      faulty++;
      faults[row] =
          explain ? name + " is \"" + shown(bytes, start, end) + "\" but must be " + demand : "";
    }
  }

  boolean isFaulty(int row) {
    return faulty > 0 && faults[row] != null;
  }

  /// Why the row is no record; forgets it.
  String takeFault(int row) {
    String fault = faults[row];
    faults[row] = null;
    return fault == null ? "" : fault;
  }

  /// A part of a line as a notice shows it: short, and without what upsets a terminal.
  static String shown(byte[] bytes, int start, int end) {
    int length = Math.min(end - start, 40);
    String text = new String(bytes, start, length, StandardCharsets.UTF_8);
    return text.replaceAll("\\p{Cntrl}", "?") + (length < end - start ? "…" : "");
  }
}
