package weir.store.records;

import java.util.Arrays;
import weir.model.flow.Column;

/// Addresses of a row group; texts in the file.
final class AddressChunk extends ColumnChunk {
  private final DistinctPairs pairs = new DistinctPairs();
  private final byte[] text = new byte[AddressText.LONGEST + 1];
  private long[] high = new long[0];
  private long[] low = new long[0];

  AddressChunk(TableColumn column) {
    super(column);
  }

  @Override
  int collect(Column column, Rows rows, int[] levels) {
    if (!(column instanceof Column.Addresses addresses)) {
      throw misfit(column);
    }
    int at = rows.kept();
    int most = at + rows.count();
    if (high.length < most) {
      high = Arrays.copyOf(high, Math.max(most, 2 * high.length));
      low = Arrays.copyOf(low, high.length);
    }
    int shift = rows.level() - rows.from();
    for (int row = rows.from(); row < rows.to(); row++) {
      int level = addresses.isAbsent(row) ? 0 : 1;
      high[at] = addresses.high()[row];
      low[at] = addresses.low()[row];
      levels[row + shift] = level;
      at += level;
    }
    return at;
  }

  @Override
  void encode(EncodedChunk target) {
    int count = present();
    pairs.clear();
    int[] codes = target.codes(count);
    for (int i = 0; i < count; i++) {
      codes[i] = pairs.code(high[i], low[i]);
    }
    for (int code = 0; code < pairs.size(); code++) {
      int length = AddressText.format(pairs.high(code), pairs.low(code), text, 0);
      target.addText(text, 0, length);
    }
  }
}
