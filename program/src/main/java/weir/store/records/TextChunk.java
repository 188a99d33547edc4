package weir.store.records;

import java.util.Arrays;
import weir.model.flow.Column;

/// Texts of a row group that hardly ever come again: their lengths, then all of them back to back,
/// so that a reader can search them as one run.
final class TextChunk extends ColumnChunk {
  private final ByteSink bytes = new ByteSink(1 << 16);
  private long[] lengths = new long[0];

  TextChunk(TableColumn column) {
    super(column);
  }

  void append(TextRun texts, int from, int to) {
    int at = rows();
    int behind = at + to - from;
    if (lengths.length < behind) {
      lengths = Arrays.copyOf(lengths, Math.max(behind, 2 * lengths.length));
    }
    for (int i = from; i < to; i++) {
      lengths[at++] = texts.length(i);
    }
    int start = texts.offsets()[from];
    bytes.put(texts.bytes(), start, texts.offsets()[to] - start);
    grow(to - from);
  }

  @Override
  int collect(Column column, Rows rows, int[] levels) {
    throw misfit(column);
  }

  @Override
  void encode(EncodedChunk target) {
    DeltaOutput.write(lengths, rows(), target.plain);
    target.plain.put(bytes.array(), 0, bytes.size());
    target.encoding(ParquetFormat.DELTA_LENGTH_BYTE_ARRAY);
  }

  @Override
  void clear() {
    super.clear();
    bytes.clear();
  }
}
