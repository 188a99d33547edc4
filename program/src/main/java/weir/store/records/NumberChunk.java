package weir.store.records;

import java.util.Arrays;
import weir.model.flow.Column;

/// Numbers of a row group.
final class NumberChunk extends ColumnChunk {
  private final int width;
  private final DistinctPairs pairs = new DistinctPairs();
  private long[] values = new long[0];
  private int[] codeByOffset = new int[0];

  NumberChunk(TableColumn column) {
    super(column);
    this.width = column.kind() == TableColumn.Kind.INT32 ? 4 : 8;
  }

  @Override
  int collect(Column column, Rows rows, int[] levels) {
    int at = rows.kept();
    int most = at + rows.count();
    if (values.length < most) {
      values = Arrays.copyOf(values, Math.max(most, 2 * values.length));
    }
    switch (column) {
      case Column.Numbers numbers -> {
        long[] source = numbers.values();
        long[] target = values;
        int shift = rows.level() - rows.from();
        for (int row = rows.from(); row < rows.to(); row++) {
          int level = source[row] == Column.Numbers.NONE ? 0 : 1;
          target[at] = source[row];
          levels[row + shift] = level;
          at += level;
        }
      }
      case Column.SameNumber same -> {
        Arrays.fill(values, at, most, same.value());
        Arrays.fill(levels, rows.level(), rows.level() + rows.count(), 1);
        at = most;
      }
      case Column.Addresses _, Column.Symbols _, Column.SameText _ -> throw misfit(column);
    }
    return at;
  }

  @Override
  void encode(EncodedChunk target) {
    int count = present();
    if (count == 0) {
      return;
    }
    long least = values[0];
    long most = values[0];
    for (int i = 1; i < count; i++) {
      least = Math.min(least, values[i]);
      most = Math.max(most, values[i]);
    }
    if (width == 4) {
      Math.toIntExact(least);
      Math.toIntExact(most);
    }
    target.bounds(bytes(least), bytes(most));
    if (column().kind() == TableColumn.Kind.GROWING) {
      DeltaOutput.write(values, count, target.plain);
      target.encoding(ParquetFormat.DELTA_BINARY_PACKED);
      return;
    }
    long range = most - least;
    boolean coded =
        range >= 0 && range < 4L * count + 1024
            ? codeByOffset(target, least, (int) range + 1)
            : codeByHash(target);
    if (!coded || column().packed() && packsBetter(target.distinct(), range)) {
      target.dictionary.clear();
      target.distinct(0);
      if (column().packed()) {
        DeltaOutput.write(values, count, target.plain);
        target.encoding(ParquetFormat.DELTA_BINARY_PACKED);
        return;
      }
      for (int i = 0; i < count; i++) {
        put(values[i], target.plain);
      }
    }
  }

  /// Numbers that lie close together: a table has a place for each.
  private boolean codeByOffset(EncodedChunk target, long least, int range) {
    if (codeByOffset.length < range) {
      codeByOffset = new int[range];
    } else {
      Arrays.fill(codeByOffset, 0, range, 0);
    }
    int count = present();
    int[] codes = target.codes(count);
    int distinct = 0;
    for (int i = 0; i < count; i++) {
      int offset = (int) (values[i] - least);
      int codeAndOne = codeByOffset[offset];
      if (codeAndOne == 0) {
        codeAndOne = ++distinct;
        codeByOffset[offset] = codeAndOne;
        put(values[i], target.dictionary);
      }
      codes[i] = codeAndOne - 1;
    }
    target.distinct(distinct);
    return pays(distinct);
  }

  private boolean codeByHash(EncodedChunk target) {
    int count = present();
    int most = count / 2 + 1;
    pairs.clear();
    int[] codes = target.codes(count);
    for (int i = 0; i < count; i++) {
      codes[i] = pairs.code(0, values[i]);
      if (pairs.size() > most) {
        return false;
      }
    }
    for (int code = 0; code < pairs.size(); code++) {
      put(pairs.low(code), target.dictionary);
    }
    target.distinct(pairs.size());
    return pays(pairs.size());
  }

  /// Whether a dictionary makes the chunk smaller.
  private boolean pays(int distinct) {
    long indexes = (long) present() * HybridRuns.bitWidth(distinct - 1) / 8;
    return (long) distinct * width + indexes < (long) present() * width;
  }

  /// Whether packed differences are smaller than a dictionary and indexes into it: compression does
  /// little for either where values are many.
  private boolean packsBetter(int distinct, long range) {
    int bits = Long.SIZE - Long.numberOfLeadingZeros(range);
    long packed = (long) present() * (bits + 1);
    long coded = (long) distinct * bits + (long) present() * HybridRuns.bitWidth(distinct - 1);
    return range >= 0 && packed < coded;
  }

  private void put(long value, ByteSink sink) {
    if (width == 4) {
      sink.putInt((int) value);
    } else {
      sink.putLong(value);
    }
  }

  private byte[] bytes(long value) {
    ByteSink bytes = new ByteSink(8);
    put(value, bytes);
    return Arrays.copyOf(bytes.array(), bytes.size());
  }
}
