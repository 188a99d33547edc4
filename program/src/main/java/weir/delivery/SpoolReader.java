package weir.delivery;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;
import weir.model.flow.RecordBatch;

/// Reads frames of a spool back, while others append to it. Used by one thread.
final class SpoolReader implements Closeable {
  private final BatchDecoder decoder;
  private @Nullable Segment segment;
  private @Nullable FramedFile file;

  SpoolReader(BatchDecoder decoder) {
    this.decoder = decoder;
  }

  /// The rows of a frame; empty, and logged, when the disk does not hold them whole any more.
  Optional<RecordBatch> find(Frame frame) throws IOException {
    ByteBuffer payload = open(frame.segment()).read(frame.offset());
    if (payload.remaining() == frame.lengthBytes()) {
      try {
        return Optional.of(decoder.decode(payload.position(Frame.HEADER_BYTES), frame.rows()));
      } catch (Fault.Corrupt e) {
        DeliveryLog.lost(frame.segment().file.path(), frame.rows(), e.sentence());
        return Optional.empty();
      }
    }
    DeliveryLog.lost(frame.segment().file.path(), frame.rows(), "damaged at " + frame.offset());
    return Optional.empty();
  }

  private FramedFile open(Segment wanted) throws IOException {
    FramedFile opened = file;
    if (opened == null || !wanted.equals(segment)) {
      close();
      opened = FramedFile.openForReading(wanted.file.path());
      file = opened;
      segment = wanted;
    }
    return opened;
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
      file = null;
    }
  }
}
