package weir.store.records;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weir.model.flow.Column;

/// Rows that are picked out of a column, and rows that are marked by their distinct value, are
/// those that reading all of it gives.
class StoredColumnTest {
  private final long seed = Long.getLong("weir.seed", System.nanoTime());
  private final SplittableRandom random = new SplittableRandom(seed);

  @ParameterizedTest
  @CsvSource({
    "1, 1, 0",
    "9, 2, 0",
    "700, 2, 30",
    "5000, 3, 0",
    "5000, 5, 5",
    "5000, 14, 0",
    "5000, 30, 0",
    "20000, 60, 1",
    "20000, 200, 0",
    "20000, 1000, 0",
    "20000, 4000, 10",
    "40000, 12000, 0",
    "140000, 70000, 0",
    "3000, 1000000000, 0",
    "3000, 1000000000, 20",
    "2000, 7, 100"
  })
  void picksAndMarksWhatReadingAllGives(int rows, int distinct, int absentPercent)
      throws IOException {
    long[] values = new long[rows];
    long offset = random.nextInt(1000);
    int runs = 1 + random.nextInt(20);
    for (int row = 0; row < rows; row++) {
      boolean repeats = row > 0 && row / 40 % runs == 0;
      values[row] =
          repeats
              ? values[row - 1]
              : random.nextInt(100) < absentPercent
                  ? Column.Numbers.NONE
                  : offset + random.nextInt(distinct);
    }
    for (TableColumn.Kind kind : List.of(TableColumn.Kind.INT32, TableColumn.Kind.INT64)) {
      for (boolean packed : new boolean[] {false, true}) {
        check(table(new TableColumn("n", kind, packed), values), values);
      }
    }
    if (absentPercent == 0) {
      check(table(new TableColumn("n", TableColumn.Kind.GROWING), values), values);
    }
  }

  private void check(ParquetTable table, long[] values) throws IOException {
    String where = "seed " + seed;
    int[] all = IntStream.range(0, values.length).toArray();
    assertArrayEquals(values, table.numbers(0, "n", all), where);
    for (int share : new int[] {1, 5, 100, 1000}) {
      StoredColumn column = table.column(0, "n");
      int[] some = IntStream.of(all).filter(_ -> random.nextInt(share) == 0).toArray();
      long[] expected = IntStream.of(some).mapToLong(row -> values[row]).toArray();
      assertArrayEquals(expected, column.numbers(some), where);
      mark(column, values, share);
      assertArrayEquals(expected, column.numbers(some), where + ", asked again");
    }
  }

  private void mark(StoredColumn column, long[] values, int share) throws IOException {
    RawValues distinct = column.distinct().orElse(null);
    if (distinct == null) {
      return;
    }
    boolean[] wanted = new boolean[distinct.count()];
    wanted[random.nextInt(wanted.length)] = true;
    for (int i = 0; i < wanted.length && share < 1000; i++) {
      wanted[i] |= random.nextInt(share) == 0;
    }
    boolean absent = random.nextBoolean();
    long[] marked = new long[(values.length + 63) / 64];
    column.mark(wanted, absent, marked);
    long[] sorted =
        IntStream.range(0, wanted.length)
            .filter(i -> wanted[i])
            .mapToLong(i -> distinct.numbers()[i])
            .sorted()
            .toArray();
    int count = 0;
    for (int row = 0; row < values.length; row++) {
      boolean expected =
          values[row] == Column.Numbers.NONE
              ? absent
              : Arrays.binarySearch(sorted, values[row]) >= 0;
      assertEquals(expected, (marked[row >>> 6] >>> row & 1) != 0, () -> "seed " + seed);
      count += expected ? 1 : 0;
    }
    assertEquals(count, Arrays.stream(marked).map(Long::bitCount).sum(), "no rows behind the last");
    assertTrue(sorted.length > 0);
  }

  private static ParquetTable table(TableColumn column, long[] values) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ParquetTableWriter writer =
        new ParquetTableWriter(file, List.of(column), ParquetCodec.ZSTD)) {
      writer.add(0, new Column.Numbers(values), 0, values.length);
      writer.endRowGroup();
    }
    return ParquetTable.open("test", new ParquetSource.OfBytes(file.toByteArray()));
  }
}
