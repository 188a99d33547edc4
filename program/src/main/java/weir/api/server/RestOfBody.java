package weir.api.server;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;

/// What a client still sends of a body when its request is answered. It is read and thrown away: a
/// connection that were closed meanwhile would break the client's writing, and take the answer with
/// it.
///
/// A client that asked first (`Expect: 100-continue`) and was not told to go on sends nothing.
final class RestOfBody {
  /// What one request of the services that are not S3 may have; more than a refused part of most
  /// uploads.
  private static final long MOST_BYTES = 16 << 20;

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private RestOfBody() {}

  /// Returns when the client has sent everything, or for too long.
  static void drain(Request request, AskedBody body) {
    if (body.isAtEnd() || request.getHeaders().contains(HttpHeader.EXPECT) && !body.isAsked()) {
      return;
    }
    Scheduler.Task end =
        request
            .getComponents()
            .getScheduler()
            .schedule(
                () -> request.fail(new TimeoutException("the rest of a body takes too long")),
                PATIENCE.toMillis(),
                TimeUnit.MILLISECONDS);
    try {
      skip(body);
    } catch (IOException gone) {
      // Nobody is there who would be helped.
    } finally {
      end.cancel();
    }
  }

  private static void skip(InputStream body) throws IOException {
    byte[] thrownAway = new byte[16 << 10];
    long left = MOST_BYTES;
    for (int read = 0; read >= 0 && left > 0; left -= read) {
      read = body.read(thrownAway);
    }
  }
}
