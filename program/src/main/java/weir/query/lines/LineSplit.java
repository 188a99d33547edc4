package weir.query.lines;

import java.util.Arrays;
import weir.store.records.ByteWords;

/// Where the lines of a piece of text end and where a delimiter stands in them, found eight bytes
/// at a time. Reused piece after piece by its reader only.
final class LineSplit {
  private static final long NEWLINES = '\n' * ByteWords.ONES;

  /// What lifts a byte of seven bits behind the blank to its top bit.
  private static final long BEHIND_BLANK = (0x7f - ' ') * ByteWords.ONES;

  private final long delimiters;

  /// All bits, unless blanks are the delimiter: then most words are done by a look at blanks.
  private final long othersThanBlanks;

  /// Positions of delimiters and newlines; before the first stands the position before the piece.
  private int[] separators = new int[1 << 15];

  /// Which of the separators are newlines.
  private int[] newlines = new int[1 << 11];

  private int lines;
  private int behind;

  LineSplit(byte delimiter) {
    this.delimiters = (delimiter & 0xffL) * ByteWords.ONES;
    this.othersThanBlanks = delimiter == ' ' ? 0 : -1L;
  }

  /// Finds the separators from `from` to before `to`. The array must go on for eight bytes.
  void scan(byte[] bytes, int from, int to) {
    int[] found = separators;
    int[] ends = newlines;
    int count = 1;
    int lineCount = 0;
    found[0] = from - 1;
    for (int position = from; position < to; position += 8) {
      long word = ByteWords.longAt(bytes, position);
      long marks = upToBlank(word);
      long newline = 0;
      // A blank has bit 5, the control characters before it do not.
      if ((marks & ~(word << 2) | othersThanBlanks) != 0) {
        newline = equal(word, NEWLINES);
        marks = newline | equal(word, delimiters);
      }
      if (marks == 0) {
        continue;
      }
      if (to - position < 8) {
        long inside = ~(-1L << (8 * (to - position)));
        marks &= inside;
        newline &= inside;
      }
      if (count + 8 >= found.length) {
        separators = found = Arrays.copyOf(found, 2 * found.length);
      }
      while (newline != 0) {
        if (lineCount == ends.length) {
          newlines = ends = Arrays.copyOf(ends, 2 * ends.length);
        }
        long lowest = newline & -newline;
        ends[lineCount++] = count + Long.bitCount(marks & lowest - 1);
        newline ^= lowest;
      }
      while (marks != 0) {
        found[count++] = position + (Long.numberOfTrailingZeros(marks) >>> 3);
        marks &= marks - 1;
      }
    }
    lines = lineCount;
    behind = lineCount == 0 ? from : found[ends[lineCount - 1]] + 1;
  }

  /// The top bit of each byte of `word` that is a blank or a control character before it; exact.
  private static long upToBlank(long word) {
    return ~((word & ~ByteWords.TOPS) + BEHIND_BLANK | word) & ByteWords.TOPS;
  }

  /// The top bit of each byte of `word` that equals the byte repeated in `pattern`; exact.
  private static long equal(long word, long pattern) {
    long difference = word ^ pattern;
    return ~((difference & ~ByteWords.TOPS) + ~ByteWords.TOPS | difference | ~ByteWords.TOPS);
  }

  /// Whole lines in the piece.
  int lines() {
    return lines;
  }

  /// The position behind the last whole line.
  int behind() {
    return behind;
  }

  /// Which separator stands before the line.
  int separatorBefore(int line) {
    return line == 0 ? 0 : newlines[line - 1];
  }

  /// Which separator ends the line.
  int separatorBehind(int line) {
    return newlines[line];
  }

  /// The positions of the separators; of use up to the last line's.
  int[] separators() {
    return separators;
  }
}
