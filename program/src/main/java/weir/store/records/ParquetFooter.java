package weir.store.records;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What stands at the end of a Parquet file that is being written: its columns and where each
/// column of each row group lies. Written by one writer.
final class ParquetFooter {
  /// The smallest and largest value of a chunk, in plain encoding without a length.
  record Bounds(byte[] smallest, byte[] largest) {
    /// Those of a chunk without values.
    static final Bounds NONE = new Bounds(new byte[0], new byte[0]);
  }

  /// How a chunk is compressed, and its sizes with the headers of its pages.
  record Packing(ParquetCodec codec, long unpackedBytes, long packedBytes) {}

  /// One column of one row group.
  ///
  /// @param rows rows, with or without a value
  /// @param absent rows without a value
  /// @param start file position of the first page
  /// @param dataPosition file position of the data page; a dictionary page lies before if it is not
  ///   `start`
  /// @param encoding how the values of the data page are written
  record Chunk(
      int rows,
      int absent,
      long start,
      long dataPosition,
      Packing packing,
      int encoding,
      Bounds bounds) {
    boolean hasDictionary() {
      return dataPosition > start;
    }
  }

  private record Column(TableColumn column, Chunk chunk) {}

  private record RowGroup(List<Column> columns, int rows, int ordinal) {
    long sum(java.util.function.ToLongFunction<Packing> bytes) {
      return columns.stream().mapToLong(column -> bytes.applyAsLong(column.chunk.packing())).sum();
    }
  }

  private final List<TableColumn> columns;
  private final List<RowGroup> rowGroups = new ArrayList<>();

  ParquetFooter(List<TableColumn> columns) {
    this.columns = List.copyOf(columns);
  }

  /// @param chunks one per column, in their order
  void add(List<Chunk> chunks) {
    List<Column> members = new ArrayList<>();
    for (int i = 0; i < chunks.size(); i++) {
      members.add(new Column(columns.get(i), chunks.get(i)));
    }
    rowGroups.add(new RowGroup(members, chunks.getFirst().rows(), rowGroups.size()));
  }

  /// Appends the footer, without its length and the magic that follow it.
  void write(ByteSink out) {
    ThriftOutput thrift = new ThriftOutput(out);
    List<TableColumn> withRoot = new ArrayList<>(columns);
    withRoot.addFirst(columns.getFirst());
    boolean[] rootWritten = {false};
    thrift.i32(1, 2);
    thrift.structs(
        2,
        withRoot,
        (schema, column) -> {
          if (rootWritten[0]) {
            writeColumn(schema, column);
          } else {
            rootWritten[0] = true;
            schema.text(4, "flow_record");
            schema.i32(5, columns.size());
          }
        });
    thrift.i64(3, rowGroups.stream().mapToLong(RowGroup::rows).sum());
    thrift.structs(4, rowGroups, this::writeRowGroup);
    thrift.text(6, "weir");
    thrift.structs(
        7, Collections.nCopies(columns.size(), ""), (order, _) -> order.struct(1, () -> {}));
    thrift.end();
  }

  private static void writeColumn(ThriftOutput schema, TableColumn column) {
    schema.i32(1, column.physicalType());
    schema.i32(3, ParquetFormat.OPTIONAL);
    schema.text(4, column.name());
    if (!column.isNumber()) {
      schema.i32(6, ParquetFormat.UTF8);
      schema.struct(10, () -> schema.struct(1, () -> {}));
    }
  }

  private void writeRowGroup(ThriftOutput thrift, RowGroup group) {
    thrift.structs(
        1,
        group.columns(),
        (column, content) -> {
          column.i64(2, 0);
          column.struct(3, () -> writeChunk(column, content));
        });
    thrift.i64(2, group.sum(Packing::unpackedBytes));
    thrift.i64(3, group.rows());
    thrift.i64(5, group.columns().getFirst().chunk().start());
    thrift.i64(6, group.sum(Packing::packedBytes));
    thrift.i16(7, group.ordinal());
  }

  private void writeChunk(ThriftOutput thrift, Column column) {
    Chunk chunk = column.chunk();
    thrift.i32(1, column.column().physicalType());
    thrift.i32s(
        2,
        chunk.hasDictionary()
            ? List.of(ParquetFormat.PLAIN, ParquetFormat.RLE, chunk.encoding())
            : List.of(chunk.encoding(), ParquetFormat.RLE));
    thrift.texts(3, List.of(column.column().name()));
    thrift.i32(4, chunk.packing().codec().number());
    thrift.i64(5, chunk.rows());
    thrift.i64(6, chunk.packing().unpackedBytes());
    thrift.i64(7, chunk.packing().packedBytes());
    thrift.i64(9, chunk.dataPosition());
    if (chunk.hasDictionary()) {
      thrift.i64(11, chunk.start());
    }
    thrift.struct(
        12,
        () -> {
          thrift.i64(3, chunk.absent());
          if (!chunk.bounds().equals(Bounds.NONE)) {
            thrift.binary(5, chunk.bounds().largest());
            thrift.binary(6, chunk.bounds().smallest());
          }
        });
  }
}
