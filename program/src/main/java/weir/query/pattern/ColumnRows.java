package weir.query.pattern;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.model.flow.Column;
import weir.model.flow.RecordField;
import weir.model.net.IpAddress;
import weir.store.records.AddressText;
import weir.store.records.NumberText;
import weir.store.records.RawValues;
import weir.store.records.RecordTextWriter;

/// Finds the rows whose value in one column passes a test of its text, writing as little text as it
/// can: texts once for all rows that share them, numbers and addresses only for tests that no
/// comparison of numbers can stand for. Used by one thread.
final class ColumnRows {
  private static final byte[] ABSENT = {'-'};

  private final byte[] scratch = new byte[AddressText.LONGEST + 1];

  RowSet matching(ValueTest test, Column column, int rows) {
    return switch (test) {
      case ValueTest.AllOf(List<ValueTest> tests) -> {
        RowSet all = RowSet.all(rows);
        for (ValueTest one : tests) {
          all.retain(matching(one, column, rows));
        }
        yield all;
      }
      case ValueTest.AnyOf(List<ValueTest> tests) -> {
        RowSet any = RowSet.none(rows);
        for (ValueTest one : tests) {
          any.add(matching(one, column, rows));
        }
        yield any;
      }
      case ValueTest.Not(ValueTest opposite) -> matching(opposite, column, rows).invert();
      case ValueTest.Equal _,
          ValueTest.Containing _,
          ValueTest.Like _,
          ValueTest.Found _,
          ValueTest.Ordered _ ->
          single(test, column, rows);
    };
  }

  /// Which of some distinct values pass.
  ///
  /// @param ofTexts whether the values may be other than numbers and addresses
  boolean[] passing(ValueTest test, RawValues values, boolean ofTexts) {
    boolean[] passing = new boolean[values.count()];
    if (values.isNumbers()) {
      RowSet rows = matching(test, new Column.Numbers(values.numbers()), values.count());
      for (int i = 0; i < passing.length; i++) {
        passing[i] = rows.has(i);
      }
      return passing;
    }
    byte[] bytes = values.bytes();
    for (int i = 0; i < passing.length; i++) {
      int from = values.starts()[i];
      int to = values.ends()[i];
      passing[i] =
          ofTexts && !isPlain(bytes, from, to)
              ? passes(test, new String(bytes, from, to - from, StandardCharsets.UTF_8))
              : test.matches(bytes, from, to);
    }
    return passing;
  }

