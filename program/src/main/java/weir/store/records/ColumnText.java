package weir.store.records;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import weir.model.flow.Column;

/// The values of one column as bytes, ready to be copied into lines. Prepared batch after batch by
/// one writer; distinct texts are encoded once per batch, or less often when batches share them.
final class ColumnText {
  /// How a text's bytes look in a file.
  @FunctionalInterface
  interface Encoding {
    byte[] encode(String text);
  }

  private enum Kind {
    NUMBERS,
    ADDRESSES,
    SYMBOLS,
    SAME
  }

  private final Encoding encoding;
  private Kind kind = Kind.SAME;
  private long[] high = new long[0];
  private long[] low = new long[0];
  private int[] codes = new int[0];
  private String[] texts = new String[0];

  /// Texts back to back, and room behind them to load eight bytes from anywhere.
  private byte[] encoded = new byte[0];

  private int sameLength;
  private int[] ends = new int[0];
  private int longest;
  private boolean absent;

  ColumnText(Encoding encoding) {
    this.encoding = encoding;
  }

  /// Takes the next batch's column.
  void prepare(Column column) {
    switch (column) {
      case Column.Numbers numbers -> {
        kind = Kind.NUMBERS;
        low = numbers.values();
        longest = NumberText.LONGEST;
      }
      case Column.Addresses addresses -> {
        kind = Kind.ADDRESSES;
        high = addresses.high();
        low = addresses.low();
        longest = AddressText.LONGEST + 1;
      }
      case Column.Symbols symbols -> {
        codes = symbols.codes();
        if (kind != Kind.SYMBOLS || !Arrays.equals(texts, symbols.texts())) {
          kind = Kind.SYMBOLS;
          encodeAll(symbols.texts());
        }
      }
      case Column.SameText same -> {
        String value = same.value();
        same(value == null, value == null ? new byte[0] : encoding.encode(value));
      }
      case Column.SameNumber same ->
          same(false, Long.toString(same.value()).getBytes(StandardCharsets.US_ASCII));
    }
  }

  private void same(boolean isAbsent, byte[] value) {
    kind = Kind.SAME;
    absent = isAbsent;
    encoded = Arrays.copyOf(value, value.length + Long.BYTES);
    sameLength = value.length;
    longest = value.length + Long.BYTES;
  }

  private void encodeAll(String[] distinct) {
    texts = distinct;
    ends = new int[distinct.length];
    longest = 0;
    ByteArrayOutputStream all = new ByteArrayOutputStream(32 * distinct.length);
    for (int i = 0; i < distinct.length; i++) {
      byte[] text = encoding.encode(distinct[i]);
      all.write(text, 0, text.length);
      ends[i] = all.size();
      longest = Math.max(longest, text.length);
    }
    longest += Long.BYTES;
    encoded = Arrays.copyOf(all.toByteArray(), all.size() + Long.BYTES);
  }

  /// The most bytes that a value of the batch takes, or spoils behind itself.
  int longest() {
    return longest;
  }

  boolean isAbsent(int row) {
    return switch (kind) {
      case NUMBERS -> low[row] == Column.Numbers.NONE;
      case ADDRESSES -> isAbsentAddress(row);
      case SYMBOLS -> codes[row] < 0;
      case SAME -> absent;
    };
  }

  private boolean isAbsentAddress(int row) {
    return high[row] == weir.model.net.IpAddress.ABSENT_HIGH
        && low[row] == weir.model.net.IpAddress.ABSENT_LOW;
  }

  /// Writes the row's value at `position`, nothing when absent, and answers the position behind it.
  int put(int row, byte[] target, int position) {
    return switch (kind) {
      case NUMBERS ->
          low[row] == Column.Numbers.NONE
              ? position
              : NumberText.format(low[row], target, position);
      case ADDRESSES ->
          isAbsentAddress(row)
              ? position
              : AddressText.format(high[row], low[row], target, position);
      case SYMBOLS -> codes[row] < 0 ? position : putSymbol(codes[row], target, position);
      case SAME -> copy(0, sameLength, target, position);
    };
  }

  private int putSymbol(int code, byte[] target, int position) {
    int from = code == 0 ? 0 : ends[code - 1];
    return copy(from, ends[code] - from, target, position);
  }

  /// Eight bytes at a time, which is quicker for short texts than a call; spoils up to seven
  /// behind.
  private int copy(int from, int length, byte[] target, int position) {
    byte[] source = encoded;
    for (int i = 0; i < length; i += Long.BYTES) {
      ByteWords.putLong(target, position + i, ByteWords.longAt(source, from + i));
    }
    return position + length;
  }
}
