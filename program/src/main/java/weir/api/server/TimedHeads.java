package weir.api.server;

import java.time.Duration;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.internal.HttpConnection;

/// HTTP/1.1 whose requests must bring their head in time: a client that sends a byte now and then
/// is never idle, and would hold its connection for hours.
final class TimedHeads extends HttpConnectionFactory {
  private final long mostNanos;

  /// @param most from a head's first byte to its last
  TimedHeads(HttpConfiguration configuration, Duration most) {
    super(configuration);
    this.mostNanos = most.toNanos();
  }

  @Override
  public Connection newConnection(Connector connector, EndPoint endPoint) {
    Timed timed = new Timed(getHttpConfiguration(), connector, endPoint, mostNanos);
    timed.setTransferEncodingChunkMaxLength(getTransferEncodingChunkMaxLength());
    return configure(timed, connector, endPoint);
  }

  /// Says that a request's head is whole.
  static void whole(Request request) {
    if (request.getConnectionMetaData().getConnection() instanceof Timed timed) {
      timed.reading = false;
    }
  }

  /// A connection that looks at the clock whenever bytes arrive; one to which none arrive is idle,
  /// and ended for that.
  private static final class Timed extends HttpConnection {
    private final long mostNanos;
    private long beganAtNanos;

    /// Whether bytes of a head have come and the last has not.
    private volatile boolean reading;

    Timed(HttpConfiguration configuration, Connector connector, EndPoint endPoint, long mostNanos) {
      super(configuration, connector, endPoint);
      this.mostNanos = mostNanos;
    }

    @Override
    public void onFillable() {
      long now = System.nanoTime();
      if (reading && now - beganAtNanos > mostNanos) {
        getEndPoint().close();
        return;
      }
      long bytesBefore = getBytesIn();
      boolean begins = !reading;
      if (begins) {
        beganAtNanos = now;
        reading = true;
      }
      super.onFillable();
      if (begins && getBytesIn() == bytesBefore) {
        reading = false;
      }
    }
  }
}
