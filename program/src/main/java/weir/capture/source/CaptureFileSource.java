package weir.capture.source;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import weir.model.aws.Fault;

/// A capture file of either kind: chunks of bytes in which packets are found where they lie.
abstract sealed class CaptureFileSource implements PacketSource
    permits PcapFileSource, PcapngFileSource {
  final CaptureBytes bytes;

  // Written by the lane only, read by any thread.
  private final AtomicLong packets = new AtomicLong();
  private final AtomicLong malformed = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private boolean finished;

  CaptureFileSource(CaptureBytes bytes) {
    this.bytes = bytes;
  }

  @Override
  public final boolean read(PacketBuffer buffer) throws IOException {
    do {
      buffer.clear(bytes.array());
      try {
        index(buffer);
      } catch (Fault.Corrupt broken) {
        // The next read meets the same bytes again, with nothing to deliver before.
        if (buffer.count() == 0) {
          throw broken;
        }
      }
      if (buffer.count() > 0) {
        packets.addAndGet(buffer.count());
        return true;
      }
    } while (bytes.refill());
    if (!finished) {
      finished = true;
      if (bytes.isTorn()) {
        countMalformed();
      }
    }
    return false;
  }

  /// Adds the packets that lie whole among the unread bytes and consumes them, up to a full buffer.
  ///
  /// @throws Fault.Corrupt when the bytes where it stopped to consume can be no part of such a file
  abstract void index(PacketBuffer buffer);

  /// Counts a piece that was skipped because it is no packet.
  final void countMalformed() {
    malformed.incrementAndGet();
  }

  /// Notes how many packets whoever wrote the file says it lost.
  final void dropped(long total) {
    dropped.set(total);
  }

  @Override
  public final SourceCounters counters() {
    return new SourceCounters(packets.get(), dropped.get(), malformed.get());
  }

  @Override
  public final void close() throws IOException {
    bytes.close();
  }
}
