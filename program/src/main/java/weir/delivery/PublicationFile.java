package weir.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import weir.model.flow.RecordBatch;
import weir.model.network.FlowLog.FileFormat;
import weir.store.records.RecordTextWriter;

/// Writes the file of one publication into the spool's folder, from where it goes to the
/// destination. The same frames make the same bytes, always.
final class PublicationFile {
  private final FlowLogFiles files;
  private final BatchDecoder decoder;
  private final Path path;

  /// @param path where the file is made, in place of an earlier one
  PublicationFile(FlowLogFiles files, Path path) {
    this.files = files;
    this.decoder = new BatchDecoder(files.format());
    this.path = path;
  }

  Path path() {
    return path;
  }

  /// What is in the file.
  ///
  /// @param frames how many of the offered frames, counted from the first
  record Content(int frames, long rows) {}

  /// Writes frames until all are in the file or the next one might make it larger than
  /// `limitBytes`; the first is always in it. A frame that the disk damaged is logged and left out.
  Content write(List<Frame> frames, long limitBytes) throws IOException {
    return switch (files.options().format()) {
      case FileFormat.PLAIN_TEXT -> writeText(frames, limitBytes);
      case FileFormat.PARQUET -> writeParquet(frames, limitBytes);
    };
  }

  private Content writeText(List<Frame> frames, long limitBytes) throws IOException {
    RecordTextWriter writer = new RecordTextWriter(files.format());
    int written = 0;
    long rows = 0;
    try (SpoolReader reader = new SpoolReader(decoder);
        CountedOutput counted = new CountedOutput(Files.newOutputStream(path));
        GzipOutput out = new GzipOutput(counted)) {
      writer.writeHeader(out);
      for (Frame frame : frames) {
        if (written > 0 && counted.bytes() + frame.lengthBytes() > limitBytes) {
          break;
        }
        Optional<RecordBatch> batch = reader.find(frame);
        if (batch.isPresent()) {
          writer.write(batch.get(), out);
          rows += frame.rows();
        }
        written++;
      }
    }
    return new Content(written, rows);
  }

  private Content writeParquet(List<Frame> frames, long limitBytes) throws IOException {
    if (frames.size() < limitBytes) throw new IOException("x");
    throw new IOException("parquet");
  }
}
