package weir.delivery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import weir.model.flow.RecordBatch;

/// Writes the file of one publication into the spool's folder, from where it goes to the
/// destination. The same frames make the same bytes, always.
final class PublicationFile {
  private final FlowLogFiles files;
  private final BatchDecoder decoder;
  private final Path path;

  /// @param path where the file is made, in place of an earlier one
  PublicationFile(FlowLogFiles files, Path path) {
    this.files = files;
    this.decoder = new BatchDecoder(files.kept());
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
    try (SpoolReader reader = new SpoolReader(decoder);
        RowOutput out = RowOutput.open(path, files)) {
      int written = 0;
      long rows = 0;
      for (Frame frame : frames) {
        if (written > 0 && out.bytes() + frame.lengthBytes() > limitBytes) {
          break;
        }
        Optional<RecordBatch> batch = reader.find(frame);
        if (batch.isPresent()) {
          out.write(batch.get(), frame.lengthBytes());
          rows += frame.rows();
        }
        written++;
      }
      return new Content(written, rows);
    }
  }
}
