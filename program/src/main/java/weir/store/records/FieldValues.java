package weir.store.records;

import java.util.Arrays;
import weir.model.flow.Column;
import weir.model.flow.RecordField;
import weir.model.net.IpAddress;

/// Turns a Parquet column's raw values into a batch's column of the field's type. A value that
/// cannot be one is absent and counted. Written by one reader.
sealed interface FieldValues {
  /// Converts the values of a dictionary or of a page and answers how many could not be read.
  int convert(RawValues raw, boolean dictionary);

  /// Makes room for a batch.
  void begin(int rows);

  /// Puts a value, by its place in the dictionary or in the page, into a row. Rows that nothing is
  /// put into are absent.
  void put(int row, int place, boolean dictionary);

  /// Puts values that follow each other into rows that follow each other.
  ///
  /// @param indexes which entry of the dictionary each value is; empty when the page has the values
  default void putAll(int row, int[] indexes, int from, int count) {
    boolean dictionary = indexes.length > 0;
    for (int i = 0; i < count; i++) {
      put(row + i, dictionary ? indexes[from + i] : from + i, dictionary);
    }
  }

  Column take();

  /// For a field, or for a column that no field has.
  static FieldValues of(RecordField.Type type) {
    return switch (type) {
      case INT32, INT64 -> new OfNumbers();
      case ADDRESS -> new OfAddresses();
      case STRING -> new OfTexts();
    };
  }

  /// Whole numbers; texts are read as numbers.
  final class OfNumbers implements FieldValues {
    private long[] dictionaryValues = new long[0];
    private long[] pageValues = new long[0];
    private long[] values = new long[0];

    @Override
    public int convert(RawValues raw, boolean dictionary) {
      int unreadable = 0;
      long[] converted = raw.numbers();
      if (!raw.isNumbers()) {
        converted = new long[raw.count()];
        Scratch scratch = new Scratch();
        for (int i = 0; i < raw.count(); i++) {
          int end = scratch.load(raw, i);
          long value = NumberText.parse(scratch.bytes(), Scratch.START, end);
          unreadable += value < 0 ? 1 : 0;
          converted[i] = value < 0 ? Column.Numbers.NONE : value;
        }
      }
      if (dictionary) {
        dictionaryValues = converted;
      } else {
        pageValues = converted;
      }
      return unreadable;
    }

    @Override
    public void begin(int rows) {
      values = new long[rows];
      Arrays.fill(values, Column.Numbers.NONE);
    }

    @Override
    public void put(int row, int place, boolean dictionary) {
      values[row] = (dictionary ? dictionaryValues : pageValues)[place];
    }

    @Override
    public void putAll(int row, int[] indexes, int from, int count) {
      if (indexes.length == 0) {
        System.arraycopy(pageValues, from, values, row, count);
        return;
      }
      long[] source = dictionaryValues;
      long[] target = values;
      for (int i = 0; i < count; i++) {
        target[row + i] = source[indexes[from + i]];
      }
    }

    @Override
    public Column take() {
      return new Column.Numbers(values);
    }
  }

  /// Addresses, written as texts.
  final class OfAddresses implements FieldValues {
    private final Ipv6Text ipv6 = new Ipv6Text();
    private long[] dictionaryPairs = new long[0];
    private long[] pagePairs = new long[0];
    private long[] high = new long[0];
    private long[] low = new long[0];

    @Override
    public int convert(RawValues raw, boolean dictionary) {
      int unreadable = 0;
      long[] pairs = new long[2 * raw.count()];
      Scratch scratch = new Scratch();
      for (int i = 0; i < raw.count(); i++) {
        boolean isText = !raw.isNumbers();
        int end = isText ? scratch.load(raw, i) : Scratch.START;
        long ipv4 = AddressText.parseIpv4(scratch.bytes(), Scratch.START, end);
        if (ipv4 >= 0) {
          pairs[2 * i + 1] = ipv4;
        } else if (ipv6.parse(scratch.bytes(), Scratch.START, end)) {
          pairs[2 * i] = ipv6.high();
          pairs[2 * i + 1] = ipv6.low();
        } else {
          unreadable++;
          pairs[2 * i] = IpAddress.ABSENT_HIGH;
          pairs[2 * i + 1] = IpAddress.ABSENT_LOW;
        }
      }
      if (dictionary) {
        dictionaryPairs = pairs;
      } else {
        pagePairs = pairs;
      }
      return unreadable;
    }

    @Override
    public void begin(int rows) {
      high = new long[rows];
      low = new long[rows];
      Arrays.fill(high, IpAddress.ABSENT_HIGH);
      Arrays.fill(low, IpAddress.ABSENT_LOW);
    }

    @Override
    public void put(int row, int place, boolean dictionary) {
      long[] pairs = dictionary ? dictionaryPairs : pagePairs;
      high[row] = pairs[2 * place];
      low[row] = pairs[2 * place + 1];
    }

    @Override
    public Column take() {
      return new Column.Addresses(high, low);
    }
  }

  /// Texts; numbers are shown in decimal. Made anew for every row group, so that the distinct texts
  /// kept are those of one.
  final class OfTexts implements FieldValues {
    private final SymbolTable table = new SymbolTable();
    private int[] dictionaryCodes = new int[0];
    private int[] pageCodes = new int[0];
    private int[] codes = new int[0];

    @Override
    public int convert(RawValues raw, boolean dictionary) {
      int unreadable = 0;
      int[] converted = new int[raw.count()];
      Scratch scratch = new Scratch();
      for (int i = 0; i < raw.count(); i++) {
        int end = scratch.load(raw, i);
        int code = table.code(scratch.bytes(), Scratch.START, end);
        boolean isNothing =
            end == Scratch.START
                || end == Scratch.START + 1 && scratch.bytes()[Scratch.START] == '-';
        unreadable += code < 0 && !isNothing ? 1 : 0;
        converted[i] = Math.max(code, -1);
      }
      if (dictionary) {
        dictionaryCodes = converted;
      } else {
        pageCodes = converted;
      }
      return unreadable;
    }

    @Override
    public void begin(int rows) {
      codes = new int[rows];
      Arrays.fill(codes, -1);
    }

    @Override
    public void put(int row, int place, boolean dictionary) {
      codes[row] = (dictionary ? dictionaryCodes : pageCodes)[place];
    }

    @Override
    public void putAll(int row, int[] indexes, int from, int count) {
      int[] source = indexes.length == 0 ? pageCodes : dictionaryCodes;
      int[] target = codes;
      for (int i = 0; i < count; i++) {
        target[row + i] = source[indexes.length == 0 ? from + i : indexes[from + i]];
      }
    }

    @Override
    public Column take() {
      return new Column.Symbols(codes, table.texts());
    }
  }

  /// A text with the margins around it that parsers ask for.
  final class Scratch {
    static final int START = AddressText.MARGIN;

    private byte[] bytes = new byte[256];

    byte[] bytes() {
      return bytes;
    }

    /// Loads a value and answers where it ends.
    int load(RawValues raw, int place) {
      if (raw.isNumbers()) {
        return NumberText.format(raw.numbers()[place], bytes, START);
      }
      int length = raw.ends()[place] - raw.starts()[place];
      if (bytes.length < START + length + START) {
        bytes = new byte[2 * length + 2 * START];
      }
      System.arraycopy(raw.bytes(), raw.starts()[place], bytes, START, length);
      return START + length;
    }
  }
}
