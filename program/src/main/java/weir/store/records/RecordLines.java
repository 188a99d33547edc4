package weir.store.records;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import weir.model.flow.Column;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;

/// Messages that are flow records of one format, both directions: finds them among other messages,
/// and spells them again, byte for byte. Used by one thread.
public final class RecordLines {
  private static final int MARGIN = 16;
  private static final long NEWLINES = '\n' * ByteWords.ONES;
  private static final long QUOTES = '"' * ByteWords.ONES;
  private static final long BRACKETS = '[' * ByteWords.ONES;

  private final RecordFormat format;
  private final ColumnParser[] parsers;
  private final LineIndex index = new LineIndex();
  private final TextRows rows = new TextRows();
  private final RecordTextWriter writer;
  private byte[] buffer = new byte[0];

  public RecordLines(RecordFormat format) {
    this.format = format;
    this.writer = new RecordTextWriter(format);
    this.parsers = format.fields().stream().map(ColumnParser::of).toArray(ColumnParser[]::new);
  }

  /// Records that were found.
  ///
  /// @param texts which text of the run each is, ascending
  /// @param records a row per record
  public record Found(int[] texts, RecordBatch records) {}

  /// Finds the texts that are records of the format and that [#spell] would write as they are.
  ///
  /// @param texts which texts to look at, ascending
  public Found find(TextRun run, int[] texts) {
    int[] candidates = lines(run, texts);
    rows.begin(buffer, index.separators(), false);
    int[] kept = new int[candidates.length];
    int count = 0;
    for (int line = 0; line < candidates.length; line++) {
      int before = index.separatorBefore(line);
      if (index.separatorBehind(line) - before == parsers.length) {
        rows.add(before, line);
        kept[count++] = candidates[line];
      }
    }
    Map<RecordField, Column> columns = new EnumMap<>(RecordField.class);
    for (int i = 0; i < parsers.length; i++) {
      parsers[i].reserve(count, count);
      parsers[i].parse(rows, i, 0);
    }
    int whole = withoutFaulty(kept, count);
    for (int i = 0; i < parsers.length; i++) {
      columns.put(format.fields().get(i), parsers[i].take());
    }
    return sameAgain(run, new Found(Arrays.copyOf(kept, whole), RecordBatch.of(whole, columns)));
  }

  private int withoutFaulty(int[] kept, int count) {
    if (rows.faulty() == 0) {
      return count;
    }
    for (ColumnParser parser : parsers) {
      parser.dropFaulty(rows, 0);
    }
    int whole = 0;
    for (int row = 0; row < count; row++) {
      if (rows.isFaulty(row)) {
        rows.takeFault(row);
      } else {
        kept[whole++] = kept[row];
      }
    }
    return whole;
  }

  /// Puts a line per text into the buffer; texts that are no single line are left out.
  private int[] lines(TextRun run, int[] texts) {
    int most = 2 * MARGIN;
    for (int text : texts) {
      most += run.length(text) + 1;
    }
    if (buffer.length < most) {
      buffer = new byte[most];
    }
    int[] kept = new int[texts.length];
    int count = 0;
    int at = MARGIN;
    for (int text : texts) {
      int length = run.length(text);
      if (length > 0 && length <= RecordTextReader.LONGEST_LINE && isLine(run, text)) {
        System.arraycopy(run.bytes(), run.start(text), buffer, at, length);
        at += length;
        buffer[at++] = '\n';
        kept[count++] = text;
      }
    }
    index.scan(buffer, MARGIN, at);
    return Arrays.copyOf(kept, count);
  }

  /// Whether a text is one line of values. A value that begins with `"` or `[` may hold blanks
  /// together for who splits the text, so that its columns would not be its fields.
  private static boolean isLine(TextRun run, int text) {
    byte[] bytes = run.bytes();
    int end = run.end(text);
    int plain = run.start(text);
    while (plain + Long.BYTES <= end && isPlain(ByteWords.longAt(bytes, plain))) {
      plain += Long.BYTES;
    }
    return isLine(run, text, plain);
  }

  /// Whether none of eight bytes needs a closer look.
  private static boolean isPlain(long word) {
    return (ByteWords.equalBytes(word, NEWLINES)
            | ByteWords.equalBytes(word, QUOTES)
            | ByteWords.equalBytes(word, BRACKETS))
        == 0;
  }

  /// @param from the bytes before are nothing special
  private static boolean isLine(TextRun run, int text, int from) {
    byte before = from == run.start(text) ? (byte) ' ' : run.bytes()[from - 1];
    for (int at = from; at < run.end(text); at++) {
      byte value = run.bytes()[at];
      if (value == '\n' || before == ' ' && (value == '"' || value == '[')) {
        return false;
      }
      before = value;
    }
    return true;
  }

  /// Leaves out records whose text has a form of its own, such as a number with a zero in front.
  private Found sameAgain(TextRun run, Found found) {
    TextRun spelt = spell(found.records());
    int[] same = new int[found.texts().length];
    int count = 0;
    for (int row = 0; row < same.length; row++) {
      int text = found.texts()[row];
      if (Arrays.equals(
          run.bytes(),
          run.start(text),
          run.end(text),
          spelt.bytes(),
          spelt.start(row),
          spelt.end(row))) {
        same[count++] = row;
      }
    }
    if (count == same.length) {
      return found;
    }
    int[] texts = new int[count];
    for (int i = 0; i < count; i++) {
      texts[i] = found.texts()[same[i]];
    }
    return new Found(texts, found.records().select(same, count));
  }

  /// Writes records as messages.
  public TextRun spell(RecordBatch records) {
    return writer.spell(records);
  }
}
