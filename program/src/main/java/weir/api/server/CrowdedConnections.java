package weir.api.server;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.IdleTimeout;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.jspecify.annotations.Nullable;

/// Ends connections that say nothing while there are as many as may be, so that idle ones cannot
/// keep everybody else out. One whose request is being answered is not idle, however long that
/// takes.
///
/// Jetty's own limit bounds the connections; its idle time for a crowd spares the last ones that
/// were let in, until only such are left.
final class CrowdedConnections extends AbstractLifeCycle {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final ServerConnector connector;
  private final int most;
  private final Duration idle;

  /// @param most connections at once
  /// @param idle how long one may say nothing in a crowd
  CrowdedConnections(ServerConnector connector, int most, Duration idle) {
    this.connector = connector;
    this.most = most;
    this.idle = idle;
  }

  @Override
  protected void doStart() {
    lookLater();
  }

  private void lookLater() {
    connector.getScheduler().schedule(this::look, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    if (!isRunning() && !isStarting()) {
      return;
    }
    if (connector.getConnectedEndPoints().size() >= most) {
      connector.getConnectedEndPoints().stream().filter(this::isIdle).forEach(EndPoint::close);
    }
    lookLater();
  }

  private boolean isIdle(EndPoint endPoint) {
    return endPoint instanceof IdleTimeout timed
        && timed.getIdleFor() > idle.toMillis()
        && !answers(endPoint.getConnection());
  }

  private static boolean answers(@Nullable Connection connection) {
    Connection inner =
        connection instanceof SslConnection tls ? tls.getSslEndPoint().getConnection() : connection;
    return inner != null && inner.getMessagesIn() > inner.getMessagesOut();
  }
}
