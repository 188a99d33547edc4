package weir.api.server;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/// A request's body that knows whether anybody asked for it, and whether it was read to its end; it
/// fails when the client takes too long to send it. Used by one thread at a time.
///
/// Only waiting for the client counts: a server that is busy does not make its clients slow.
final class AskedBody extends FilterInputStream {
  private static final long NANOS_OF_A_SECOND = 1_000_000_000;

  private final int slowestBytesPerSecond;
  private final long graceNanos;
  private long waitedNanos;
  private long bytes;
  private boolean asked;
  private boolean atEnd;

  /// @param grace how long one may wait before the rate counts
  AskedBody(InputStream body, int slowestBytesPerSecond, Duration grace) {
    super(body);
    this.slowestBytesPerSecond = slowestBytesPerSecond;
    this.graceNanos = grace.toNanos();
  }

  boolean isAsked() {
    return asked;
  }

  boolean isAtEnd() {
    return atEnd;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int count) throws IOException {
    asked = true;
    long begin = System.nanoTime();
    int read = in.read(into, from, count);
    waitedNanos += System.nanoTime() - begin;
    bytes += Math.max(read, 0);
    atEnd |= read < 0;
    if (!atEnd && waitedNanos > graceNanos && bytes < slowestBytesPerSecond * waitedSeconds()) {
      throw new IOException(
          "the body comes with fewer than " + slowestBytesPerSecond + " bytes in a second");
    }
    return read;
  }

  private double waitedSeconds() {
    return (double) waitedNanos / NANOS_OF_A_SECOND;
  }

  @Override
  public long skip(long count) throws IOException {
    byte[] passed = new byte[Math.clamp(count, 0, 8192)];
    return Math.max(0, read(passed, 0, passed.length));
  }

  /// The connection is the server's to close: what follows on it is another request's.
  @Override
  public void close() {
    // A body that is left is read to its end by [RestOfBody].
  }
}
