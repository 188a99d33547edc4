package weir.query.columns;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import weir.model.aws.Fault;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;
import weir.store.records.GzipInput;
import weir.store.records.ParquetCodec;
import weir.store.records.ParquetTableWriter;
import weir.store.records.Projection;
import weir.store.records.RecordReader;
import weir.store.records.RecordTextReader;
import weir.store.records.RecordTextWriter;
import weir.store.records.TableColumn;

/// Makes columns of a text file of flow logs, and makes sure that nothing is lost: printed again,
/// the records must be the text, byte for byte.
final class ColumnConversion {
  private static final int ROW_GROUP_ROWS = 1 << 17;
  private static final int LONGEST_HEADER = 1 << 16;

  private ColumnConversion() {}

  /// @param pause called between batches; may wait or throw to give up
  /// @return what the columns hold, as in [ColumnFile#kinds]; empty when the text is not exactly
  ///   that of flow logs
  static Optional<String> convert(Path text, Path columns, Runnable pause) throws IOException {
    Optional<RecordFormat> format = format(text);
    if (format.isEmpty()) {
      return Optional.empty();
    }
    try {
      return convert(text, columns, format.get(), pause)
          ? Optional.of(kinds(format.get()))
          : Optional.empty();
    } catch (Fault.Corrupt notFlowLogs) {
      return Optional.empty();
    }
  }

  private static String kinds(RecordFormat format) {
    StringBuilder kinds = new StringBuilder();
    format.fields().forEach(field -> kinds.append(ColumnFile.kind(field.isNumber())));
    return kinds.toString();
  }

  /// The fields that the header line names; empty when it names anything else.
  private static Optional<RecordFormat> format(Path text) throws IOException {
    try (InputStream in = GzipInput.open(Files.newInputStream(text))) {
      byte[] head = in.readNBytes(LONGEST_HEADER);
      String line = new String(head, StandardCharsets.UTF_8).lines().findFirst().orElse("");
      List<RecordField> fields = new ArrayList<>();
      for (String name : line.split(" ", -1)) {
        Optional<RecordField> field =
            RecordField.find(name).filter(found -> found.fieldName().equals(name));
        if (field.isEmpty() || fields.contains(field.get())) {
          return Optional.empty();
        }
        fields.add(field.get());
      }
      return Optional.of(new RecordFormat(fields));
    } catch (IllegalArgumentException | Fault.Invalid noFormat) {
      return Optional.empty();
    }
  }

  private static boolean convert(Path text, Path columns, RecordFormat format, Runnable pause)
      throws IOException {
    CRC32 read = new CRC32();
    CRC32 printed = new CRC32();
    List<TableColumn> table = new ArrayList<>();
    for (RecordField field : format.fields()) {
      table.add(new TableColumn("c" + table.size(), TableColumn.of(field).kind()));
    }
    try (FileChannel file =
            FileChannel.open(columns, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        InputStream in = new CheckedInputStream(GzipInput.open(Files.newInputStream(text)), read);
        RecordReader records = RecordTextReader.open(text.toString(), in, Projection.ALL)) {
      OutputStream print = new CheckedOutputStream(OutputStream.nullOutputStream(), printed);
      RecordTextWriter printer = new RecordTextWriter(format);
      printer.writeHeader(print);
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16);
      try (ParquetTableWriter writer = new ParquetTableWriter(out, table, ParquetCodec.ZSTD)) {
        int rows = 0;
        for (Optional<RecordBatch> next = records.next(); next.isPresent(); next = records.next()) {
          pause.run();
          RecordBatch batch = next.get();
          printer.write(batch, print);
          for (int i = 0; i < table.size(); i++) {
            writer.add(i, batch.column(format.fields().get(i)), 0, batch.rows());
          }
          rows += batch.rows();
          if (rows >= ROW_GROUP_ROWS) {
            writer.endRowGroup();
            rows = 0;
          }
        }
        if (rows > 0) {
          writer.endRowGroup();
        }
      }
      file.force(true);
      return records.notices().isEmpty() && read.getValue() == printed.getValue();
    }
  }

  /// Whether a file begins like gzip.
  static boolean isGzip(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer head = ByteBuffer.allocate(2);
      channel.read(head, 0);
      return head.get(0) == 0x1f && head.get(1) == (byte) 0x8b;
    }
  }
}
