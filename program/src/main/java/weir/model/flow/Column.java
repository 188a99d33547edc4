package weir.model.flow;

import org.jspecify.annotations.Nullable;
import weir.model.net.IpAddress;

/// The values of one field in a [RecordBatch], a row each. Arrays may be longer than the batch;
/// nobody writes to them once the batch is made.
public sealed interface Column {
  /// The column of a field that no row of the batch has.
  Column ABSENT = new SameText(null);

  /// Whether the row has no value (`-` in text, null in Parquet).
  boolean isAbsent(int row);

  /// The value as a text file shows it, `-` when absent. For edges and tests; hot paths switch on
  /// the column's class.
  String text(int row);

  /// Numbers of any field, [#NONE] where absent.
  record Numbers(long[] values) implements Column {
    public static final long NONE = Long.MIN_VALUE;

    @Override
    public boolean isAbsent(int row) {
      return values[row] == NONE;
    }

    @Override
    public String text(int row) {
      return isAbsent(row) ? "-" : Long.toString(values[row]);
    }
  }

  /// Addresses as halves, [IpAddress#ABSENT_HIGH] and [IpAddress#ABSENT_LOW] where absent.
  record Addresses(long[] high, long[] low) implements Column {
    @Override
    public boolean isAbsent(int row) {
      return high[row] == IpAddress.ABSENT_HIGH && low[row] == IpAddress.ABSENT_LOW;
    }

    @Override
    public String text(int row) {
      return isAbsent(row) ? "-" : IpAddress.toString(high[row], low[row]);
    }
  }

  /// Texts as indexes into the distinct ones, -1 where absent.
  record Symbols(int[] codes, String[] texts) implements Column {
    @Override
    public boolean isAbsent(int row) {
      return codes[row] < 0;
    }

    @Override
    public String text(int row) {
      return isAbsent(row) ? "-" : texts[codes[row]];
    }
  }

  /// The same text in every row; null is absent in every row, of a field of any type.
  record SameText(@Nullable String value) implements Column {
    @Override
    public boolean isAbsent(int row) {
      return value == null;
    }

    @Override
    public String text(int row) {
      return value == null ? "-" : value;
    }
  }

  /// The same number in every row.
  record SameNumber(long value) implements Column {
    @Override
    public boolean isAbsent(int row) {
      return false;
    }

    @Override
    public String text(int row) {
      return Long.toString(value);
    }
  }
}
