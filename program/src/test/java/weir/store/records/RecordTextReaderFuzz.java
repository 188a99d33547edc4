package weir.store.records;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import weir.model.aws.Fault;
import weir.model.flow.Column;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;

/// Feeds the text reader anything at all. What it could read it must read again after it was
/// written, the same, and without a complaint.
public final class RecordTextReaderFuzz {
  private RecordTextReaderFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    List<RecordBatch> batches = new ArrayList<>();
    try (RecordReader reader =
        RecordTextReader.open(
            "fuzz",
            new ByteArrayInputStream(input),
            Projection.ALL,
            Optional.of(RecordFormat.DEFAULT))) {
      for (var batch = reader.next(); batch.isPresent(); batch = reader.next()) {
        batches.add(batch.get());
      }
    } catch (Fault.Corrupt told) {
      require(String.valueOf(told.getMessage()).startsWith("fuzz: "), "message");
      return;
    }
    if (!batches.isEmpty()) {
      readAgain(batches, format(batches.getFirst()));
    }
  }

  /// The fields of the batch that are fields of ours.
  private static RecordFormat format(RecordBatch batch) {
    List<RecordField> present = new ArrayList<>();
    for (RecordField field : RecordField.values()) {
      if (!batch.column(field).equals(Column.ABSENT)) {
        present.add(field);
      }
    }
    return present.isEmpty() ? RecordFormat.DEFAULT : new RecordFormat(present);
  }

  private static void readAgain(List<RecordBatch> batches, RecordFormat format) throws IOException {
    ByteArrayOutputStream first = new ByteArrayOutputStream();
    ByteArrayOutputStream second = new ByteArrayOutputStream();
    RecordTextWriter writer = new RecordTextWriter(format);
    writer.writeHeader(first);
    writer.writeHeader(second);
    for (RecordBatch batch : batches) {
      writer.write(batch, first);
    }
    if (first
        .toString(StandardCharsets.UTF_8)
        .lines()
        .skip(1)
        .anyMatch(format.headerLine()::equals)) {
      // A line like the header is a header again, as in files that were joined.
      return;
    }
    try (RecordReader reader =
        RecordTextReader.open(
            "again", new ByteArrayInputStream(first.toByteArray()), Projection.ALL)) {
      for (var batch = reader.next(); batch.isPresent(); batch = reader.next()) {
        writer.write(batch.get(), second);
      }
      require(reader.notices().isEmpty(), "complaint " + reader.notices().examples());
    }
    require(Arrays.equals(first.toByteArray(), second.toByteArray()), "difference");
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError("impossible " + what);
    }
  }
}
