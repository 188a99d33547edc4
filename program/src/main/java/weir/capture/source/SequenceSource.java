package weir.capture.source;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Capture files one behind the other, as tcpdump leaves them when it rotates: windows go on across
/// their edges. Each is opened when its turn comes.
public final class SequenceSource implements PacketSource {
  private final Deque<String> waiting;
  private @Nullable PacketSource current;
  private SourceCounters passed = new SourceCounters(0, 0, 0);

  /// Of all files so far; written by the lane alone.
  private volatile SourceCounters counted = passed;

  /// @param files names as [CaptureFiles#open(String)] takes them
  public SequenceSource(List<String> files) {
    this.waiting = new ArrayDeque<>(files);
  }

  @Override
  public boolean read(PacketBuffer buffer) throws IOException {
    if (current == null) {
      String next = waiting.poll();
      if (next == null) {
        buffer.clear(new byte[0]);
        return false;
      }
      current = CaptureFiles.open(next);
    }
    boolean more = current.read(buffer);
    counted = passed.plus(current.counters());
    if (!more) {
      close();
    }
    return more || !waiting.isEmpty();
  }

  @Override
  public SourceCounters counters() {
    return counted;
  }

  @Override
  public void close() throws IOException {
    if (current != null) {
      PacketSource done = current;
      current = null;
      passed = passed.plus(done.counters());
      counted = passed;
      done.close();
    }
  }
}