  /// Whether a value is written as it is.
  private static boolean isPlain(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at++) {
      if (bytes[at] >= 0 && bytes[at] <= ' ' || bytes[at] == 0x7f) {
        return false;
      }
    }
    return from < to;
  }

  /// Whether a row without a value passes.
  static boolean passesAbsent(ValueTest test) {
    return passes(test, null);
  }

  private RowSet single(ValueTest test, Column column, int rows) {
    return switch (column) {
      case Column.SameText same -> RowSet.of(rows, passes(test, same.value()));
      case Column.SameNumber(long value) -> RowSet.of(rows, passes(test, Long.toString(value)));
      case Column.Symbols symbols -> symbols(test, symbols, rows);
      case Column.Numbers(long[] values) -> numbers(test, values, rows);
      case Column.Addresses addresses ->
          test instanceof ValueTest.Containing(Literal text) && DigitSearch.isFor(text)
              ? digits(test, new DigitSearch(text), addresses, rows)
              : addresses(test, addresses.high(), addresses.low(), rows);
    };
  }

  private static boolean passes(ValueTest test, @Nullable String value) {
    byte[] written = value == null || value.isEmpty() ? ABSENT : RecordTextWriter.written(value);
    return test.matches(written, 0, written.length);
  }

  private static RowSet symbols(ValueTest test, Column.Symbols symbols, int rows) {
    // Code -1 is the first.
    long[] passing = new long[symbols.texts().length + 1];
    passing[0] = passes(test, null) ? 1 : 0;
    for (int i = 1; i < passing.length; i++) {
      passing[i] = passes(test, symbols.texts()[i - 1]) ? 1 : 0;
    }
    int[] codes = symbols.codes();
    RowSet set = RowSet.none(rows);
    for (int from = 0; from < rows; from += 64) {
      int to = Math.min(rows, from + 64);
      long bits = 0;
      for (int row = from; row < to; row++) {
        bits |= passing[Math.max(codes[row], -1) + 1] << row;
      }
      set.add(from >>> 6, bits);
    }
    return set;
  }

  private RowSet numbers(ValueTest test, long[] values, int rows) {
    return switch (test) {
      case ValueTest.Equal(Literal text) -> equal(text.toString(), values, rows);
      case ValueTest.Ordered(Order order, double number) -> ordered(order, number, values, rows);
      case ValueTest.Containing(Literal text) when DigitSearch.isFor(text) ->
          new DigitSearch(text).numbers(values, rows);
      case ValueTest.Containing _,
          ValueTest.Like _,
          ValueTest.Found _,
          ValueTest.Not _,
          ValueTest.AllOf _,
          ValueTest.AnyOf _ -> {
        RowSet set = RowSet.none(rows);
        if (!mayHold(RecordField.Type.INT64, ValueTest.required(test))) {
          yield set;
        }
        for (int row = 0; row < rows; row++) {
          boolean isAbsent = values[row] == Column.Numbers.NONE;
          byte[] written = isAbsent ? ABSENT : scratch;
          int end = isAbsent ? 1 : NumberText.format(values[row], scratch, 0);
          if (test.matches(written, 0, end)) {
            set.add(row);
          }
        }
        yield set;
      }
    };
  }

  /// Whether some value of the type may have the text in it.
  static boolean mayHold(RecordField.Type type, Literal text) {
    return switch (type) {
      case STRING -> true;
      case INT32, INT64 -> isPartOf(text, "-0123456789");
      case ADDRESS -> isPartOf(text, "-.:0123456789abcdef");
    };
  }

  private static boolean isPartOf(Literal text, String characters) {
    for (byte one : text.bytes()) {
      if (characters.indexOf(one) < 0) {
        return false;
      }
    }
    return true;
  }

  private static RowSet equal(String text, long[] values, int rows) {
    long wanted = Column.Numbers.NONE;
    if (!text.equals("-")) {
      try {
        wanted = Long.parseLong(text);
      } catch (NumberFormatException noNumber) {
        return RowSet.none(rows);
      }
      if (wanted == Column.Numbers.NONE || !Long.toString(wanted).equals(text)) {
        return RowSet.none(rows);
      }
    }
    RowSet set = RowSet.none(rows);
    for (int from = 0; from < rows; from += 64) {
      int to = Math.min(rows, from + 64);
      long bits = 0;
      for (int row = from; row < to; row++) {
        bits |= (values[row] == wanted ? 1L : 0L) << row;
      }
      set.add(from >>> 6, bits);
    }
    return set;
  }

  private static RowSet ordered(Order order, double number, long[] values, int rows) {
    RowSet set = RowSet.none(rows);
    for (int from = 0; from < rows; from += 64) {
      int to = Math.min(rows, from + 64);
      long bits = 0;
      for (int row = from; row < to; row++) {
        long value = values[row];
        boolean holds = value != Column.Numbers.NONE && order.holds((double) value, number);
        bits |= (holds ? 1L : 0L) << row;
      }
      set.add(from >>> 6, bits);
    }
    return set;
  }

  private static RowSet addresses(ValueTest test, long[] high, long[] low, int rows) {
    return switch (test) {
      case ValueTest.Equal(Literal text) -> equal(text.toString(), high, low, rows);
      // The text of an address is no number.
      case ValueTest.Ordered _ -> RowSet.none(rows);
      case ValueTest.Containing _,
          ValueTest.Like _,
          ValueTest.Found _,
          ValueTest.Not _,
          ValueTest.AllOf _,
          ValueTest.AnyOf _ -> {
        RowSet set = RowSet.none(rows);
        if (!mayHold(RecordField.Type.ADDRESS, ValueTest.required(test))) {
          yield set;
        }
        PassedAddresses passed = new PassedAddresses(test);
        for (int row = 0; row < rows; row++) {
          if (passed.passes(high[row], low[row])) {
            set.add(row);
          }
        }
        yield set;
      }
    };
  }

  private RowSet digits(ValueTest test, DigitSearch digits, Column.Addresses addresses, int rows) {
    boolean[] octets = digits.octets();
    RowSet set = RowSet.none(rows);
    for (int row = 0; row < rows; row++) {
      long high = addresses.high()[row];
      long low = addresses.low()[row];
      boolean passes =
          IpAddress.isIpv4(high, low)
              ? octets[(int) (low >>> 24) & 0xff]
                  || octets[(int) (low >>> 16) & 0xff]
                  || octets[(int) (low >>> 8) & 0xff]
                  || octets[(int) low & 0xff]
              : !isAbsent(high, low)
                  && test.matches(scratch, 0, AddressText.format(high, low, scratch, 0));
      if (passes) {
        set.add(row);
      }
    }
    return set;
  }

  private static RowSet equal(String text, long[] high, long[] low, int rows) {
    long wantedHigh = IpAddress.ABSENT_HIGH;
    long wantedLow = IpAddress.ABSENT_LOW;
    if (!text.equals("-")) {
      IpAddress address = IpAddress.find(text).orElse(null);
      if (address == null
          || !address.toString().equals(text)
          || isAbsent(address.high(), address.low())) {
        return RowSet.none(rows);
      }
      wantedHigh = address.high();
      wantedLow = address.low();
    }
    RowSet set = RowSet.none(rows);
    for (int from = 0; from < rows; from += 64) {
      int to = Math.min(rows, from + 64);
      long bits = 0;
      for (int row = from; row < to; row++) {
        bits |= ((high[row] ^ wantedHigh | low[row] ^ wantedLow) == 0 ? 1L : 0L) << row;
      }
      set.add(from >>> 6, bits);
    }
    return set;
  }

  private static boolean isAbsent(long high, long low) {
    return high == IpAddress.ABSENT_HIGH && low == IpAddress.ABSENT_LOW;
  }
}
