package weir.api.server;

import java.util.concurrent.Executors;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import weir.model.aws.Fault;

/// Jetty with a virtual thread per request.
public final class HttpServer implements AutoCloseable {
  private final Server server;
  private final ServerConnector connector;

  private HttpServer(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /// Starts listening.
  ///
  /// @throws Fault.Unavailable when the address is taken or not this machine's
  public static HttpServer start(HttpServerOptions options, HttpHandler handler) {
    QueuedThreadPool threads = new QueuedThreadPool(16);
    threads.setName("http");
    threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    Server server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(true);
    http.setRequestHeaderSize(options.headerBytes());
    http.setUriCompliance(UriCompliance.UNSAFE);
    http.setIdleTimeout(options.idle().toMillis());
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(options.host());
    connector.setPort(options.port());
    connector.setIdleTimeout(options.idle().toMillis());
    connector.setAcceptQueueSize(1024);
    server.addConnector(connector);
    server.setHandler(handlerOf(handler));
    server.setStopTimeout(options.patience().toMillis());
    try {
      server.start();
    } catch (Exception refused) {
      throw new Fault.Unavailable(
          "cannot listen on " + options.host() + ":" + options.port() + ": " + refused.getMessage(),
          refused);
    }
    return new HttpServer(server, connector);
  }

  private static Handler handlerOf(HttpHandler handler) {
    return new JettyHandler(handler);
  }

  /// The port that it listens on, also when it was to choose one itself.
  public int port() {
    return connector.getLocalPort();
  }

  /// Takes no more connections, lets running requests end, then stops.
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception unclean) {
      throw new Fault.Unavailable("the HTTP server did not stop: " + unclean.getMessage(), unclean);
    }
  }
}
