package weir.store.records;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import weir.model.aws.Fault;
import weir.model.flow.RecordField;

/// The columns that a file of flow records announces, in the file's order: by the header line of a
/// text, plain or packed by gzip, or by the schema of Parquet.
public record FileColumns(List<FileColumn> columns) {
  private static final int LONGEST_HEADER = 1 << 16;

  public FileColumns {
    columns = List.copyOf(columns);
  }

  /// A column as the file names it.
  public record FileColumn(String name, Type type) {}

  /// What a column's values are.
  public enum Type {
    BOOLEAN,
    INT32,
    INT64,
    FLOAT,
    DOUBLE,
    TEXT
  }

  /// Reads the beginning of a text, or the end of Parquet, and nothing else.
  ///
  /// @return empty for a text without a header line of field names
  /// @throws Fault.Corrupt when it is neither text nor Parquet
  public static Optional<FileColumns> of(Path file) {
    try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
      stream.mark(4);
      byte[] magic = stream.readNBytes(4);
      stream.reset();
      if (Arrays.equals(magic, ParquetFormat.MAGIC)) {
        return Optional.of(parquet(file));
      }
      boolean packed = magic.length > 1 && magic[0] == 0x1f && magic[1] == (byte) 0x8b;
      try (InputStream text = packed ? GzipInput.open(stream) : stream) {
        return text(text);
      }
    } catch (IOException failed) {
      throw new Fault.Corrupt(file + " cannot be read: " + failed.getMessage());
    }
  }

  private static FileColumns parquet(Path file) throws IOException {
    try (ParquetSource source = ParquetSource.of(file)) {
      return new FileColumns(
          ParquetMetadata.read(source).columns().stream()
              .map(leaf -> new FileColumn(leaf.name(), type(leaf.type())))
              .toList());
    }
  }

  private static Type type(int physical) {
    return switch (physical) {
      case 0 -> Type.BOOLEAN;
      case ParquetFormat.INT32 -> Type.INT32;
      case ParquetFormat.INT64 -> Type.INT64;
      case 4 -> Type.FLOAT;
      case 5 -> Type.DOUBLE;
      default -> Type.TEXT;
    };
  }

  private static Optional<FileColumns> text(InputStream text) throws IOException {
    byte[] start = text.readNBytes(LONGEST_HEADER);
    int end = 0;
    while (end < start.length && start[end] != '\n') {
      end++;
    }
    String line = new String(start, 0, end, StandardCharsets.UTF_8).strip();
    List<FileColumn> columns = new ArrayList<>();
    boolean known = false;
    for (String name : line.split(" ", -1)) {
      Optional<RecordField> field = RecordField.find(name);
      known |= field.isPresent();
      columns.add(new FileColumn(name, field.map(FileColumns::type).orElse(Type.TEXT)));
    }
    return known ? Optional.of(new FileColumns(columns)) : Optional.empty();
  }

  private static Type type(RecordField field) {
    return switch (field.type()) {
      case INT32 -> Type.INT32;
      case INT64 -> Type.INT64;
      case STRING, ADDRESS -> Type.TEXT;
    };
  }
}
