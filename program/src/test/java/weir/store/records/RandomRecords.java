package weir.store.records;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import weir.model.flow.Column;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;
import weir.model.net.IpAddress;

/// Makes batches of any shape: every kind of column, absent values, extreme numbers, both families,
/// texts of one to many bytes.
public final class RandomRecords {
  private final SplittableRandom random;

  public RandomRecords(long seed) {
    this.random = new SplittableRandom(seed);
  }

  public RecordFormat format() {
    List<RecordField> fields = new ArrayList<>(List.of(RecordField.values()));
    Collections.shuffle(fields, new java.util.Random(random.nextLong()));
    return new RecordFormat(fields.subList(0, 1 + random.nextInt(fields.size())));
  }

  public RecordBatch batch(int rows, RecordFormat format) {
    Map<RecordField, Column> columns = new EnumMap<>(RecordField.class);
    for (RecordField field : format.fields()) {
      if (random.nextInt(12) > 0) {
        columns.put(field, column(rows, field));
      }
    }
    return RecordBatch.of(rows, columns, new LinkedHashMap<>());
  }

  private Column column(int rows, RecordField field) {
    int absentPercent = List.of(0, 0, 10, 100).get(random.nextInt(4));
    return switch (field.type()) {
      case INT32 -> numbers(rows, absentPercent, 31);
      case INT64 -> numbers(rows, absentPercent, 63);
      case ADDRESS -> addresses(rows, absentPercent);
      case STRING ->
          random.nextInt(8) == 0 ? new Column.SameText(text()) : texts(rows, absentPercent);
    };
  }

  private Column numbers(int rows, int absentPercent, int bits) {
    if (random.nextInt(8) == 0) {
      return new Column.SameNumber(random.nextLong() >>> (64 - bits));
    }
    int fewerBits = random.nextInt(bits);
    long[] values = new long[rows];
    for (int row = 0; row < rows; row++) {
      int shift = 64 - bits + random.nextInt(fewerBits + 1);
      values[row] =
          random.nextInt(100) < absentPercent ? Column.Numbers.NONE : random.nextLong() >>> shift;
    }
    return new Column.Numbers(values);
  }

  private Column addresses(int rows, int absentPercent) {
    long[] high = new long[rows];
    long[] low = new long[rows];
    int different = 1 + random.nextInt(2 * rows + 1);
    long base = random.nextLong();
    for (int row = 0; row < rows; row++) {
      if (random.nextInt(100) < absentPercent) {
        high[row] = IpAddress.ABSENT_HIGH;
        low[row] = IpAddress.ABSENT_LOW;
      } else {
        IpAddress address = address(base + random.nextInt(different));
        high[row] = address.high();
        low[row] = address.low();
      }
    }
    return new Column.Addresses(high, low);
  }

  /// The same address for the same number.
  static IpAddress address(long number) {
    SplittableRandom bits = new SplittableRandom(number);
    if (bits.nextInt(3) > 0) {
      return IpAddress.ofIpv4(bits.nextInt() >>> (bits.nextInt(4) * 8));
    }
    // Zero groups in every place, so that `::` stands everywhere.
    long high = bits.nextLong() & mask(bits);
    long low = bits.nextLong() & mask(bits);
    return new IpAddress(high, low);
  }

  private static long mask(SplittableRandom bits) {
    long mask = 0;
    for (int group = 0; group < 4; group++) {
      mask = mask << 16 | (bits.nextBoolean() ? 0xffffL : 0);
    }
    return mask;
  }

  private Column texts(int rows, int absentPercent) {
    String[] texts = new String[1 + random.nextInt(random.nextBoolean() ? 5 : rows + 1)];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = text();
    }
    int[] codes = new int[rows];
    for (int row = 0; row < rows; row++) {
      codes[row] = random.nextInt(100) < absentPercent ? -1 : random.nextInt(texts.length);
    }
    return new Column.Symbols(codes, texts);
  }

  private String text() {
    String letters = "abcdefghijklmnopqrstuvwxyzABC0123456789:/_-.%\"\\äßλ한𝄞";
    int[] points = letters.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    int length = 1 + random.nextInt(random.nextInt(10) == 0 ? 200 : 24);
    while (text.length() < length) {
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text.toString().equals("-") ? "a" : text.toString();
  }
}
