package weir.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import weir.model.aws.Fault;
import weir.model.flow.Column;
import weir.model.flow.InterfaceWindow;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;
import weir.model.net.IpAddress;

class BatchEncodingTest {
  private static final RecordFormat FORMAT = RecordFormat.ALL_VPC_FIELDS;

  private static byte[] encode(RecordBatch batch, int from, int count) {
    GrowingBytes bytes = new GrowingBytes(0);
    new BatchEncoder(FORMAT).encode(batch, from, count, bytes);
    return bytes.toArray();
  }

  private static RecordBatch decode(byte[] bytes, int rows) {
    return new BatchDecoder(FORMAT).decode(ByteBuffer.wrap(bytes), rows);
  }

  @Test
  void bringsBackWhatItWrote() {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 300; round++) {
      int rows = 1 + random.nextInt(200);
      RecordBatch batch = batch(random, rows);
      int from = random.nextInt(rows);
      int count = random.nextInt(rows - from + 1);
      RecordBatch back = decode(encode(batch, from, count), count);
      assertEquals(
          batch.lines(FORMAT).subList(from, from + count),
          back.lines(FORMAT),
          () -> "seed " + seed);
    }
  }

  private static RecordBatch batch(SplittableRandom random, int rows) {
    Map<RecordField, Column> columns = new EnumMap<>(RecordField.class);
    for (RecordField field : FORMAT.fields()) {
      columns.put(
          field,
          switch (field.type()) {
            case INT32, INT64 -> random.nextBoolean() ? numbers(random, rows) : Column.ABSENT;
            case ADDRESS -> addresses(random, rows);
            case STRING ->
                random.nextBoolean() ? symbols(random, rows) : new Column.SameText("größe");
          });
    }
    return RecordBatch.of(rows, columns);
  }

  private static Column numbers(SplittableRandom random, int rows) {
    int bits = random.nextInt(64);
    long[] values = random.longs(rows).map(v -> bits == 0 ? 0 : v >> bits).toArray();
    boolean gaps = random.nextBoolean();
    for (int i = 0; i < rows; i++) {
      if (gaps && random.nextInt(3) == 0) {
        values[i] = Column.Numbers.NONE;
      }
    }
    return new Column.Numbers(values);
  }

  private static Column addresses(SplittableRandom random, int rows) {
    long[] high = new long[rows];
    long[] low = new long[rows];
    boolean mixed = random.nextBoolean();
    for (int i = 0; i < rows; i++) {
      switch (mixed ? random.nextInt(3) : 0) {
        case 0 -> low[i] = IpAddress.lowOfIpv4(random.nextInt());
        case 1 -> {
          high[i] = random.nextLong();
          low[i] = random.nextLong();
        }
        default -> {
          high[i] = IpAddress.ABSENT_HIGH;
          low[i] = IpAddress.ABSENT_LOW;
        }
      }
    }
    return new Column.Addresses(high, low);
  }

  private static Column symbols(SplittableRandom random, int rows) {
    String[] texts = new String[1 + random.nextInt(50)];
    Arrays.setAll(texts, i -> "text-" + i);
    int[] codes = random.ints(rows, -1, texts.length).toArray();
    return new Column.Symbols(codes, texts);
  }

  @Test
  void writesAnOrdinaryRecordInFewBytes() {
    InterfaceWindow window = SampleRecords.minute("2018-06-20T16:21:00Z");
    long[] numbers = new SplittableRandom(1).longs(10_000, 0, 1 << 20).toArray();
    int length = encode(SampleRecords.flows(window, numbers), 0, 10_000).length;
    assertTrue(length < 4 * 10_000, () -> length + " bytes");
  }

  @Test
  void saysThatBytesWhichEndEarlyAreCorrupt() {
    byte[] bytes = encode(batch(new SplittableRandom(3), 50), 0, 50);
    for (int length = 0; length < bytes.length; length += 7) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThrows(Fault.Corrupt.class, () -> decode(cut, 50));
    }
  }
}
