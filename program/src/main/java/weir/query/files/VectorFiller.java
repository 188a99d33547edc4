package weir.query.files;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;
import weir.model.flow.Column;
import weir.model.flow.RecordBatch;
import weir.model.net.IpAddress;
import weir.query.pruning.FilePartition;
import weir.store.records.AddressText;

/// Copies one column of record batches into DuckDB's vectors. Used by one lane at a time.
///
/// Texts go over in one call per vector: a call into native code per value would cost more than
/// parsing it.
final class VectorFiller {
  private final TableColumn column;
  private final @Nullable String partitionValue;
  private byte[] @Nullable [] texts = new byte[0] @Nullable [];
  private String[] dictionary = new String[0];
  private byte[] @Nullable [] encoded = new byte[0] @Nullable [];
  private final byte[] scratch = new byte[AddressText.LONGEST + 1];

  private VectorFiller(TableColumn column, @Nullable String partitionValue) {
    this.column = column;
    this.partitionValue = partitionValue;
  }

  /// @param partition of the file that the batches come from
  static VectorFiller of(TableColumn column, FilePartition partition) {
    return new VectorFiller(
        column,
        column instanceof TableColumn.Partition name
            ? partition.value(name.column()).orElse(null)
            : null);
  }

  /// Fills the vector's first rows from the batch's rows from `offset` on.
  void fill(RecordBatch batch, int offset, int count, DuckDBWritableVector vector) {
    Column source =
        switch (column) {
          case TableColumn.Field field -> batch.column(field.field());
          case TableColumn.Extra extra -> extra(batch, extra);
          case TableColumn.Partition partition -> new Column.SameText(partitionValue);
        };
    switch (column.type()) {
      case INTEGER -> fillInts(source, offset, count, vector);
      case BIGINT -> fillLongs(source, offset, count, vector);
      case VARCHAR -> fillTexts(source, offset, count, vector);
    }
  }

  private static Column extra(RecordBatch batch, TableColumn.Extra extra) {
    for (Map.Entry<String, Column> entry : batch.extras().entrySet()) {
      if (new TableColumn.Extra(entry.getKey()).name().equals(extra.name())) {
        return entry.getValue();
      }
    }
    return Column.ABSENT;
  }

  private static void fillInts(Column source, int offset, int count, DuckDBWritableVector vector) {
    for (int row = 0; row < count; row++) {
      long value = number(source, offset + row);
      if (value == Column.Numbers.NONE) {
        vector.setNull(row);
      } else {
        vector.setInt(row, Math.toIntExact(value));
      }
    }
  }

  private static void fillLongs(Column source, int offset, int count, DuckDBWritableVector vector) {
    if (source instanceof Column.Numbers(long[] values)) {
      for (int row = 0; row < count; row++) {
        long value = values[offset + row];
        if (value == Column.Numbers.NONE) {
          vector.setNull(row);
        } else {
          vector.setLong(row, value);
        }
      }
      return;
    }
    for (int row = 0; row < count; row++) {
      long value = number(source, offset + row);
      if (value == Column.Numbers.NONE) {
        vector.setNull(row);
      } else {
        vector.setLong(row, value);
      }
    }
  }

  private static long number(Column source, int row) {
    return switch (source) {
      case Column.Numbers numbers -> numbers.values()[row];
      case Column.SameNumber same -> same.value();
      case Column.SameText same -> Column.Numbers.NONE;
      case Column.Addresses addresses -> Column.Numbers.NONE;
      case Column.Symbols symbols -> Column.Numbers.NONE;
    };
  }

  private void fillTexts(Column source, int offset, int count, DuckDBWritableVector vector) {
    if (texts.length != count) {
      texts = new byte[count] @Nullable [];
    }
    switch (source) {
      case Column.Symbols symbols -> takeSymbols(symbols, offset);
      case Column.Addresses addresses -> takeAddresses(addresses, offset);
      case Column.SameText same -> Arrays.fill(texts, utf8(same.value()));
      case Column.SameNumber same -> Arrays.fill(texts, utf8(same.text(0)));
      case Column.Numbers numbers -> {
        for (int row = 0; row < texts.length; row++) {
          texts[row] = numbers.isAbsent(offset + row) ? null : utf8(numbers.text(offset + row));
        }
      }
    }
    vector.setStringUtf8Batch(0, texts);
  }

  // Two dictionaries with the same words are rare; telling so would cost more than encoding anew.
  @SuppressWarnings("ReferenceEquality")
  private void takeSymbols(Column.Symbols symbols, int offset) {
    if (symbols.texts() != dictionary) {
      dictionary = symbols.texts();
      encoded = new byte[dictionary.length] @Nullable [];
    }
    int[] codes = symbols.codes();
    for (int row = 0; row < texts.length; row++) {
      int code = codes[offset + row];
      if (code < 0) {
        texts[row] = null;
        continue;
      }
      byte[] text = encoded[code];
      if (text == null) {
        text = utf8(dictionary[code]);
        encoded[code] = text;
      }
      texts[row] = text;
    }
  }

  private void takeAddresses(Column.Addresses addresses, int offset) {
    for (int row = 0; row < texts.length; row++) {
      long high = addresses.high()[offset + row];
      long low = addresses.low()[offset + row];
      if (high == IpAddress.ABSENT_HIGH && low == IpAddress.ABSENT_LOW) {
        texts[row] = null;
      } else {
        texts[row] = Arrays.copyOf(scratch, AddressText.format(high, low, scratch, 0));
      }
    }
  }

  private static byte @Nullable [] utf8(@Nullable String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }
}
