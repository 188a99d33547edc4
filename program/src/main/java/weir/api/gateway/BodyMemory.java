package weir.api.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/// The memory that bodies of requests may fill all together: they are read before anybody knows who
/// sends them. Safe for any number of threads.
///
/// Usual bodies are small and are never refused. What goes beyond comes from one share, taken as
/// the bytes arrive: whoever only announces a large body takes nothing from others.
final class BodyMemory {
  /// Of each body, in nobody's way.
  private static final int FREE_BYTES = 16 << 10;

  private static final int STEP_BYTES = 16 << 10;

  private final AtomicLong left;

  /// @param bytes of all bodies together, beyond the first of each
  BodyMemory(long bytes) {
    this.left = new AtomicLong(bytes);
  }

  /// An eighth of the heap, for a body is there up to four times while its request is verified; and
  /// twice the largest body at least.
  static BodyMemory usual(int largestBody) {
    return new BodyMemory(Math.max(2L * largestBody, Runtime.getRuntime().maxMemory() / 8));
  }

  /// What one request holds of it, until it is closed. Used by one thread.
  Share share() {
    return new Share();
  }

  /// What one request holds.
  final class Share implements AutoCloseable {
    private long taken;

    /// Reads a body to its end, or to one byte more than it may have.
    ///
    /// @throws FullException when all bodies together are too much
    byte[] read(InputStream body, int most) throws IOException, FullException {
      byte[] first = body.readNBytes(Math.min(FREE_BYTES, most + 1));
      if (first.length < FREE_BYTES) {
        return first;
      }
      // Grows by doubling and is copied at the end.
      ByteArrayOutputStream whole = new ByteArrayOutputStream(2 * FREE_BYTES);
      whole.writeBytes(first);
      while (whole.size() <= most) {
        byte[] step = body.readNBytes(Math.min(STEP_BYTES, most + 1 - whole.size()));
        if (step.length == 0) {
          break;
        }
        take(step.length);
        whole.writeBytes(step);
      }
      return whole.toByteArray();
    }

    private void take(int bytes) throws FullException {
      if (left.addAndGet(-bytes) < 0) {
        left.addAndGet(bytes);
        throw new FullException();
      }
      taken += bytes;
    }

    @Override
    public void close() {
      left.addAndGet(taken);
      taken = 0;
    }
  }

  /// There is no room for another large body now.
  static final class FullException extends Exception {
    private static final long serialVersionUID = 1;

    FullException() {
      super("no memory is left for large bodies", null, false, false);
    }
  }
}
