package weir.store.records;

import java.io.EOFException;
import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import weir.model.aws.Fault;
import weir.model.flow.Column;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;

/// Reads flow records out of a flat Parquet file, AWS's or anybody's: columns named as fields are,
/// with underscores or hyphens; other columns are kept as text. Used by one thread.
///
/// Numbers may be 32 or 64 bits wide or text. What a damaged file announces is checked before
/// memory is taken for it; the fault says what is wrong.
final class ParquetReader implements RecordReader {
  private static final int BATCH_ROWS = 1 << 14;

  private final ParquetSource source;
  private final PageUnpacker unpacker = new PageUnpacker();
  private final Projection projection;
  private final ReadNotices notices;
  private final ParquetMetadata metadata;
  private final Map<String, ParquetColumn> columns = new LinkedHashMap<>();
  private int nextRowGroup;
  private long rowsLeft;

  private ParquetReader(String name, ParquetSource source, Projection projection) {
    this.source = source;
    this.projection = projection;
    this.notices = new ReadNotices(name);
    try {
      this.metadata = ParquetMetadata.read(source);
    } catch (IOException failed) {
      throw fault(failed);
    }
    remark();
  }

  /// Reads a file; closing the reader closes it.
  static ParquetReader open(String name, ParquetSource source, Projection projection) {
    return new ParquetReader(name, source, projection);
  }

  private void remark() {
    for (String name : metadata.nested()) {
      notices.remark("column " + name + " has columns inside and is left out");
    }
    for (ParquetMetadata.Leaf leaf : metadata.columns()) {
      if (!isReadable(leaf.type())) {
        notices.remark(
            "column " + leaf.name() + " is neither text nor whole numbers and is left out");
      } else if (RecordField.find(leaf.name()).isEmpty()) {
        notices.remark("column " + leaf.name() + " is unknown to Weir and kept as text");
      }
    }
  }

  private static boolean isReadable(int type) {
    return type == ParquetFormat.INT32
        || type == ParquetFormat.INT64
        || type == ParquetFormat.BYTE_ARRAY;
  }

  @Override
  public Optional<RecordBatch> next() {
    try {
      while (rowsLeft == 0) {
        if (nextRowGroup == metadata.rowGroups().size()) {
          return Optional.empty();
        }
        begin(metadata.rowGroups().get(nextRowGroup++));
      }
      int rows = (int) Math.min(rowsLeft, BATCH_ROWS);
      Map<RecordField, Column> fields = new EnumMap<>(RecordField.class);
      Map<String, Column> extras = new LinkedHashMap<>();
      for (Map.Entry<String, ParquetColumn> entry : columns.entrySet()) {
        Column column = entry.getValue().next(rows);
        RecordField.find(entry.getKey())
            .ifPresentOrElse(
                field -> fields.put(field, column), () -> extras.put(entry.getKey(), column));
      }
      rowsLeft -= rows;
      if (rowsLeft == 0) {
        countUnreadable();
      }
      return Optional.of(RecordBatch.of(rows, fields, extras));
    } catch (IOException failed) {
      throw fault(failed);
    }
  }

  private void begin(ParquetMetadata.RowGroup group) throws DamagedParquetException {
    columns.clear();
    for (ParquetMetadata.Leaf leaf : metadata.columns()) {
      Optional<RecordField> field = RecordField.find(leaf.name());
      boolean wanted = field.map(projection::wants).orElse(projection.extras());
      if (wanted && isReadable(leaf.type())) {
        ParquetMetadata.Chunk chunk = chunk(group, leaf);
        columns.put(
            leaf.name(),
            new ParquetColumn(
                new ParquetPageReader(source, unpacker, chunk, leaf.nullable()),
                FieldValues.of(field.map(RecordField::type).orElse(RecordField.Type.STRING))));
      }
    }
    rowsLeft = group.rows();
  }

  private static ParquetMetadata.Chunk chunk(
      ParquetMetadata.RowGroup group, ParquetMetadata.Leaf leaf) throws DamagedParquetException {
    for (ParquetMetadata.Chunk chunk : group.chunks()) {
      if (chunk.name().equals(leaf.name())) {
        if (chunk.type() != leaf.type() || chunk.values() != group.rows()) {
          throw new DamagedParquetException(
              "has a column " + leaf.name() + " that does not fit its schema");
        }
        return chunk;
      }
    }
    throw new DamagedParquetException("lacks column " + leaf.name() + " in a row group");
  }

  private void countUnreadable() {
    columns.forEach((name, column) -> {
      if (column.unreadable() > 0) {
        notices.malformedValues(
            column.unreadable(), "column " + name + " has values that are not of its type");
      }
    });
  }

  private Fault fault(IOException failed) {
    return switch (failed) {
      case DamagedParquetException damaged ->
          new Fault.Corrupt(notices.file() + ": Parquet file " + damaged.getMessage());
      case EOFException _ -> new Fault.Corrupt(notices.file() + ": Parquet file breaks off");
      default ->
          new Fault.Unavailable(
              notices.file() + ": cannot be read on: " + failed.getMessage(), failed);
    };
  }

  @Override
  public ReadNotices notices() {
    return notices;
  }

  @Override
  public void close() {
    unpacker.close();
    try {
      source.close();
    } catch (IOException failed) {
      notices.remark("cannot be closed: " + failed.getMessage());
    }
  }
}
